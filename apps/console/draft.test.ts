import { beforeEach, expect, test, vi } from 'vitest'
import { draftsOf, emptyDraft, forgetDrafts } from './draft.ts'

const kept = new Map<string, string>()
beforeEach(() => {
  kept.clear()
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value), removeItem: (key: string) => kept.delete(key) })
})

const [morning, noon, night] = ['2026-11-23T09:00:00.000Z', '2026-11-23T12:00:00.000Z', '2026-11-23T21:30:00.000Z'] as const
const ticket = { id: 't1', number: 'A001' }
const note = { ...emptyDraft, note: 'Falta o NISS.' }

test('a draft belongs to its ticket and to its writer', () => {
  draftsOf('olga').keep(ticket, morning, note)
  expect(draftsOf('olga').of('t1')).toEqual(note)
  expect(draftsOf('olga').of('t2')).toEqual(emptyDraft)
  expect(draftsOf('ana').of('t1')).toEqual(emptyDraft)
  expect(draftsOf('ana').left('', noon)).toEqual([])
})

test('of tickets that went away only a note is left, for half a day; choices without one are dropped', () => {
  const drafts = draftsOf('olga')
  drafts.keep(ticket, morning, note)
  drafts.keep({ id: 't2', number: 'A002' }, noon, { ...emptyDraft, chosen: ['health'] })
  expect(drafts.left('t1', noon)).toEqual([])
  expect(drafts.of('t2')).toEqual(emptyDraft)
  expect(drafts.left('t3', noon)).toEqual([{ ticketId: 't1', number: 'A001', note: 'Falta o NISS.' }])
  expect(drafts.left('t3', night)).toEqual([])
  expect(drafts.of('t1')).toEqual(emptyDraft)
})

test('of many drafts the newest stay, and signing out forgets them all', () => {
  const drafts = draftsOf('olga')
  for (let n = 1; n <= 7; n += 1) drafts.keep({ id: `t${n}`, number: `A00${n}` }, morning, note)
  expect(drafts.left('', noon).map(({ number }) => number)).toEqual(['A003', 'A004', 'A005', 'A006', 'A007'])
  forgetDrafts()
  expect(drafts.left('', noon)).toEqual([])
})

test('what somebody else wrote into the store is no draft', () => {
  kept.set('senha.console.drafts', '{"userId":"olga","drafts":[{"ticketId":1}]}')
  expect(draftsOf('olga').of('t1')).toEqual(emptyDraft)
})
