import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { centreSchema } from './schema.ts'
import type { Centre } from './schema.ts'
import { loadCentre } from './load.ts'
import { parseCentre } from './validate.ts'

const lisboaText = readFileSync(new URL('lisboa.json', import.meta.url), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'centre-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What is said of Lisbon's configuration after a change in it; no lines if it is still accepted. */
const refusal = (change: (centre: Centre) => void): string[] => {
  const centre = centreSchema.parse(JSON.parse(lisboaText))
  change(centre)
  const parsed = parseCentre(centre)
  return parsed.ok ? [] : parsed.error.message.split('\n')
}

/** The item with this id; its absence is a fault of the test. */
const of = <Item extends { id: string }>(list: Item[], id: string): Item => {
  const found = list.find((item) => item.id === id)
  if (!found) throw new Error(`lisboa.json has no ${id}`)
  return found
}

test('the reference centre as it is: nothing to refuse', () => {
  expect(refusal(() => undefined)).toEqual([])
})

test('a file from before a second telephone number and the names for the privacy notice is still read', () => {
  expect(refusal((centre) => {
    delete centre.interpretingLine.landline
    delete centre.privacy
  })).toEqual([])
})

const cases: [situation: string, change: (centre: Centre) => void, reasons: string[]][] = [
  ['a topic starts at a service that does not exist', (centre) => { of(centre.topics, 'papers').service = 'reception' },
    ['topics.0.service: no service has the id "reception"']],
  ['a topic suggests a service that does not exist', (centre) => { of(centre.topics, 'papers').suggests = 'sef' },
    ['topics.0.suggests: no service has the id "sef"']],
  ['two services share their letters', (centre) => { of(centre.services, 'borders').letters = 'A' },
    ['services.1.letters: "A" stands twice']],
  ['letters in lower case', (centre) => { of(centre.services, 'borders').letters = 'f' },
    ['services.1.letters: one or two capital letters']],
  ['a language of the centre is missing in a name', (centre) => { delete of(centre.services, 'welcome').name.be },
    ['services.0.name.be: the centre speaks this language: the words are missing']],
  ['a language that nobody here speaks', (centre) => { Object.assign(of(centre.services, 'welcome').name, { xx: 'Xx' }) },
    ['services.0.name.xx: no such key is known here']],
  ['a short name that no display line can hold', (centre) => { of(centre.services, 'welcome').shortName.pt = 'Acolhimento e Triagem do Centro' },
    ['services.0.shortName.pt: Too big: expected string to have <=24 characters']],
  ['an empty name', (centre) => { of(centre.zones, 'zone-1').name.pt = '' },
    ['zones.0.name.pt: words on one line, without blanks before or after']],
  ['a counter without services', (centre) => { of(centre.counters, 'w1').services = [] },
    ['counters.0.services: a counter serves at least one service']],
  ['a counter with a service that does not exist', (centre) => { of(centre.counters, 'w1').services = ['welcome', 'sef'] },
    ['counters.0.services.1: no service has the id "sef"']],
  ['two counters share their number', (centre) => { of(centre.counters, 'w2').number = '1' },
    ['counters.1.number: "1" stands twice']],
  ['two counters share their id', (centre) => { of(centre.counters, 'w2').id = 'w1' },
    ['counters.1.id: "w1" stands twice']],
  ['a service that no counter serves', (centre) => { centre.counters = centre.counters.filter((counter) => counter.id !== 'children-1') },
    ['services.15.id: no counter serves "children"']],
  ['a service in a zone that does not exist', (centre) => { of(centre.services, 'welcome').zone = 'zone-9' },
    ['services.0.zone: no zone has the id "zone-9"']],
  ['a service of an agency that does not exist', (centre) => { of(centre.services, 'welcome').agency = 'sef' },
    ['services.0.agency: no agency has the id "sef"']],
  ['a service that sees a document nobody knows', (centre) => { of(centre.services, 'children').sees = ['library-card'] },
    ['services.15.sees.0: no document has the id "library-card"']],
  ['a time zone that does not exist', (centre) => { centre.timeZone = 'Europe/Lisboa' },
    ['timeZone: "Europe/Lisboa" is no IANA time zone']],
  ['hours that run backwards', (centre) => { centre.hours.monday = [{ from: '19:00', to: '08:00' }] },
    ['hours.monday.0.to: "08:00" is not after "19:00"']],
  ['hours that overlap', (centre) => { centre.hours.monday = [{ from: '08:00', to: '13:00' }, { from: '12:30', to: '18:00' }] },
    ['hours.monday.1.from: "12:30" is before "13:00", the end of the hours before']],
  ['a day that closes while people are served', (centre) => { centre.dayCloseAt = '18:00' },
    ['dayCloseAt: "18:00" is before "19:00", when the hours of a day end']],
  ['a key is missing', (centre) => { Reflect.deleteProperty(centre.policy, 'retentionDays') },
    ['policy.retentionDays: is missing']],
  ['a key too many, such as a misspelt one', (centre) => { Object.assign(centre.policy, { retentionDay: 30 }) },
    ['policy.retentionDay: no such key is known here']],
  ['a sign that does not exist', (centre) => { Object.assign(of(centre.services, 'welcome'), { pictogram: 'heart' }) },
    ['services.0.pictogram: no sign of @senha/pictograms has this name']],
  ['an address of the phone page that a phone cannot open', (centre) => { centre.phonePageUrl = 'file:///t' },
    ['phonePageUrl: an address that begins with http:// or https://']],
  ['an address of the phone page that no path can follow', (centre) => { centre.phonePageUrl = 'https://fila.example.pt/?centre=1' },
    ['phonePageUrl: an address without ?, # or a user: /t/CODE is set behind it']],
  ['several faults at once: all are named', (centre) => { centre.timeZone = 'Mars'; of(centre.services, 'borders').letters = 'A' },
    ['services.1.letters: "A" stands twice', 'timeZone: "Mars" is no IANA time zone']],
  ['[installer] faults of the shape and of what the lists say of each other are told together, not in two stages', (centre) => {
    Reflect.deleteProperty(centre.policy, 'retentionDays')
    of(centre.services, 'borders').letters = 'A'
    of(centre.topics, 'papers').suggests = 'sef'
    Object.assign(of(centre.counters, 'w1'), { number: 1 })
    Object.assign(centre.hours, { monday: [{ from: '9:00', to: '08:00' }], tuesday: [{ from: '19:00', to: '08:00' }] })
  }, [
    'hours.monday.0.from: HH:MM, 24 hours', 'policy.retentionDays: is missing', 'counters.0.number: Invalid input: expected string, received number',
    'services.1.letters: "A" stands twice', 'topics.0.suggests: no service has the id "sef"', 'hours.tuesday.0.to: "08:00" is not after "19:00"',
  ]],
  ['a list that is missing is one fault, not one for each that names it', (centre) => { Reflect.deleteProperty(centre, 'zones') }, ['zones: is missing']],
  ['an item of the wrong kind is one fault, and the places of the others stay', (centre) => { Object.assign(centre.counters, { 0: 'w1' }); of(centre.counters.slice(1), 'w3').services = ['sef'] },
    ['counters.0: Invalid input: expected object, received string', 'counters.2.services.0: no service has the id "sef"']],
]

test.each(cases)('refused with its path and reason: %s', (_situation, change, reasons) => {
  expect(refusal(change)).toEqual(reasons)
})

const refused = (file: string): [string, string] => {
  const loaded = loadCentre(file)
  return loaded.ok ? ['accepted', ''] : [loaded.error.code, loaded.error.message]
}

test('refused with the file\'s name: a file that is missing, is a folder, is not JSON, is no centre', () => {
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const missing = join(folder, 'nowhere.json')
  const notJson = write('not-json.json', '{ "id": "lisboa",\n}')
  const noCentre = write('no-centre.json', '[]')
  expect(refused(missing)).toEqual(['unavailable', expect.stringMatching(/^cannot read the centre's configuration .*nowhere\.json: ENOENT/)])
  expect(refused(folder)).toEqual(['unavailable', expect.stringContaining('EISDIR')])
  expect(refused(notJson)).toEqual(['invalid', expect.stringMatching(/^[^\n]*not-json\.json is not JSON: [^\n]+$/)])
  expect(refused(noCentre)).toEqual(['invalid', `${noCentre} is not a valid centre:\n(the whole file): Invalid input: expected object, received array`])
})

test('a byte order mark, as some editors leave it, is no fault', () => {
  const file = join(folder, 'marked.json')
  writeFileSync(file, `\uFEFF${lisboaText}`)
  expect(loadCentre(file).ok).toBe(true)
})
