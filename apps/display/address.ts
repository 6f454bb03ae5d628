import { z } from 'zod'

const arrows = ['right', 'left', 'straight', 'up', 'down', 'none'] as const
export type Arrow = (typeof arrows)[number]

export interface DisplayAddress {
  token?: string
  /** Names this display where one token serves several. */
  id?: string
  /** Only the calls and queues of this zone; the whole centre without it. */
  zone?: string
  /** Where the arrow of every call points from here: only who hangs the screen knows. Without it, the zone's own direction. */
  arrow?: Arrow
}

const remembered = z.object({ token: z.string().min(1).max(256), id: z.string().min(1).max(64).optional() })
const storeKey = 'senha.display'

type Store = Pick<Storage, 'getItem' | 'setItem'>

const recall = (store: Store): z.infer<typeof remembered> | undefined => {
  try {
    return remembered.safeParse(JSON.parse(store.getItem(storeKey) ?? 'null')).data
  } catch {
    return undefined
  }
}

/** Keeps the token for the next start. */
export const remember = (store: Pick<Storage, 'setItem'>, identity: { token: string; id?: string | undefined }): void => store.setItem(storeKey, JSON.stringify(identity))

/**
 * What the display's address says. A token in it is remembered, and `clean` is the address without it: it must not stand on
 * a screen or in a history.
 */
export const readAddress = (href: string, store: Store): { settings: DisplayAddress; clean: string } => {
  const url = new URL(href)
  const value = (name: string): string | undefined => url.searchParams.get(name)?.trim().slice(0, 256) || undefined
  const given = value('token')
  const id = value('id')?.slice(0, 64)
  const before = recall(store)
  const token = given ?? before?.token
  if (given !== undefined) remember(store, { token: given, id })
  url.searchParams.delete('token')
  return {
    settings: { token, id: id ?? (given === undefined ? before?.id : undefined), zone: value('zone'), arrow: arrows.find((arrow) => arrow === value('arrow')) },
    clean: url.href,
  }
}
