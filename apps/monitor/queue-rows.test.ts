import { expect, test } from 'vitest'
import { queueRows } from './queue-rows.ts'
import { ago, busy, calm, lisbon } from './testing/states.ts'

const now = new Date(ago(0))

test('a queue whose oldest ticket waits longer than the service promises stands out', () => {
  const rows = queueRows(busy(), lisbon, now)
  expect(rows.filter((row) => row.over).map((row) => row.serviceId)).toEqual(['borders'])
  expect(rows.find((row) => row.serviceId === 'borders')).toMatchObject({ waiting: 21, oldest: 84 })
})

test('rows stand in the centre\'s order, whoever waits', () => {
  for (const state of [busy(), calm()]) expect(queueRows(state, lisbon, now).map((row) => row.serviceId)).toEqual(lisbon.services.map((service) => service.id))
  expect(queueRows(calm(), lisbon, now).every((row) => row.oldest === undefined && !row.over)).toBe(true)
})
