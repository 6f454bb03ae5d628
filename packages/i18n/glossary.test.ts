import { languages } from '@senha/centre'
import type { Language } from '@senha/centre'
import { expect, test } from 'vitest'
import glossary from './glossary.md?raw'

type Words = Record<string, string>

const files = import.meta.glob<Words>('./locales/*/*.json', { eager: true, import: 'default' })
const centres = import.meta.glob<unknown>('../centre/*.json', { eager: true, import: 'default' })
const visitorRooms = ['kiosk', 'phone', 'display', 'ticket', 'door', 'privacy', 'sentences']
const staffRooms = ['console', 'monitor', 'account']
const wordsOf = (language: Language, room: string): Words => files[`./locales/${language}/${room}.json`] ?? {}

/** Every text in one language within a centre's file, by the path that leads to it. */
const textsIn = (value: unknown, language: Language, path = ''): [string, string][] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = `${path}/${key}`
    return typeof inner === 'string' && key === language ? [[here, inner] as [string, string]] : textsIn(inner, language, here)
  })
}
const ofVisitors = (language: Language): [string, string][] => [
  ...visitorRooms.flatMap((room) => Object.entries(wordsOf(language, room)).map(([key, text]): [string, string] => [`${room} ${key}`, text])),
  ...Object.entries(centres).filter(([path]) => !/schema|package|2010/.test(path)).flatMap(([path, centre]) => textsIn(centre, language, path)),
]
const found = (texts: readonly [string, string][], banned: RegExp): Words => Object.fromEntries(texts.filter(([, text]) => banned.test(text)))

/**
 * Words that misled or hurt a reader, each with its reason in glossary.md: a phone's missed call, a case file, "on your appointment",
 * words of another country, forms that suppose a man.
 */
const banned: Record<Language, RegExp> = {
  pt: /minha chamada|quiosque|\bpessoal\b|hora marcada|\b[Oo]brigad[oa]\b|\bsinais\b|sinal sonoro|[Ss]erá chamad|Fronteiras|\bBaixar\b|ficam só contas/,
  en: /someone of the team|\battend|booked time|\bbooking|\bdigits\b(?! typed)|\bkiosk|[Ss]orting|my call\b|\bBorders\b|\billegal|\balien|\bapplicant|\buser\b/,
  fr: /rappel[eé]|mon appel|le personnel|Étrangers|\bavis\b|signal sonore|QR code/,
  es: /\bPlanta\b|desde ya|quiosco|mi llamada|volver\S+ a llamar|al personal|llamarlo|Extranjer|señal sonora/,
  ru: /на приёме|[Мм]ой вызов|[Кк]иоск|Ещё время|считается|[Ии]ностран|[Дд]оказательств|(?<!\p{L})от \d+ лет|Шрифт|[Пп]риватн|без людей/u,
  uk: /на прийомі|[Мм]ій виклик|[Кк]іоск|Поки не|поки невідомо|закрива|[Іі]нозем|дозвіл на проживання|Є питання|[Дд]оказ|Шрифт|[Пп]риватн|рахується/,
  ro: /\bapelul?\b|dumneavoastră|[Cc]hioșc|naționalitate|\btichet|\bterminal|\bbon fiscal|Factură sau bon|din rând|Străini|personalul/,
  be: /на прыёме|[Мм]ой выклік|[Кк]іёск|пытаем|Пакуль не|пакуль невядома|лічыцца|[Зз]амежн|Шрыфт|[Пп]рыватн/,
  kea: /pagadu|\bPaga\b|\bO[xX]i\b|\boxi\b|\b[Gg]osi\b|\b[Kk]uantu\b|ténpu|pergunta|telemóvel|txoma-bu|trabador|Exersísiu|kioski|mésmu manera|\b[Ss]ta (atende|inprimi|falta|liga)\b/,
}

test.each(languages)('%s: no word that misled a reader', (language) => {
  expect(found(ofVisitors(language), banned[language])).toEqual({})
})

test('staff read no false friend: who is served is not "attended", a code has letters and numbers, not "signs"', () => {
  const ofStaff = (language: Language): [string, string][] => staffRooms.flatMap((room) => Object.entries(wordsOf(language, room)).map(([key, text]): [string, string] => [`${room} ${key}`, text]))
  expect(found(ofStaff('en'), /\b[Aa]ttend(ed|ance|ing)?\b|\bsigns\b|'/)).toEqual({})
  expect(found(ofStaff('pt'), /\bsinais\b|segunda via|a hora marcada|como os outros\b/)).toEqual({})
})

/** A voice reads "20 s" as a letter, and a slow reader stops at it. */
test.each(languages)('%s: seconds are a word', (language) => {
  expect(found(ofVisitors(language), /\{\{(?:count|seconds)\}\}\s?[sсc](?!\p{L})/u)).toEqual({})
})

test.each(['en', 'fr', 'uk', 'ro', 'be'] as const)('%s: the apostrophe is ’', (language) => {
  expect(found(ofVisitors(language), /\p{L}'\p{L}/u)).toEqual({})
})

test('fr: a no-break space stands before ? ! : ; and inside « »; in every language it stands before %', () => {
  expect(found(ofVisitors('fr'), /[^\u00a0\u202f\s][?!;]|[^\u00a0\u202f\s]:(?!\/)|[ ][?!:;»]|«[ ]/)).toEqual({})
  expect(found(languages.flatMap(ofVisitors), /\d[ ]%/)).toEqual({})
})

const rows = glossary.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| |')).map((line) => line.slice(2, -2).split(' | '))

test('the glossary has a word in every language for every thing', () => {
  expect(rows.length).toBeGreaterThan(35)
  for (const row of rows) expect([row[0], row.length, row.every((word) => word.trim() !== '')]).toEqual([row[0], 10, true])
})

/** Nouns of Kriolu take no plural ending: the glossary's word with an -s is Portuguese. */
test('kea: no noun of the glossary has a plural ending', () => {
  const nouns = rows.map((row) => row[9] ?? '').filter((word) => /^\p{L}+[^s\P{L}]$/u.test(word))
  expect(nouns).toContain('sénha')
  const plurals = new RegExp(`(?<!\\p{L})(${nouns.map((noun) => `${noun}e?s`).join('|')})(?!\\p{L})`, 'iu')
  expect(plurals.test('Últimu sénhas')).toBe(true)
  expect(found(ofVisitors('kea'), plurals)).toEqual({})
})
