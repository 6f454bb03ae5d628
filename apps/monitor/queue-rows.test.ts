import { expect, test } from 'vitest'
import { alertLines } from './alert-lines.ts'
import { queueRows } from './queue-rows.ts'
import { monitorWords } from './words.ts'
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

test('[F5] a queue whose service is gone from the configuration stands behind the others, named as gone', () => {
  const [first] = busy().queues
  const gone = { ...first, serviceId: 'surgery', waiting: 2, wait: null, openCounters: 0, tickets: first?.tickets.slice(0, 2) ?? [] }
  const state = busy({ queues: [gone, ...busy().queues], alerts: [{ code: 'unknown-service', level: 'soon', subject: 'surgery', at: ago(0), count: 2 }] })
  expect(queueRows(state, lisbon, now).at(-1)).toEqual({ serviceId: 'surgery', waiting: 2, oldest: 22, over: false, wait: null, openCounters: 0, unserved: true })
  expect(queueRows(state, lisbon, now)).toHaveLength(lisbon.services.length + 1)
  const words = monitorWords(lisbon, 'en')
  expect(words.service('surgery')).toBe('surgery (no longer exists)')
  expect(alertLines(state, words).map(({ text }) => text)).toEqual(['Service “surgery” no longer exists, and 2 people still expect it. A mediator can move their tickets.'])
})
