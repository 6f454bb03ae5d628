import type { CardSlip } from '@senha/protocol'
import { expect, test, vi } from 'vitest'
import { timings } from '../timings.ts'
import { createCardSlips } from './card-slips.ts'

const card = { cardCode: 'ACDEFGHJKMNP', language: 'uk', days: 365 } as const

const at = (connected: readonly string[]) => {
  const pushed: [string, CardSlip][] = []
  return { pushed, cards: createCardSlips<string>({ socketOf: (device) => connected.find((one) => one === device), push: (socket, slip) => pushed.push([socket, slip]) }) }
}

test('[K4] a code goes to the named device alone, once for one command, and its answer says what became of the paper', async () => {
  const { pushed, cards } = at(['door', 'desk'])
  const first = cards.print('c1', 'door', card)
  const again = cards.print('c1', 'door', card)
  expect(pushed).toEqual([['door', { ...card, slipId: 'c1' }]])
  cards.heard('desk', 'c1', 'failed')
  cards.heard('door', 'another', 'failed')
  cards.heard('door', 'c1', 'printed')
  expect(await Promise.all([first, again])).toEqual([{ ok: true, outcome: 'printed' }, { ok: true, outcome: 'printed' }])
  expect(await cards.print('c1', 'door', card)).toEqual({ ok: true, outcome: 'printed' })
  expect(pushed).toHaveLength(1)
})

test('[K4] a device that is not connected gets nothing, now or later', async () => {
  const { pushed, cards } = at([])
  expect(await cards.print('c1', 'door', card)).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  expect(pushed).toEqual([])
})

test('[K4] of a device that says nothing nobody knows', async () => {
  vi.useFakeTimers()
  try {
    const { cards } = at(['door'])
    const answer = cards.print('c1', 'door', card)
    await vi.advanceTimersByTimeAsync(timings.cardSlipMs)
    expect(await answer).toEqual({ ok: true, outcome: 'unknown' })
  } finally {
    vi.useRealTimers()
  }
})

test('[K4] a slip is wanted by who was handed it, until it is told of, and no longer than somebody stands there', async () => {
  vi.useFakeTimers()
  try {
    const { cards } = at(['door', 'desk'])
    const told = cards.print('c1', 'door', card)
    expect([cards.wanted('door', 'c1'), cards.wanted('desk', 'c1'), cards.wanted('door', 'c2')]).toEqual([true, false, false])
    cards.heard('door', 'c1', 'printed')
    await told
    expect(cards.wanted('door', 'c1')).toBe(false)
    const late = cards.print('c2', 'door', card)
    await vi.advanceTimersByTimeAsync(timings.cardSlipFreshMs)
    expect(cards.wanted('door', 'c2')).toBe(false)
    // its outcome is waited for a little longer
    cards.heard('door', 'c2', 'failed')
    expect(await late).toEqual({ ok: true, outcome: 'failed' })
  } finally {
    vi.useRealTimers()
  }
})
