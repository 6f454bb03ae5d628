import { expect, test } from 'vitest'
import { openSession } from './session.ts'

const memory = (): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> => {
  const kept = new Map<string, string>()
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) }
}
const olga = { token: 't', user: { id: 'olga', name: 'Olga', role: 'mediator' as const, agency: 'centre', languages: ['pt', 'uk'] } }

test('who signed in is still signed in after a reload, and nobody after signing out', () => {
  const store = memory()
  openSession('senha.console', store).keep(olga)
  expect(openSession('senha.console', store).read()).toEqual(olga)
  openSession('senha.console', store).forget()
  expect(openSession('senha.console', store).read()).toBeUndefined()
})

test('what an older page or another program left there is as good as nobody', () => {
  const store = memory()
  for (const left of ['{', '{}', '"olga"', JSON.stringify({ token: 't' })]) {
    store.setItem('senha.console', left)
    expect(openSession('senha.console', store).read()).toBeUndefined()
  }
})
