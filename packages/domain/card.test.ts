import { expect, test } from 'vitest'
import { callNext } from './decide/call.ts'
import { deleteCard, issueCard, showCard } from './decide/card.ts'
import type { Card } from './decide/card.ts'
import { openCounter } from './decide/counter.ts'
import { record } from './decide/visit.ts'
import { ana, olga, runDay } from './testing/day-runner.ts'

const oldCard: Card = { hash: 'hash of an old card', language: 'uk', documents: ['passport', 'a-document-of-before'], past: [{ businessDay: '2026-10-01', serviceIds: ['legal'] }] }

const atAna = () => {
  const day = runDay()
  day.must((context) => openCounter(context, ana, { counterId: 'w1' }), 'ana')
  const visitCode = day.codeOf(day.issue())
  day.must((context) => callNext(context, ana), 'ana')
  return { day, visitCode, visit: () => [...day.day.visits.values()][0] }
}

test('[K1] a card is given once a visit, where the visit is live; its code stands in no fact', () => {
  const { day, visitCode, visit } = atAna()
  expect(day.run((context) => issueCard(context, olga, { visitCode }), 'olga')).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  const { code } = day.must((context) => issueCard(context, ana, { visitCode }), 'ana')
  expect(visit()?.card).toBe(`hash of ${code}`)
  expect(day.facts.filter((fact) => JSON.stringify(fact.data).includes(code ?? '?'))).toEqual([])
  expect(day.facts.flatMap((fact) => (fact.type === 'card-issued' ? [fact.data] : []))).toEqual([{}])
  expect(day.run((context) => issueCard(context, ana, { visitCode }), 'ana')).toMatchObject({ ok: false, error: { code: 'conflict' } })
})

test('[K2] shown again it brings language, known documents and past referrals back, beside what was identified today', () => {
  const { day, visitCode, visit } = atAna()
  day.must((context) => record(context, ana, { visitCode, documents: ['nif'], note: 'said today' }), 'ana')
  day.must((context) => showCard(context, ana, { visitCode }, oldCard), 'ana')
  expect(visit()).toMatchObject({ language: 'uk', documents: ['nif', 'passport'], past: oldCard.past, card: oldCard.hash })
  // its open ticket is of that language too, and somebody who speaks it is asked for
  expect(day.facts.slice(-2)).toMatchObject([{ type: 'ticket-reclassified', data: { language: 'uk' } }, { type: 'interpreter-requested', data: { language: 'uk' } }])
  expect(day.run((context) => showCard(context, ana, { visitCode }, { ...oldCard, hash: 'another' }), 'ana')).toMatchObject({ ok: false, error: { code: 'conflict' } })
})

test('[K2] a code that nobody has is not found, and a visit that is not at one\'s counter is forbidden first', () => {
  const { day, visitCode } = atAna()
  expect(day.run((context) => showCard(context, ana, { visitCode }, undefined), 'ana')).toMatchObject({ ok: false, error: { code: 'not-found' } })
  expect(day.run((context) => showCard(context, olga, { visitCode }, oldCard), 'olga')).toMatchObject({ ok: false, error: { code: 'forbidden' } })
})

test('[K3] erased, it belongs to no visit any more', () => {
  const { day, visitCode, visit } = atAna()
  day.must((context) => showCard(context, ana, { visitCode }, oldCard), 'ana')
  day.must(() => deleteCard(oldCard))
  expect(visit()?.card).toBeUndefined()
  expect(deleteCard(undefined)).toMatchObject({ ok: false, error: { code: 'not-found' } })
})
