import { v4 as uuid } from 'uuid'

const key = 'senha.instance'

/**
 * Tells this page from another one under the same name; in `sessionStorage` it stays the same when the page is loaded
 * again. Undefined in a browser that keeps nothing: the hub then knows the page by its address.
 */
export const pageInstance = (
  store: Pick<Storage, 'getItem' | 'setItem'>,
  make: () => string = uuid,
): string | undefined => {
  try {
    const known = store.getItem(key)
    if (known !== null && known !== '' && known.length <= 64) return known
    const fresh = make()
    store.setItem(key, fresh)
    return fresh
  } catch {
    return undefined
  }
}
