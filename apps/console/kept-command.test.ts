import { expect, test } from 'vitest'
import { keepCommand, keptCommand } from './kept-command.ts'

const newStore = () => {
  const kept = new Map<string, string>()
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
}

test('a command about the same thing keeps its id, about another it gets a new one', () => {
  const store = newStore()
  const first = keepCommand(store, 'card:issue', 'ticket-1')
  expect(keepCommand(store, 'card:issue', 'ticket-1')).toBe(first)
  expect(keptCommand(store, 'card:issue', 'ticket-1')).toBe(first)
  expect(keepCommand(store, 'card:issue', 'ticket-2')).not.toBe(first)
  expect(keptCommand(store, 'card:issue', 'ticket-1')).toBeUndefined()
})

test('what is kept in another shape counts as nothing', () => {
  const store = newStore()
  store.setItem('senha.console.command.card:issue', '{"of":1}')
  expect(keptCommand(store, 'card:issue', 'ticket-1')).toBeUndefined()
  store.setItem('senha.console.command.card:issue', '{')
  expect(keptCommand(store, 'card:issue', 'ticket-1')).toBeUndefined()
})
