import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { languages } from './schema.ts'
import type { Centre } from './schema.ts'
import { loadCentre } from './load.ts'

const read = (name: string): Centre => {
  const loaded = loadCentre(fileURLToPath(new URL(`${name}.json`, import.meta.url)))
  if (!loaded.ok) throw new Error(loaded.error.message)
  return loaded.centre
}
const ids = (list: readonly { id: string }[]): string[] => list.map((item) => item.id)
const lisboa = read('lisboa')
const all = ['lisboa', 'porto', 'faro', 'cnai-2010'].map((name) => [name, read(name)] as const)

test('Lisbon is the reference centre: its name, its line, its rules', () => {
  expect(lisboa).toMatchObject({
    id: 'lisboa', name: 'CNAIM Lisboa', timeZone: 'Europe/Lisbon',
    interpretingLine: { name: 'Linha de Apoio a Migrantes', phone: '21 810 61 91', landline: '808 257 257' },
    policy: { languageHoldMinutes: 10, journeyCredit: 0.5, requeue: { places: 3, times: 2 }, missedCall: { withinMinutes: 60, places: 3, times: 1 }, undoSeconds: 30, retentionDays: 30 },
  })
})

/** Names of offices that are gone: whoever looks for the one of today finds no door. */
const formerNames = /\bCNAI\b|SOS Imigrante|Integração de Imigrantes|\bSEF\b|Fronteiras|Borders|frontières|Extranjería|[Ии]ностран|[Іі]нозем|[Зз]амежн|[Ss]tranjeru|Străini/

test.each(['lisboa', 'porto', 'faro'])('%s bears the names of today\'s offices, in every language', (name) => {
  const { name: title, interpretingLine, agencies, services, topics } = read(name)
  const every = [title, interpretingLine.name, ...agencies.map((agency) => agency.name), ...[...services, ...topics].flatMap((one) => Object.values(one.name)), ...services.flatMap((one) => Object.values(one.shortName))]
  expect(every.filter((text) => formerNames.test(text))).toEqual([])
  expect(agencies).toContainEqual({ id: 'borders', name: 'Agência para a Integração, Migrações e Asilo (AIMA)' })
})

/** The stems of its words, accents aside: a short name shortens the long one, and is no second name. */
const stems = (name: string): string[] => (name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 4))

test.each(all)('%s: no service has two names in a language of the staff', (_name, { services }) => {
  const twice = services.flatMap(({ name, shortName }) => (['pt', 'en'] as const).filter((language) => stems(shortName[language] ?? '').some((stem) => !stems(name[language] ?? '').includes(stem))).map((language) => `${name[language]} / ${shortName[language]}`))
  expect(twice).toEqual([])
})

test('the centre of 2010 is Lisbon with the names of its time, which the published tables use: nothing else differs', () => {
  const then = read('cnai-2010')
  expect(then).toMatchObject({ name: 'CNAI Lisboa (2010)', interpretingLine: { name: 'SOS Imigrante', phone: '808 257 257' } })
  expect(then.services.find(({ id }) => id === 'borders')?.name.en).toBe('Foreigners and Borders')
  const nameless = ({ id: _id, name: _name, interpretingLine: _line, privacy: _controller, agencies, services, ...rest }: Centre): object => ({
    ...rest, agencies: ids(agencies), services: services.map(({ name: _long, shortName: _short, ...service }) => service),
  })
  expect(nameless(then)).toEqual(nameless(lisboa))
})

test.each(all)('%s: a topic and the service behind it that mean one thing bear one name', (_name, centre) => {
  const same = ['nationality', 'family', 'social-security', 'health', 'housing', 'legal']
  for (const topic of centre.topics.filter(({ id }) => same.includes(id))) {
    const service = centre.services.find(({ id }) => id === topic.id)
    for (const language of service === undefined ? [] : centre.languages) {
      expect([topic.id, language, topic.name[language]?.toLowerCase()]).toEqual([topic.id, language, service?.name[language]?.toLowerCase()])
    }
  }
})

test('Lisbon has the sixteen services, with letters that no one confuses', () => {
  expect(Object.fromEntries(lisboa.services.map((service) => [service.id, service.letters]))).toEqual({
    welcome: 'A', borders: 'K', labour: 'T', 'social-security': 'S', education: 'V', health: 'U', registry: 'R', legal: 'J',
    family: 'D', social: 'L', housing: 'F', nationality: 'Z', consumers: 'W', employment: 'M', information: 'N', children: 'G',
  })
})

test('Lisbon has the fourteen topics: every one starts at the Welcoming Office and suggests its service', () => {
  expect(lisboa.topics.every((topic) => topic.service === 'welcome')).toBe(true)
  expect(Object.fromEntries(lisboa.topics.map((topic) => [topic.id, topic.suggests]))).toEqual({
    papers: 'borders', nationality: 'nationality', family: 'family', 'social-security': 'social-security', health: 'health',
    education: 'education', 'learn-portuguese': 'education', training: 'employment', work: 'labour', job: 'employment',
    housing: 'housing', legal: 'legal', consumer: 'consumers', other: 'information',
  })
})

test('Lisbon has twenty-four counters, numbered 1 to 24 in the order of its services', () => {
  expect(lisboa.counters.map((counter) => counter.number)).toEqual(Array.from({ length: 24 }, (_, index) => String(index + 1)))
  expect(ids(lisboa.counters)).toEqual([
    'w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8', 'borders-1', 'borders-2', 'labour-1', 'social-security-1', 'education-1', 'health-1', 'registry-1',
    'legal-1', 'family-1', 'social-1', 'housing-1', 'nationality-1', 'consumers-1', 'employment-1', 'information-1', 'children-1',
  ])
  for (const counter of lisboa.counters) expect(counter.services).toEqual([/^w\d$/.test(counter.id) ? 'welcome' : counter.id.replace(/-\d$/, '')])
})

test('in Lisbon the government branches are agencies of their own, all else is the centre\'s', () => {
  for (const service of lisboa.services) {
    expect([service.id, service.agency]).toEqual([service.id, service.kind === 'government' ? service.id : 'centre'])
  }
})

test('in Lisbon the Welcoming Office may see every document, Social Security its own, nobody a list it did not declare', () => {
  const sees = Object.fromEntries(lisboa.services.map((service) => [service.id, service.sees]))
  expect(sees['welcome']).toEqual(ids(lisboa.documents))
  expect(sees['social-security']).toEqual(expect.arrayContaining(['passport', 'residence-permit', 'nif', 'niss', 'address-proof', 'work-contract']))
  expect(sees['social-security']).not.toContain('criminal-record')
  expect(sees['information']).toEqual([])
})

test.each(all)('%s: one sign a service, and a topic that only its service has has its sign', (name, centre) => {
  expect(centre.id).toBe(name)
  expect(new Set(centre.services.map((service) => service.pictogram)).size).toBe(centre.services.length)
  expect(new Set(centre.topics.map((topic) => topic.pictogram)).size).toBe(centre.topics.length)
  for (const topic of centre.topics.filter((each) => each.id === each.suggests)) {
    expect(topic.pictogram).toBe(centre.services.find((service) => service.id === topic.suggests)?.pictogram)
  }
})

test.each(all)('%s: what a visitor is asked to bring, the service may also see', (_name, centre) => {
  for (const service of centre.services) expect(service.sees).toEqual(expect.arrayContaining(service.needs))
})

test.each(all)('%s: languages stand in the one order, as where no centre is known yet', (_name, centre) => {
  expect(centre.languages).toEqual(languages.filter((language) => centre.languages.includes(language)))
})

test('Lisbon and Porto speak all nine languages, Faro seven of them', () => {
  expect(read('lisboa').languages.toSorted()).toEqual(languages.toSorted())
  expect(read('porto').languages.toSorted()).toEqual(languages.toSorted())
  expect(read('faro').languages).toEqual(['pt', 'en', 'fr', 'es', 'uk', 'ru', 'ro'])
})

test.each(all)('%s: no two services and no two topics read the same in a language', (_name, centre) => {
  for (const language of centre.languages) {
    for (const words of [centre.services.map((service) => service.name[language]), centre.services.map((service) => service.shortName[language]),
      centre.topics.map((topic) => topic.name[language]), centre.documents.map((document) => document.name[language])]) {
      expect(new Set(words).size).toBe(words.length)
    }
  }
})

/** Letters of another alphabet look alike and sort, search and speak wrongly: a Latin "a" inside a Cyrillic word. */
test.each(all)('%s: no word mixes alphabets', (_name, centre) => {
  const every = [...centre.services.flatMap((service) => [service.name, service.shortName]), ...centre.topics.map((topic) => topic.name),
    ...centre.documents.map((document) => document.name), ...centre.zones.map((zone) => zone.name)]
  const mixed = every.flatMap((words) => Object.values(words)).flatMap((text) => text.split(/[\s()-]+/))
    .filter((word) => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word))
  expect(mixed).toEqual([])
})
