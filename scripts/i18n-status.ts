// `npm run i18n:status [-- LANGUAGE]`: what is untranslated, what nobody confirmed, where the next reviewer begins. packages/i18n/README.md says how to review.
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { languages } from '@senha/centre'
import type { Language } from '@senha/centre'
import { languageNames } from '@senha/i18n'
import { z } from 'zod'
import { confirmed, levels, sealed, statusOf } from '../packages/i18n/review.ts'
import type { Entry, Marks } from '../packages/i18n/review.ts'
import { entriesOf } from './i18n/entries.ts'

const root = join(fileURLToPath(new URL('..', import.meta.url)), 'packages/i18n')
const usage = 'usage: npm run i18n:status -- [LANGUAGE] [--all] [--confirm second|native ROOM/KEY…] [--seal]'
const { values, positionals } = parseArgs({ allowPositionals: true, options: { confirm: { type: 'string' }, seal: { type: 'boolean', default: false }, all: { type: 'boolean', default: false } } })
const stop = (message: string): never => {
  console.error(message)
  process.exit(1)
}
const known = (name: string): Language | undefined => languages.find((language) => language === name)

const wordsShape = z.record(z.string(), z.string())
const marksShape = z.record(z.string(), wordsShape)

const words = (folder: string, room: string): Record<string, string> | undefined => {
  const file = join(root, 'locales', folder, `${room}.json`)
  return existsSync(file) ? wordsShape.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}
/** In the order in which a visitor meets them; staff's rooms last. */
const visitorRooms = ['kiosk', 'ticket', 'display', 'phone', 'privacy', 'door']
const rooms = [...visitorRooms, ...globSync(join(root, 'locales/pt/*.json')).map((file) => basename(file, '.json')).toSorted().filter((room) => !visitorRooms.includes(room))]
const centre: unknown = JSON.parse(readFileSync(join(root, '../centre/lisboa.json'), 'utf8'))
const entries = (language: Language): Entry[] => entriesOf({ language, rooms, words, centre })

const fileOf = (language: Language): string => join(root, 'reviews', `${language}.json`)
const marksOf = (language: Language): Marks => existsSync(fileOf(language)) ? marksShape.parse(JSON.parse(readFileSync(fileOf(language), 'utf8'))) : {}
const write = (language: Language, marks: Marks): void => writeFileSync(fileOf(language), `${JSON.stringify(sealed(entries(language), marks), undefined, 2)}\n`)

const named = (language: Language, list: readonly Entry[]): void => {
  for (const { room, key, source, text, note } of list) {
    console.log(`\n${room}/${key}\n  pt   ${source}`)
    if (language !== 'pt') console.log(`  ${language.padEnd(4)} ${text === '' ? '(missing)' : text}`)
    if (note !== '') console.log(`  note ${note}`)
  }
}

const [first, ...names] = positionals
const one = first === undefined ? undefined : known(first) ?? stop(`"${first}" is no language: ${languages.join(', ')}\n${usage}`)

if (values.seal) for (const language of one === undefined ? languages : [one]) write(language, marksOf(language))
if (values.confirm !== undefined) {
  const level = levels.find((each) => each === values.confirm) ?? stop(`--confirm ${values.confirm}: second or native is needed\n${usage}`)
  if (one === undefined || names.length === 0) stop(`which strings of which language?\n${usage}`)
  else {
    const { marks, unknown } = confirmed(entries(one), marksOf(one), level, names)
    if (unknown.length > 0) stop(`no string has the name ${unknown.join(', ')}; nothing was written`)
    write(one, marks)
  }
}

console.table(Object.fromEntries(languages.map((language) => {
  const { strings, untranslated, second, native, void: changed, unsealed } = statusOf(language, entries(language), marksOf(language))
  return [language, { strings, untranslated: untranslated.length, 'second reader': second, 'native speaker': native, 'changed since': changed.length, 'to seal': unsealed.length }]
})))
for (const language of one === undefined ? languages : [one]) {
  const { untranslated, next, unread } = statusOf(language, entries(language), marksOf(language))
  const [begin] = next
  if (one !== undefined) {
    if (untranslated.length > 0) console.log(`\nThe same as in Portuguese: ${untranslated.map(({ room, key }) => `${room}/${key}`).join(', ')}`)
    console.log(values.all ? `\n${languageNames[language]}: all that wants a native speaker` : `\n${languageNames[language]}: read by nobody since they were written; the doubted first`)
    named(language, values.all ? next : next.filter((entry) => unread.includes(entry)))
  } else if (begin) console.log(`${language}: begin with ${begin.room}/${begin.key} (${unread.length} read by nobody, ${next.length} by no native speaker)`)
}
