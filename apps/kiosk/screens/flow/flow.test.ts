import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleTicket, sampleVisit } from '../../testing/samples.ts'
import { isPristine, pristine, walk } from './flow.ts'
import type { Action, Flow } from './flow.ts'

const go = (...actions: Action[]): Flow => actions.reduce(walk, pristine)
const uk: Action = { do: 'choose-language', language: 'uk' }
const papers: Action = { do: 'choose-topic', topicId: 'papers' }
const yes: Action = { do: 'answer-priority', priority: true, commandId: 'c1' }
const issued: Action = { do: 'issued', commandId: 'c1', tickets: [sampleTicket()] }
const lookUp: Action = { do: 'look-up', visitCode: 'K7F3Q9', commandId: 'c2' }
const found: Action = { do: 'found', commandId: 'c2', visit: sampleVisit() }
const type = (code: string): Action[] => code.split('').map((sign) => ({ do: 'type', sign }))

describe('a first ticket', () => {
  test('takes a language, a topic and a yes or no, and nothing else', () => {
    expect(go(uk, papers, yes).step).toEqual({ at: 'issuing', topicId: 'papers', language: 'uk', priority: true, commandId: 'c1' })
    expect(go(uk, papers, yes, issued)).toMatchObject({ language: 'uk', step: { at: 'ticket', tickets: [{ number: 'A042' }] } })
  })

  test('a second tap on yes or no while the ticket is on its way changes nothing', () => {
    const once = go(uk, papers, yes)
    expect(walk(once, { do: 'answer-priority', priority: false, commandId: 'c9' })).toEqual(once)
  })

  test('no answer: trying again asks under the same command, so that one person gets one ticket', () => {
    const refused = go(uk, papers, yes, { do: 'refused', commandId: 'c1', code: 'unavailable' })
    expect(refused.step).toMatchObject({ at: 'issuing', problem: 'unavailable', commandId: 'c1' })
    expect(walk(refused, { do: 'again' }).step).toEqual(go(uk, papers, yes).step)
  })

  test('an answer to a request that was left is not shown to the next person', () => {
    expect(isPristine(go(uk, papers, yes, { do: 'leave' }, issued))).toBe(true)
    expect(isPristine(go(uk, papers, yes, { do: 'leave' }, { do: 'refused', commandId: 'c1', code: 'closed' }))).toBe(true)
  })

  test('back goes the way one came, step by step, and ends at the languages', () => {
    expect(go(uk, papers, { do: 'back' }).step).toEqual({ at: 'topic' })
    expect(isPristine(go(uk, papers, { do: 'back' }, { do: 'back' }, { do: 'back' }))).toBe(true)
    expect(go(uk, { do: 'go', to: 'information' }, { do: 'back' }).step).toEqual({ at: 'topic' })
  })
})

describe('I already have a ticket', () => {
  test('six characters and no more; the last can be taken back', () => {
    expect(go({ do: 'go', to: 'code' }, ...type('K7F3Q9A')).step).toEqual({ at: 'code', typed: 'K7F3Q9' })
    expect(go({ do: 'go', to: 'code' }, ...type('K7'), { do: 'erase' }).step).toEqual({ at: 'code', typed: 'K' })
  })

  test('the screens take the language of the visit', () => {
    expect(go({ do: 'go', to: 'code' }, lookUp, found)).toMatchObject({ language: 'uk', step: { at: 'visit' } })
  })

  test('an unknown code is said beside the code, ready to be mended; typing takes the words away', () => {
    const wrong = go({ do: 'go', to: 'code' }, lookUp, { do: 'refused', commandId: 'c2', code: 'not-found' })
    expect(wrong.step).toEqual({ at: 'code', typed: 'K7F3Q9', problem: 'not-found' })
    expect(walk(wrong, { do: 'erase' }).step).toEqual({ at: 'code', typed: 'K7F3Q' })
  })

  test('a code scanned on the first screen that is not known leaves a way back', () => {
    const wrong = go(lookUp, { do: 'refused', commandId: 'c2', code: 'not-found' })
    expect(wrong.step).toMatchObject({ at: 'code', problem: 'not-found' })
    expect(walk(wrong, { do: 'back' }).step).toEqual({ at: 'language' })
  })

  test('the second tickets are taken once and shown', () => {
    const taking = go(lookUp, found, { do: 'take', commandId: 'c3' })
    expect(walk(taking, { do: 'take', commandId: 'c4' })).toEqual(taking)
    expect(walk(taking, { do: 'issued', commandId: 'c3', tickets: [sampleTicket({ id: 't-2' })] }).step).toMatchObject({ at: 'ticket', tickets: [{ id: 't-2' }] })
  })

  test('a paper held to the reader while another one’s ticket is shown starts anew, their settings gone', () => {
    const next = go({ do: 'set', setting: 'letters' }, uk, papers, yes, issued, lookUp)
    expect(next).toMatchObject({ language: 'pt', settings: pristine.settings, step: { at: 'looking' } })
  })

  test('a call that was missed changes the tickets shown, and nobody else’s', () => {
    const back = sampleVisit({ tickets: [sampleTicket()] })
    expect(go(lookUp, found, { do: 'changed', visit: back }).step).toEqual({ at: 'visit', visit: back })
    expect(go(lookUp, found, { do: 'changed', visit: { ...back, visitCode: 'AAAAAA' } })).toEqual(go(lookUp, found))
  })

  test('a paper held to the reader while a ticket is on its way waits for nothing and disturbs nothing', () => {
    expect(go(uk, papers, yes, lookUp)).toEqual(go(uk, papers, yes))
  })
})

describe('I have a booked time', () => {
  const door: Action = { do: 'go', to: 'booking' }
  const use: Action = { do: 'use-booking', commandId: 'c4' }
  const known: Action = { do: 'found-booking', commandId: 'c4', bookingCode: 'SNS-1' }
  const answered: Action = { do: 'answer-priority', priority: true, commandId: 'c5' }
  const asked = go(uk, door, ...type('SNS-1'), use, known, answered)

  test('takes a code, and, once it is known, the law’s question as from everybody', () => {
    expect(go(uk, door, ...type('SNS-1'), use).step).toEqual({ at: 'finding', bookingCode: 'SNS-1', commandId: 'c4' })
    expect(go(uk, door, ...type('SNS-1'), use, known).step).toEqual({ at: 'priority', bookingCode: 'SNS-1' })
    expect(go(uk, door, ...type('SNS-1'), use, known, { do: 'back' }).step).toEqual({ at: 'booking', typed: 'SNS-1' })
    expect(asked.step).toEqual({ at: 'checking-in', bookingCode: 'SNS-1', language: 'uk', priority: true, commandId: 'c5' })
    expect(walk(asked, { do: 'issued', commandId: 'c5', tickets: [sampleTicket()] })).toMatchObject({ past: [], step: { at: 'ticket', booked: true } })
    expect(go(uk, door, ...type('A'.repeat(30))).step).toEqual({ at: 'booking', typed: 'A'.repeat(20) })
  })

  test('a wrong code is said where it was typed, before anything else is asked', () => {
    const wrong = go(uk, door, ...type('SNS-1'), use, { do: 'refused', commandId: 'c4', code: 'not-found' })
    expect(wrong.step).toEqual({ at: 'booking', typed: 'SNS-1', problem: 'not-found' })
    const mended = [{ do: 'erase' }, { do: 'type', sign: '2' }, { do: 'use-booking', commandId: 'c6' }] as const
    expect(mended.reduce<Flow>(walk, wrong).step).toEqual({ at: 'finding', bookingCode: 'SNS-2', commandId: 'c6' })
    // used meanwhile by somebody else
    expect(walk(asked, { do: 'refused', commandId: 'c5', code: 'not-found' }).step).toEqual({ at: 'booking', typed: 'SNS-1', problem: 'not-found' })
  })

  test('the kiosk’s limit of papers in a row is no wrong code', () => {
    expect(walk(asked, { do: 'refused', commandId: 'c5', code: 'too-many' }).step).toMatchObject({ at: 'checking-in', problem: 'too-many' })
    expect(go(uk, door, ...type('SNS-1'), use, { do: 'refused', commandId: 'c4', code: 'too-many' }).step).toMatchObject({ at: 'booking', problem: 'too-many' })
  })

  test('no answer: trying again asks under the same command, or an ordinary ticket is taken instead', () => {
    const silent = walk(asked, { do: 'refused', commandId: 'c5', code: 'unavailable' })
    expect(walk(silent, { do: 'again' })).toEqual(asked)
    expect(walk(silent, { do: 'ordinary' })).toMatchObject({ language: 'uk', step: { at: 'topic' } })
    expect(isPristine(walk(walk(silent, { do: 'ordinary' }), { do: 'back' }))).toBe(true)
  })

  test('held to the reader: on the first screen the language is asked over it, later it is looked at once', () => {
    const scan: Action = { do: 'scanned', bookingCode: 'SNS-1', commandId: 'c7' }
    const first = go(scan)
    expect(first).toMatchObject({ over: 'language', step: { at: 'booking', typed: 'SNS-1' } })
    expect(walk(first, { do: 'choose-language', language: 'uk' })).toMatchObject({ language: 'uk', over: undefined, step: { at: 'booking', typed: 'SNS-1' } })
    const known7: Action = { do: 'found-booking', commandId: 'c7', bookingCode: 'SNS-1' }
    expect(go(uk, scan)).toMatchObject({ step: { at: 'finding', bookingCode: 'SNS-1' } })
    expect(go(uk, scan, known7)).toMatchObject({ step: { at: 'priority', bookingCode: 'SNS-1' } })
    expect(go(uk, scan, known7, { do: 'back' }).step).toEqual({ at: 'booking', typed: 'SNS-1' })
    // a hand began another code, and what the reader typed along the way is not added to it
    expect(go(uk, door, ...type('XSNS-1'), scan, known7).past.at(-1)).toEqual({ at: 'booking', typed: 'SNS-1' })
    expect(walk(asked, scan)).toEqual(asked)
  })

  test('six signs are first what the page asks for, a booking on its page and a visit elsewhere, and then the other', () => {
    const six: Action = { do: 'scanned', visitCode: 'K7F3Q9', bookingCode: 'K7F3Q9', commandId: 'c7' }
    const booking: Action = { do: 'found-booking', commandId: 'c7', bookingCode: 'K7F3Q9' }
    const visit: Action = { do: 'found', commandId: 'c7', visit: sampleVisit() }
    expect(go(uk, six).step).toEqual({ at: 'looking', visitCode: 'K7F3Q9', bookingCode: 'K7F3Q9', commandId: 'c7' })
    expect(go(uk, six, visit).step).toMatchObject({ at: 'visit' })
    expect(go(uk, six, booking)).toMatchObject({ over: undefined, step: { at: 'priority', bookingCode: 'K7F3Q9' } })
    expect(go(uk, door, six).step).toEqual({ at: 'finding', bookingCode: 'K7F3Q9', visitCode: 'K7F3Q9', commandId: 'c7' })
    expect(go(uk, door, six, visit)).toMatchObject({ language: 'uk', step: { at: 'visit' } })
    expect(go(uk, door, six, booking).step).toEqual({ at: 'priority', bookingCode: 'K7F3Q9' })
    // nobody chose a language yet: it is asked over the law's question, and once
    expect(go(six, booking)).toMatchObject({ over: 'language', step: { at: 'priority', bookingCode: 'K7F3Q9' } })
    const first = go({ do: 'scanned', bookingCode: 'SNS-1', commandId: 'c7' }, uk, use)
    expect(walk(first, known)).toMatchObject({ language: 'uk', over: undefined, step: { at: 'priority' } })
    // neither: said where it was looked for first
    const unknown: Action = { do: 'refused', commandId: 'c7', code: 'not-found' }
    expect([go(uk, six, unknown).step, go(uk, door, six, unknown).step]).toMatchObject([{ at: 'code', problem: 'not-found' }, { at: 'booking', problem: 'not-found' }])
  })
})

describe('a ticket from a service’s page', () => {
  const page = (...before: Action[]): Flow => go(...before, { do: 'go', to: 'information' }, { do: 'show-service', serviceId: 'labour' })

  test('one topic asks the law’s question, several ask which; the language first where none was chosen', () => {
    expect(walk(page(uk), { do: 'take-for', topicIds: ['work'] })).toMatchObject({ over: undefined, step: { at: 'priority', topicId: 'work' } })
    const several = walk(page(), { do: 'take-for', topicIds: ['education', 'learn-portuguese'] })
    expect(several).toMatchObject({ over: 'language', step: { at: 'topic', only: ['education', 'learn-portuguese'] } })
    expect(walk(several, { do: 'back' }).step).toEqual({ at: 'service', serviceId: 'labour' })
    expect(walk(go(uk), { do: 'take-for', topicIds: ['work'] })).toEqual(go(uk))
  })
})

describe('the staff’s screen', () => {
  const unlocked = go({ do: 'go', to: 'pin' }, { do: 'unlocked' })

  test('opens from the PIN alone, and is locked by leaving it', () => {
    expect(unlocked.step).toEqual({ at: 'mediator' })
    expect(go({ do: 'unlocked' }).step).toEqual({ at: 'language' })
    expect(isPristine(walk(unlocked, { do: 'leave' }))).toBe(true)
    expect(isPristine(walk(unlocked, { do: 'back' }))).toBe(true)
  })

  test('a paper held to the reader does not lead out of it', () => {
    expect(walk(unlocked, lookUp)).toEqual(unlocked)
  })
})

describe('help, language and settings', () => {
  test('the sound becomes louder and quieter within its bounds, and is gone for the next', () => {
    const louder = go({ do: 'listen', on: true }, ...Array.from({ length: 9 }, (): Action => ({ do: 'volume', by: 1 })))
    expect(louder).toMatchObject({ volume: 5, settings: { listen: true } })
    expect(Array.from({ length: 9 }).reduce<Flow>((flow) => walk(flow, { do: 'volume', by: -1 }), louder).volume).toBe(1)
    expect(isPristine(walk(louder, { do: 'leave' }))).toBe(true)
  })

  test('the language can be changed at any step without losing the way', () => {
    const changed = go(uk, papers, { do: 'open', over: 'language' }, { do: 'choose-language', language: 'en' })
    expect(changed).toMatchObject({ language: 'en', over: undefined, step: { at: 'priority', topicId: 'papers' } })
  })

  test('the first screen speaks to everybody: a language chosen before is not the next person’s, what helps eyes and hands stays', () => {
    const contrast: Action = { do: 'set', setting: 'contrast' }
    expect(go(contrast, uk, { do: 'back' })).toEqual(go(contrast))
    // at the closed door, where a language can be chosen, too
    const closed = go(contrast, { do: 'open', over: 'language' }, uk)
    expect(closed).toMatchObject({ language: 'uk', step: { at: 'language' } })
    expect(walk(closed, { do: 'opened' })).toEqual(go(contrast))
    expect(go(uk, papers, { do: 'opened' })).toEqual(go(uk, papers))
  })

  test('help lies over the step and leaves it as it is', () => {
    expect(go(uk, papers, { do: 'open', over: 'help' }, { do: 'close' })).toEqual(go(uk, papers))
  })

  test('letters, contrast and lower controls stay during a visit and are gone for the next', () => {
    const set = go({ do: 'set', setting: 'letters' }, { do: 'set', setting: 'contrast' }, { do: 'set', setting: 'lower' }, uk, papers)
    expect(set.settings).toEqual({ letters: 'large', contrast: true, lower: true, listen: false })
    const letters: Action = { do: 'set', setting: 'letters' }
    expect([walk(set, letters), walk(walk(set, letters), letters)].map(({ settings }) => settings.letters)).toEqual(['largest', 'usual'])
    expect(isPristine(walk(set, { do: 'leave' }))).toBe(true)
    expect(walk(set, { do: 'set', setting: 'contrast' }).settings.contrast).toBe(false)
  })
})

test('whatever anybody does in whatever order, leaving ends at the beginning, and no ticket is shown that was not asked for', () => {
  const actions: Action[] = [
    uk, papers, yes, issued, lookUp, found, { do: 'open', over: 'help' }, { do: 'open', over: 'language' }, { do: 'close' }, { do: 'set', setting: 'letters' }, { do: 'go', to: 'code' },
    { do: 'go', to: 'information' }, { do: 'back' }, { do: 'type', sign: 'K' }, { do: 'erase' }, { do: 'take', commandId: 'c3' }, { do: 'again' }, { do: 'refused', commandId: 'c1', code: 'closed' },
    { do: 'refused', commandId: 'c2', code: 'unavailable' }, { do: 'issued', commandId: 'stranger', tickets: [] },
    { do: 'go', to: 'booking' }, { do: 'use-booking', commandId: 'c1' }, { do: 'found-booking', commandId: 'c1', bookingCode: 'SNS-1' }, { do: 'opened' }, { do: 'take-for', topicIds: ['papers'] }, { do: 'scanned', bookingCode: 'SNS-1', commandId: 'c2' }, { do: 'ordinary' },
  ]
  assert(property(array(constantFrom(...actions)), (walked) => {
    const way = walked.reduce<Flow[]>((flows, action) => [...flows, walk(flows.at(-1) ?? pristine, action)], [pristine])
    const before = way.flatMap((flow, index) => (flow.step.at === 'ticket' ? (way[index - 1]?.step.at ?? 'nothing') : []))
    expect(before.filter((at) => !['issuing', 'checking-in', 'taking', 'ticket'].includes(at))).toEqual([])
    expect(walk(way.at(-1) ?? pristine, { do: 'leave' })).toEqual(pristine)
  }))
})
