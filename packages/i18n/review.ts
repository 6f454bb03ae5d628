import { createHash } from 'node:crypto'
import type { Language } from '@senha/centre'

/** Who read a string and found it right: somebody other than its writer, or somebody who grew up with the language. */
export const levels = ['second', 'native'] as const
export type Level = (typeof levels)[number]

/** A string in one language, with what it was translated from and what its translator was told. */
export interface Entry { readonly room: string; readonly key: string; readonly source: string; readonly text: string; readonly note: string }
/** Room → key → mark: "second 1a2b3c4d", or "second" alone, typed by a reviewer and not sealed yet; "" where nobody read it. */
export type Marks = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Stands for a string and its source: changed when either changes, so that a confirmation of other words is void. */
export const sealOf = ({ source, text }: Pick<Entry, 'source' | 'text'>): string => createHash('sha256').update(`${source}\n${text}`).digest('hex').slice(0, 8)

export type State = Level | 'unread' | 'void' | 'unsealed'
const shape = /^(second|native)(?: ([0-9a-f]{8}))?$/
const levelIn = (mark: string): Level | undefined => levels.find((level) => level === shape.exec(mark)?.[1])

/** What a mark says of a string now. */
export const stateOf = (entry: Entry, mark: string | undefined): State => {
  const level = levelIn(mark ?? '')
  if (level === undefined) return 'unread'
  const seal = shape.exec(mark ?? '')?.[2]
  if (seal === undefined) return 'unsealed'
  return seal === sealOf(entry) ? level : 'void'
}

/** Same letters as the source: nobody translated it, or the two languages agree. A reader's confirmation ends the doubt. */
export const isUntranslated = ({ source, text }: Entry, language: Language): boolean =>
  text.trim() === '' || (language !== 'pt' && text === source && /\p{L}{4}/u.test(text.replace(/\{\{\w+\}\}/g, '')))

/** What its translator doubted: a note that ends with "[to be confirmed by a speaker: ru, uk]", or without languages: in all. */
export const isDoubted = ({ note }: Entry, language: Language): boolean => {
  const [doubt, named] = /\[to be confirmed by a speaker(?:: ([a-z, ]+))?\]/.exec(note) ?? []
  return doubt !== undefined && (named === undefined || named.split(/, ?/).includes(language))
}

export interface Status {
  readonly strings: number
  readonly untranslated: readonly Entry[]
  /** Read by nobody, or before they changed. */
  readonly unread: readonly Entry[]
  readonly void: readonly Entry[]
  readonly unsealed: readonly Entry[]
  readonly second: number
  readonly native: number
  /** All that still wants a native speaker: the doubted first, then what nobody read, then the rest, each in the order of the rooms. */
  readonly next: readonly Entry[]
}

export const statusOf = (language: Language, entries: readonly Entry[], marks: Marks): Status => {
  const states = entries.map((entry) => ({ entry, state: stateOf(entry, marks[entry.room]?.[entry.key]) }))
  const those = (...wanted: State[]): Entry[] => states.filter(({ state }) => wanted.includes(state)).map(({ entry }) => entry)
  const open = states.filter(({ state }) => state !== 'native')
  const rank = ({ entry, state }: (typeof states)[number]): number => (isDoubted(entry, language) ? 0 : state === 'second' ? 2 : 1)
  return {
    strings: entries.length,
    untranslated: states.filter(({ entry, state }) => state !== 'second' && state !== 'native' && isUntranslated(entry, language)).map(({ entry }) => entry),
    unread: those('unread', 'void', 'unsealed'), void: those('void'), unsealed: those('unsealed'),
    second: those('second', 'native').length, native: those('native').length,
    next: open.toSorted((a, b) => rank(a) - rank(b)).map(({ entry }) => entry),
  }
}

/** The marks as they are written back: every string in the order of its room, marks that a reviewer typed sealed, strings that are gone left out. */
export const sealed = (entries: readonly Entry[], marks: Marks): Marks => {
  const written: Record<string, Record<string, string>> = {}
  for (const entry of entries) {
    const mark = marks[entry.room]?.[entry.key] ?? ''
    const level = levelIn(mark)
    ;(written[entry.room] ??= {})[entry.key] = stateOf(entry, mark) === 'unsealed' && level !== undefined ? `${level} ${sealOf(entry)}` : mark
  }
  return written
}

/** Marks one or more strings, named as `room/key` or with a star: `kiosk/about.*`. The names that matched nothing come back. */
export const confirmed = (entries: readonly Entry[], marks: Marks, level: Level, names: readonly string[]): { marks: Marks; unknown: string[] } => {
  const matches = (name: string, { room, key }: Entry): boolean => (name.endsWith('*') ? `${room}/${key}`.startsWith(name.slice(0, -1)) : `${room}/${key}` === name)
  const added: Record<string, Record<string, string>> = Object.fromEntries(Object.entries(marks).map(([room, keys]) => [room, { ...keys }]))
  for (const entry of entries) if (names.some((name) => matches(name, entry))) (added[entry.room] ??= {})[entry.key] = `${level} ${sealOf(entry)}`
  return { marks: added, unknown: names.filter((name) => !entries.some((entry) => matches(name, entry))) }
}
