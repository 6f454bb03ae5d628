import { expect, test } from 'vitest'
import { callNext } from './decide/call.ts'
import { openCounter } from './decide/counter.ts'
import { answerInterpreter, endInterpreter, requestInterpreter } from './decide/interpreter.ts'
import { finish, start } from './decide/ticket.ts'
import { undo } from './decide/undo.ts'
import { changeVisit } from './decide/visit.ts'
import { ana, ines, olga, rui, runDay } from './testing/day-runner.ts'
import type { DayRunner } from './testing/day-runner.ts'

/** Ana (pt, en) calls a person who speaks Ukrainian: nobody else has a counter open. */
const anaCalls = (language: string): DayRunner => {
  const day = runDay()
  day.must((context) => openCounter(context, ana, { counterId: 'w1' }), 'ana')
  day.issue({ language })
  day.must((context) => callNext(context, ana), 'ana')
  return day
}
const request = (day: DayRunner) => day.day.interpreting.get('w1')

test('[I1] calling a ticket whose language nobody speaks there asks for an interpreter; calling one that is spoken does not', () => {
  expect(request(anaCalls('uk'))).toMatchObject({ language: 'uk', declinedBy: [] })
  expect(request(anaCalls('en'))).toBeUndefined()
})

test('[I2] the first who speaks the language and comes is the one; the time to each answer is logged', () => {
  const day = anaCalls('uk')
  const requestId = request(day)?.id ?? ''
  expect(day.run((context) => answerInterpreter(context, rui, { requestId, accept: true }), 'rui')).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  expect(day.run((context) => answerInterpreter(context, ana, { requestId, accept: true }), 'ana')).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  day.now += 20_000
  day.must((context) => answerInterpreter(context, olga, { requestId, accept: false }), 'olga')
  day.now += 15_000
  day.must((context) => answerInterpreter(context, ines, { requestId, accept: true }), 'ines')
  expect(request(day)).toMatchObject({ declinedBy: ['olga'], acceptedBy: 'ines' })
  expect(day.run((context) => answerInterpreter(context, olga, { requestId, accept: true }), 'olga')).toMatchObject({ ok: false, error: { code: 'conflict' } })
  expect(day.facts.flatMap((fact) => (fact.type === 'interpreter-answered' ? [[fact.actor, fact.data.accepted, fact.data.seconds]] : []))).toEqual([['olga', false, 20], ['ines', true, 35]])
})

test('[I1] a request goes with its ticket: finished, or its call taken back', () => {
  const finished = anaCalls('uk')
  finished.must((context) => start(context, ana), 'ana')
  expect(request(finished)).toBeDefined()
  finished.must((context) => finish(context, ana), 'ana')
  expect(request(finished)).toBeUndefined()
  const undone = anaCalls('uk')
  const requestId = request(undone)?.id ?? ''
  undone.must((context) => undo(context, ana), 'ana')
  expect(undone.run((context) => answerInterpreter(context, olga, { requestId, accept: true }), 'olga')).toMatchObject({ ok: false, error: { code: 'not-found' } })
})

test('[I3] a counter asks for another language, asks again after a refusal, and ends its request', () => {
  const day = anaCalls('en')
  expect(day.run((context) => endInterpreter(context, ana), 'ana')).toMatchObject({ ok: false, error: { code: 'conflict' } })
  expect(day.run((context) => requestInterpreter(context, ana, 'xx'), 'ana')).toMatchObject({ ok: false, error: { code: 'invalid' } })
  day.must((context) => requestInterpreter(context, ana, 'uk'), 'ana')
  const first = request(day)?.id
  day.must((context) => requestInterpreter(context, ana, 'uk'), 'ana')
  expect(request(day)?.id).toBe(first)
  day.must((context) => answerInterpreter(context, olga, { requestId: first ?? '', accept: false }), 'olga')
  day.must((context) => requestInterpreter(context, ana, 'uk'), 'ana')
  expect(request(day)).toMatchObject({ declinedBy: [] })
  day.must((context) => endInterpreter(context, ana), 'ana')
  expect(request(day)).toBeUndefined()
})

test('[I4] who said yes can take it back: the others are asked again, this person no more, and the time of it is logged', () => {
  const day = anaCalls('uk')
  const requestId = request(day)?.id ?? ''
  const say = (who: typeof olga, accept: boolean) => day.run((context) => answerInterpreter(context, who, { requestId, accept }), who.id)
  say(olga, true)
  expect(say(ines, false)).toMatchObject({ ok: false, error: { code: 'conflict' } })
  day.now += 40_000
  expect(say(olga, false)).toMatchObject({ ok: true, facts: [{ type: 'interpreter-answered', data: { accepted: false, seconds: 40 } }] })
  expect(request(day)).toMatchObject({ declinedBy: ['olga'] })
  expect(request(day)?.acceptedBy).toBeUndefined()
  expect(say(ines, true)).toMatchObject({ ok: true })
  expect(request(day)).toMatchObject({ acceptedBy: 'ines', declinedBy: ['olga'] })
})

test('[I4] who said no may come after all, and take that back too', () => {
  const day = anaCalls('uk')
  const requestId = request(day)?.id ?? ''
  for (const accept of [false, true]) day.must((context) => answerInterpreter(context, olga, { requestId, accept }), 'olga')
  expect(request(day)).toMatchObject({ acceptedBy: 'olga', declinedBy: [] })
  day.must((context) => answerInterpreter(context, olga, { requestId, accept: false }), 'olga')
  expect(request(day)).toMatchObject({ declinedBy: ['olga'] })
})

test('[I2] an answer said again leaves no fact: repeated without end it fills nothing', () => {
  const day = anaCalls('uk')
  const requestId = request(day)?.id ?? ''
  for (const accept of [false, true, false]) {
    const say = () => day.run((context) => answerInterpreter(context, olga, { requestId, accept }), 'olga')
    expect(say()).toMatchObject({ ok: true, facts: [{ type: 'interpreter-answered' }] })
    expect(say()).toEqual({ ok: true, facts: [] })
  }
  expect(request(day)).toMatchObject({ declinedBy: ['olga'] })
})

test('[I5] with the language of the visit changes who is asked for; a request for a third language stands', () => {
  const changed = (day: DayRunner, language: string): void => {
    const [visit] = day.day.visits.values()
    day.must((context) => changeVisit(context, ana, { visitCode: visit?.code ?? '', language }), 'ana')
  }
  const day = anaCalls('en')
  changed(day, 'uk')
  const first = request(day)
  expect(first).toMatchObject({ language: 'uk', declinedBy: [] })
  changed(day, 'pt')
  expect(request(day)).toBeUndefined()
  expect(day.run((context) => answerInterpreter(context, olga, { requestId: first?.id ?? '', accept: true }), 'olga')).toMatchObject({ ok: false, error: { code: 'not-found' } })
  changed(day, 'uk')
  day.must((context) => requestInterpreter(context, ana, 'en'), 'ana')
  changed(day, 'pt')
  expect(request(day)).toMatchObject({ language: 'en' })
})
