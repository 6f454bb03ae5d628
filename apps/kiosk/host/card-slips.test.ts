import { lisboa } from '../testing/samples.ts'
import { expect, test } from 'vitest'
import { createCardSlips } from './card-slips.ts'

const slip = { slipId: 's1', cardCode: 'ACDEFGHJKMNP', language: 'uk', days: 365 } as const
const paper = { bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: [] }

const reported = async (parts: Partial<Parameters<typeof createCardSlips>[0]>): Promise<unknown> =>
  new Promise((told) => {
    createCardSlips({
      printer: { print: async () => ({ outcome: 'printed' }) }, centre: () => lisboa, draw: async () => paper, report: (slipId, outcome) => told([slipId, outcome]), ...parts,
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
