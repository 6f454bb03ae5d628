import { callNext, closeDay, emptyDay, start } from '@senha/domain'
import { expect, test } from 'vitest'
import { afterFacts, dayEnd } from './day-end.ts'
import { allIsWell, people } from './testing/alert-moment.ts'

test('[T8] who has a counter when the day ends is remembered with what became of the tickets, until they open one again', () => {
  const it = allIsWell()
  it.issue('papers')
  it.issue('papers')
  it.does((context) => callNext(context, people.ana))
  it.does((context) => start(context, people.ana))
  const { day } = it.moment().house
  const end = dayEnd(day, it.now)
  expect(end.expired).toEqual(['welcome'])
  const ana = end.staff.get('ana')
  expect(ana?.served).toBe([...day.tickets.values()].find(({ status }) => status === 'serving')?.number)
  expect(closeDay(day).filter(({ type }) => type === 'ticket-ended')).toHaveLength(2)
  const after = afterFacts(end, [{ type: 'counter-opened', actor: 'ana', counterId: 'w1', data: { takeOver: false, languages: [] }, seq: 1, at: it.now }])
  expect(after?.staff.has('ana')).toBe(false)
  expect(after?.expired).toEqual(['welcome'])
  expect(dayEnd(emptyDay('2026-11-23', true, 0), 0)).toMatchObject({ expired: [] })
})
