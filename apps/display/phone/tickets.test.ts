import { expect, test } from 'vitest'
import { ticket, visitOf } from '../test/visits.ts'
import { endedByDay, endWord, inOrder, isOver, newlyCalled } from './tickets.ts'
import { offeredLanguages, pageLanguage } from './words.tsx'

test('what concerns the visitor now comes first: called, served, the shorter queue, on hold; ended ones last', () => {
  const tickets = [
    ticket({ id: 'ended', status: 'ended' }), ticket({ id: 'later', stage: 2, ahead: 9 }), ticket({ id: 'parked', status: 'parked' }), ticket({ id: 'sooner', stage: 2, ahead: 2 }),
    ticket({ id: 'called', status: 'called' }), ticket({ id: 'serving', status: 'serving' }), ticket({ id: 'ended second', status: 'ended', stage: 2 }),
  ]
  expect(inOrder(tickets).map((one) => one.id)).toEqual(['called', 'serving', 'sooner', 'later', 'parked', 'ended second', 'ended'])
})

test('a phone rings when its number is called, by another counter too, and not again for the same call', () => {
  const waiting = visitOf([ticket()]).visit
  const called = visitOf([ticket({ status: 'called', counter: '3' })]).visit
  const elsewhere = visitOf([ticket({ status: 'called', counter: '4' })]).visit
  expect(newlyCalled(waiting, called)).toBe(true)
  expect(newlyCalled(called, called)).toBe(false)
  expect(newlyCalled(called, elsewhere)).toBe(true)
  expect(newlyCalled(called, visitOf([ticket({ status: 'serving', counter: '3' })]).visit)).toBe(false)
})

test('a page that opens on a call does not ring: nobody is surprised by their own touch', () => {
  expect(newlyCalled(undefined, visitOf([ticket({ status: 'called', counter: '3' })]).visit)).toBe(false)
})

test('a second ticket that is issued and called in one breath rings', () => {
  const before = visitOf([ticket({ status: 'serving' })]).visit
  expect(newlyCalled(before, visitOf([ticket({ status: 'ended' }), ticket({ id: 't2', status: 'called', counter: '9' })]).visit)).toBe(true)
})

test('a visit is over once no ticket holds a place, also while a promise waits for the missed one', () => {
  expect(isOver({ ...visitOf([ticket({ status: 'ended', outcome: 'served' })]), ended: true })).toBe(true)
  expect(isOver({ ...visitOf([ticket({ status: 'ended', outcome: 'no-show', next: ['legal'] })]), ended: false })).toBe(true)
  expect(isOver({ ...visitOf([ticket({ status: 'ended', outcome: 'served' }), ticket({ id: 't2', stage: 2 })]), ended: false })).toBe(false)
})

test('who was not served when the day ended is told so, also on a page that slept through it', () => {
  const done = ticket({ status: 'ended', outcome: 'served' })
  expect(endedByDay(visitOf([done, ticket({ id: 't2', status: 'ended', outcome: 'expired' })]).visit, false)).toBe(true)
  for (const status of ['waiting', 'parked', 'called'] as const) expect([endedByDay(visitOf([done, ticket({ id: 't2', status })]).visit, true), endWord(visitOf([ticket({ status })]).visit, true)]).toEqual([true, 'closed.title'])
  // who stood at a counter was served to the end
  expect(endedByDay(visitOf([ticket({ status: 'serving', counter: '3' })]).visit, true)).toBe(false)
  expect([endWord(visitOf([done]).visit, false), endWord(visitOf([done]).visit, true)]).toEqual(['over.title', 'over.title'])
  expect(endWord(visitOf([ticket({ status: 'ended', outcome: 'no-show' })]).visit, false)).toBe('outcome.noShow')
})

test('the page speaks the language chosen here, else the visit\'s, else the phone\'s, else Portuguese', () => {
  expect(pageLanguage('en', 'uk', ['pt-PT'])).toBe('en')
  expect(pageLanguage(null, 'uk', ['pt-PT'])).toBe('uk')
  expect(pageLanguage(null, undefined, ['de-DE', 'en-GB'])).toBe('en')
  expect(pageLanguage('tlh', undefined, ['de'])).toBe('pt')
})

test('languages are offered in the centre\'s order, and the one that is read now is always among them', () => {
  expect(offeredLanguages(['pt', 'uk', 'en'], 'uk')).toEqual(['pt', 'uk', 'en'])
  expect(offeredLanguages(['pt', 'uk'], 'fr')).toEqual(['pt', 'uk', 'fr'])
  // no centre is known before a code is: the same order as at the reference centres' kiosks
  expect(offeredLanguages(undefined, 'pt')).toEqual(['pt', 'en', 'fr', 'es', 'uk', 'ru', 'ro', 'be', 'kea'])
})
