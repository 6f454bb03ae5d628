import { alertCodes, monitorState } from '@senha/protocol'
import type { Alert, MonitorState } from '@senha/protocol'
import { describe, expect, test } from 'vitest'
import { alertLines } from './alert-lines.ts'
import { ago, busy, calm, lisbon } from './testing/states.ts'
import { monitorWords } from './words.ts'

const subjects: Partial<Record<Alert['code'], string>> = { 'no-counter': 'health', 'all-paused': 'health', 'target-wait': 'health', 'booked-due': 'health', 'quota-full': 'health', 'no-display': 'zone-2', disk: 'full' }
const alert = (code: Alert['code'], change: Partial<Alert> = {}): Alert => ({ code, level: 'soon', subject: subjects[code] ?? 'kiosk-1', at: ago(5), count: 3, counters: ['14'], staff: [], others: ['health'], language: 'uk', ...change })
const told = (alerts: Alert[], language: 'pt' | 'en' = 'pt', change: Partial<MonitorState> = {}) => alertLines({ ...calm(), alerts, ...change }, monitorWords(lisbon, language))

test.each((['pt', 'en'] as const).flatMap((language) => [...alertCodes, 'other' as const].map((code) => [language, code] as const)))('in %s: %s is a sentence, and neither it nor what to do has a gap', (language, code) => {
  const lines = told([alert(code)], language)
  expect(lines).toHaveLength(1)
  for (const words of lines.flatMap(({ text, advice }) => [text, advice ?? '.'])) expect(words).toMatch(/^[^{}]*[.?]$|\d$/)
  expect(lines[0]?.text).not.toMatch(/undefined|^(alert|do|group)\.|: \.|\(\)/)
})

test('nothing is told where nothing stands, and everything else keeps all from being well', () => {
  expect(told([])).toEqual([])
  expect(told([], 'pt', { guessing: { since: ago(3), tries: 40 } })).toHaveLength(1)
  expect(told([], 'pt', { missing: ['voice'] })).toHaveLength(1)
})

test('an alert of a newer hub is told as one that this page does not know; the rest of the state is read', () => {
  const read = monitorState.parse({ ...busy(), alerts: [{ code: 'flood', subject: 'hall', at: ago(1) }] })
  expect(read.alerts).toEqual([{ code: 'other', level: 'soon', subject: 'hall', at: ago(1) }])
  expect(told(read.alerts).map(({ text, advice }) => [text, advice])).toEqual([['Há um alerta que esta página ainda não conhece.', 'Recarregue esta página.']])
})

describe('people wait and nobody calls', () => {
  const advice = (change: Partial<Alert>): string | undefined => told([alert('no-counter', change)], 'en')[0]?.advice
  test('which counters could open, and who could open them', () => {
    expect(told([alert('no-counter')], 'en')[0]?.text).toBe('Health: 3 people wait, and no counter is open.')
    expect(advice({ staff: [{ name: 'Inês' }, { name: 'Rui', counter: '12' }] })).toBe('Could open: counter 14. Signed in: Inês and Rui (counter 12).')
    expect(advice({ counters: ['1', '2', '3'] })).toBe('Could open: counters 1, 2, and 3. Nobody of this agency is signed in.')
    expect(advice({ counters: [], staff: [{ name: 'Rui', counter: '12' }] })).toBe('Ask another counter of the agency to serve this service too. Signed in: Rui (counter 12).')
    expect(told([alert('all-paused', { staff: [{ name: 'Ana', counter: '14' }] })], 'pt')[0]?.advice).toBe('Em pausa: balcão 14. Com sessão aberta: Ana (balcão 14).')
  })
})

describe('booked people wait past their time', () => {
  const queues = (openCounters: number) => calm().queues.map((queue) => (queue.serviceId === 'health' ? { ...queue, openCounters } : queue))
  const advice = (alerts: Alert[], openCounters: number): string | undefined => told(alerts, 'en', { queues: queues(openCounters) }).find(({ key }) => key.startsWith('booked-due'))?.advice
  test('where a counter calls, they are the next', () => {
    expect(advice([alert('booked-due')], 1)).toBe('Booked people go first: they are called next.')
  })
  test('where none does, nobody is told that they are called next', () => {
    expect(advice([alert('booked-due')], 0)).toBe('No counter calls this queue.')
    expect(advice([alert('no-counter'), alert('booked-due')], 0)).toBe('Could open: counter 14. Nobody of this agency is signed in.')
    expect(advice([alert('all-paused'), alert('booked-due')], 0)).toBe('On a break: counter 14.')
  })
})

describe('many of one kind', () => {
  const papers = (count: number): Alert[] => Array.from({ length: count }, (_, n) => alert('paper-failed', { subject: `A${100 + n}`, at: ago(n) }))
  test('two are two rows, three are one, with the time of the first', () => {
    expect(told(papers(2))).toHaveLength(2)
    expect(told(papers(3))).toEqual([{ key: 'paper-failed all', level: 'soon', sign: 'file-text', at: ago(2), text: '3 senhas não têm papel: A100, A101, A102.', advice: 'Diga o número à pessoa, ou imprima de novo na consola.' }])
  })
  test('a row names eight at most', () => {
    expect(told(papers(40))[0]?.text).toBe('40 senhas não têm papel: A100, A101, A102, A103, A104, A105, A106, mais 33.')
  })
  test('services are named with how many wait, and what each needs is left to the queues', () => {
    const alerts = ['health', 'borders', 'welcome'].map((subject, n) => alert('no-counter', { subject, level: 'urgent', counters: [String(n + 1)] }))
    expect(told(alerts, 'en')).toMatchObject([{ text: `In 3 services people wait and no counter is open: ${['health', 'borders', 'welcome'].map((id) => `${monitorWords(lisbon, 'en').service(id)} (3)`).join(', ')}.`, advice: undefined }])
  })
  test('a kind without words for many says the first and names the others', () => {
    expect(told(['a', 'b', 'c'].map((subject) => alert('unknown-device', { subject })), 'en')[0]?.text)
      .toBe('The configuration names device “a”, which was never paired. And 2 more like it: b, c.')
  })
})

test('what is urgent stands first and hints last, whoever else speaks', () => {
  const lines = told([alert('no-counter', { level: 'urgent' }), alert('printer'), alert('served-long', { level: 'hint' })], 'pt', { guessing: { since: ago(3), tries: 40 }, missing: ['media'] })
  expect(lines.map(({ level }) => level)).toEqual(['urgent', 'soon', 'soon', 'soon', 'hint'])
})
