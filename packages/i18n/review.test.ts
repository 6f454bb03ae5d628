import { languages } from '@senha/centre'
import { expect, test } from 'vitest'
import { confirmed, isDoubted, isUntranslated, sealed, sealOf, stateOf, statusOf } from './review.ts'
import type { Entry, Marks } from './review.ts'

const entry = (over: Partial<Entry> = {}): Entry => ({ room: 'kiosk', key: 'door.ticket', source: 'Já tenho senha', text: 'У меня уже есть талон', note: 'Button.', ...over })
const back = entry({ key: 'nav.back', source: 'Voltar', text: 'Назад' })

test('a confirmation holds as long as the string and its source stay as they were read', () => {
  const mark = `second ${sealOf(entry())}`
  expect(stateOf(entry(), mark)).toBe('second')
  expect(stateOf(entry({ text: 'Талон у меня есть' }), mark)).toBe('void')
  expect(stateOf(entry({ source: 'Tenho senha' }), mark)).toBe('void')
  expect(stateOf(entry({ note: 'Another note.' }), mark)).toBe('second')
  expect([stateOf(entry(), ''), stateOf(entry(), undefined), stateOf(entry(), 'yes')]).toEqual(['unread', 'unread', 'unread'])
})

test('a reviewer types one word; sealing adds the seal, keeps the others and drops strings that are gone', () => {
  const typed = { kiosk: { 'door.ticket': 'native', gone: 'native 00000000' } }
  expect(stateOf(entry(), typed.kiosk['door.ticket'])).toBe('unsealed')
  const written = sealed([entry(), back], typed)
  expect(written).toEqual({ kiosk: { 'door.ticket': `native ${sealOf(entry())}`, 'nav.back': '' } })
  expect(sealed([entry(), back], written)).toEqual(written)
})

test('a void confirmation stays as it is when the others are sealed: nobody read the new words', () => {
  const written = sealed([entry()], { kiosk: { 'door.ticket': 'second 00000000' } })
  expect(stateOf(entry(), written['kiosk']?.['door.ticket'])).toBe('void')
})

test('by name or by the beginning of a name; a name that matches nothing comes back', () => {
  const { marks, unknown } = confirmed([entry(), back], { kiosk: { 'nav.back': 'second 11111111' } }, 'native', ['kiosk/door.*', 'phone/*'])
  expect(marks).toEqual({ kiosk: { 'door.ticket': `native ${sealOf(entry())}`, 'nav.back': 'second 11111111' } })
  expect(unknown).toEqual(['phone/*'])
})

test('the same letters as in Portuguese are untranslated until a reader says that they are right; values and short signs are not words', () => {
  expect(isUntranslated(entry({ text: 'Já tenho senha' }), 'es')).toBe(true)
  expect(isUntranslated(entry({ text: 'Já tenho senha' }), 'pt')).toBe(false)
  expect(isUntranslated(entry({ source: '{{low}}–{{high}} min', text: '{{low}}–{{high}} min' }), 'fr')).toBe(false)
  const same = entry({ source: 'Contraste', text: 'Contraste' })
  expect(statusOf('fr', [same], {}).untranslated).toEqual([same])
  expect(statusOf('fr', [same], { kiosk: { 'door.ticket': `second ${sealOf(same)}` } }).untranslated).toEqual([])
})

test('the next reviewer begins with what was doubted, then with what nobody read; what a native speaker confirmed is done', () => {
  const doubted = entry({ key: 'priority.age', note: 'As the law has it. [to be confirmed by a speaker: ru, uk]' })
  const read = entry({ key: 'read' })
  const done = entry({ key: 'done' })
  const marks = { kiosk: { read: `second ${sealOf(read)}`, done: `native ${sealOf(done)}` } }
  const status = statusOf('ru', [read, back, done, doubted], marks)
  expect(status.next).toEqual([doubted, back, read])
  expect(status).toMatchObject({ strings: 4, second: 2, native: 1, unread: [back, doubted] })
  expect([isDoubted(doubted, 'ru'), isDoubted(doubted, 'fr'), isDoubted(entry({ note: 'Button. [to be confirmed by a speaker]' }), 'fr')]).toEqual([true, false, true])
})

const files = import.meta.glob<Marks>('./reviews/*.json', { eager: true, import: 'default' })

test('what reviewers wrote is sealed, one file a language', () => {
  expect(Object.keys(files).map((path) => path.slice('./reviews/'.length, -'.json'.length)).toSorted()).toEqual(languages.toSorted())
  for (const [path, marks] of Object.entries(files)) {
    const odd = Object.entries(marks).flatMap(([room, keys]) => Object.entries(keys).filter(([, mark]) => !/^((second|native) [0-9a-f]{8})?$/.test(mark)).map(([key, mark]) => `${room}/${key}: ${mark}`))
    expect([path, odd]).toEqual([path, []])
  }
})
