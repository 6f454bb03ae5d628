import type { Call, PublicCentre, Queue } from '@senha/protocol'
import { expect, test } from 'vitest'
import { driftAt } from './drift.ts'
import { ofZone } from './of-zone.ts'
import { pageOf, queueRows, recentRows } from './rows.ts'

const call = (seq: number, number: string, zone = 'zone-1'): Call => ({ seq, number, counter: '3', zone, serviceId: 'welcome', language: 'pt', at: '2026-11-23T09:00:00Z' })
const service = (id: string, zone: string): PublicCentre['services'][number] => ({
  id, zone, letters: 'A', kind: 'welcome', agency: 'centre', pictogram: 'hand-heart', name: { pt: id }, shortName: { pt: id }, targetWaitMinutes: 10, sees: [], needs: [],
})
const queue = (serviceId: string, waiting: number, openCounters = 0): Queue => ({ serviceId, waiting, wait: null, openCounters })
const centre = { services: [service('welcome', 'zone-1'), service('health', 'zone-2'), service('legal', 'zone-2')] }

test('the display of a zone shows its own calls and queues alone; without a zone it shows all', () => {
  const board = {
    called: [call(3, 'A003'), call(2, 'H002', 'zone-2')], recent: [call(1, 'L001', 'zone-2')],
    queues: [queue('welcome', 4), queue('health', 2), queue('legal', 0)],
  }
  expect(ofZone(board, centre, undefined)).toBe(board)
  expect(ofZone(board, centre, 'zone-2')).toEqual({ called: [call(2, 'H002', 'zone-2')], recent: [call(1, 'L001', 'zone-2')], queues: [queue('health', 2), queue('legal', 0)] })
  expect(ofZone(board, centre, 'elsewhere')).toEqual({ called: [], recent: [], queues: [] })
})

test('the list has the newest first, each number once, and not the one that fills the screen', () => {
  const rows = recentRows([call(9, 'A009'), call(7, 'A004')], [call(8, 'A008'), call(9, 'A009'), call(2, 'A004'), call(1, 'A001')], 'A009', 2)
  expect(rows.map((row) => [row.call.number, row.awaited])).toEqual([['A008', false], ['A004', true]])
})

test('a service without people and without an open counter takes no room, and the order is the centre\'s', () => {
  expect(queueRows([queue('legal', 1), queue('health', 0), queue('welcome', 0, 2)], centre).map((row) => row.service.id)).toEqual(['welcome', 'legal'])
})

test('queues that do not fit are shown in turns, in even pages, each once a round', () => {
  const items = [1, 2, 3, 4, 5]
  expect([0, 1, 2].map((turn) => pageOf(items, 4, turn).items)).toEqual([[1, 2, 3], [4, 5], [1, 2, 3]])
  expect(pageOf(items, 5, 7)).toEqual({ items, page: 0, pages: 1 })
  expect(pageOf([], 4, 3)).toEqual({ items: [], page: 0, pages: 1 })
})

test('the picture moves in small steps and comes back to its middle', () => {
  const steps = Array.from({ length: 10 }, (_, step) => driftAt(step))
  expect(steps[9]).toEqual({ x: 0, y: 0 })
  expect(new Set(steps.map(({ x, y }) => `${x} ${y}`)).size).toBe(9)
  expect(steps.every(({ x, y }) => Math.max(Math.abs(x), Math.abs(y)) <= 1)).toBe(true)
})
