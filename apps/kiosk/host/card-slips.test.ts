import { lisboa } from '../testing/samples.ts'
import { expect, test, vi } from 'vitest'
import { hostTimings } from '../timings.ts'
import { createCardSlips } from './card-slips.ts'

const slip = { slipId: 's1', cardCode: 'ACDEFGHJKMNP', language: 'uk', days: 365 } as const
const paper = { bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: [] }

const reported = async (parts: Partial<Parameters<typeof createCardSlips>[0]>): Promise<unknown> =>
  new Promise((told) => {
    createCardSlips({
      printer: { print: async () => ({ outcome: 'printed' }) }, centre: () => lisboa, draw: async () => paper, wanted: async () => true, report: (slipId, outcome) => told([slipId, outcome]), ...parts,
    })(slip)
  })

test('[K4] a card is printed at once, and the hub hears what became of it', async () => {
  const drawn: unknown[] = []
  expect(await reported({ draw: async ({ centre: _centre, ...card }) => {
    drawn.push(card)
    return paper
  } })).toEqual(['s1', 'printed'])
  expect(drawn).toEqual([{ code: slip.cardCode, days: 365, language: 'uk' }])
})

test('[K4] what cannot be drawn or printed is told as such, once, and never tried again', async () => {
  let prints = 0
  expect(await reported({ printer: { print: async () => {
    prints += 1
    return { outcome: 'failed', fault: 'no-paper' }
  } } })).toEqual(['s1', 'failed'])
  expect(prints).toBe(1)
  expect(await reported({ printer: { print: async () => Promise.reject(new Error('the cable is out')) } })).toEqual(['s1', 'unknown'])
  expect(await reported({ draw: async () => Promise.reject(new Error('no font')) })).toEqual(['s1', 'failed'])
  expect(await reported({ centre: () => undefined })).toEqual(['s1', 'failed'])
})

test('[K4] one that came late is not printed: who waited for it has gone', async () => {
  let prints = 0
  const print = async () => {
    prints += 1
    return { outcome: 'printed' as const }
  }
  const asked: string[] = []
  expect(await reported({ printer: { print }, wanted: async (slipId) => {
    asked.push(slipId)
    return false
  } })).toEqual(['s1', 'failed'])
  expect(await reported({ printer: { print }, wanted: async () => Promise.reject(new Error('the network is away')) })).toEqual(['s1', 'failed'])
  expect(asked).toEqual(['s1'])
  vi.useFakeTimers()
  try {
    const silent = reported({ printer: { print }, wanted: () => new Promise(() => undefined) })
    await vi.advanceTimersByTimeAsync(hostTimings.cardWantedMs)
    expect(await silent).toEqual(['s1', 'failed'])
  } finally {
    vi.useRealTimers()
  }
  expect(prints).toBe(0)
})

test('[K4] it is drawn before the hub is asked, and does not wait long for a busy printer', async () => {
  const order: string[] = []
  await reported({
    draw: async () => {
      order.push('drawn')
      return paper
    },
    wanted: async () => {
      order.push('asked')
      return true
    },
    printer: { print: async (_paper, limit) => {
      order.push(`printed within ${limit?.withinMs}`)
      return { outcome: 'printed' }
    } },
  })
  expect(order).toEqual(['drawn', 'asked', `printed within ${hostTimings.cardPrintMs}`])
})
