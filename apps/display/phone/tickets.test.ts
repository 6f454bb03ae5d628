import { expect, test } from 'vitest'
import { ticket, visitOf } from '../test/visits.ts'
import { inOrder, isOver, newlyCalled } from './tickets.ts'
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

test('the page speaks the language chosen here, else the visit\'s, else the phone\'s, else Portuguese', () => {
  expect(pageLanguage('en', 'uk', ['pt-PT'])).toBe('en')
  expect(pageLanguage(null, 'uk', ['pt-PT'])).toBe('uk')
  expect(pageLanguage(null, undefined, ['de-DE', 'en-GB'])).toBe('en')
  expect(pageLanguage('tlh', undefined, ['de'])).toBe('pt')
})

test('languages are offered in the centre\'s order, and the one that is read now is always among them', () => {
  expect(offeredLanguages(['pt', 'uk', 'en'], 'uk')).toEqual(['pt', 'uk', 'en'])
  expect(offeredLanguages(['pt', 'uk'], 'fr')).toEqual(['pt', 'uk', 'fr'])
  expect(offeredLanguages(undefined, 'pt')).toHaveLength(9)
})
