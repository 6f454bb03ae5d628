import { expect, test } from 'vitest'
import { pageInstance } from './page-instance.ts'

const storage = (): Pick<Storage, 'getItem' | 'setItem'> => {
  const kept = new Map<string, string>()
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) }
}

test('[cloned display token] a page that is loaded again is the same one; another page is another', () => {
  const [one, other] = [storage(), storage()]
  expect(pageInstance(one)).toBe(pageInstance(one))
  expect(pageInstance(one)).not.toBe(pageInstance(other))
})

test('a browser that keeps nothing has no instance', () => {
  const refuses = (): never => {
    throw new Error('storage is denied')
  }
  expect(pageInstance({ getItem: refuses, setItem: refuses })).toBeUndefined()
})
