import { expect, test } from 'vitest'
import { createPresence } from './presence.ts'
import type { People } from './store/people.ts'

const withDevices = () => {
  const seen: string[] = []
  const state = { transactions: 0, locked: false }
  const unused = (): never => { throw new Error('presence does not use this') }
  const people: People = {
    staff: unused, allStaff: unused, addStaff: unused, removeStaff: unused, openSession: unused, sessionOf: unused, pairDevice: unused, revokeDevice: unused, pairedDevice: unused,
    sawDevice: (_kind, id) => void seen.push(id),
    devices: () => Array.from({ length: 200 }, (_, n) => ({ id: `display-${n}`, kind: 'display' as const, lastSeenAt: null })),
  }
  const tryNow = (work: () => void): boolean => {
    if (state.locked) return false
    state.transactions += 1
    work()
    return true
  }
  return { seen, state, presence: createPresence<number>(people, { tryNow }, () => 1_000, () => undefined) }
}

test('[speed presence] two hundred devices are written down in one transaction, and not again while nothing changed', () => {
  const { seen, state, presence } = withDevices()
  for (let n = 0; n < 200; n += 1) presence.arrive('display', `display-${n}`, n)
  presence.remember()
  expect([state.transactions, seen.length]).toEqual([1, 200])
  presence.remember()
  expect(state.transactions).toBe(1)
})

test('[security 11] what cannot be written down now is written with the next', () => {
  const { seen, state, presence } = withDevices()
  state.locked = true
  presence.arrive('display', 'display-7', 7)
  presence.remember()
  expect(seen).toEqual([])
  state.locked = false
  presence.remember()
  expect(seen).toEqual(['display-7'])
})
