import type { Language } from '@senha/centre'
import type { Entry } from '../../packages/i18n/review.ts'

type Words = Readonly<Record<string, string>>
interface Sources {
  readonly language: Language
  readonly rooms: readonly string[]
  /** The words of a room in a language, or its notes; undefined where the room does not exist in it. */
  readonly words: (folder: string, room: string) => Words | undefined
  /** A centre's configuration: its names and notices are words too. */
  readonly centre: unknown
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Where in a centre's file words stand, each with the languages it has: items go by their ids. */
const namesIn = (value: unknown, path: readonly string[] = []): { key: string; words: Words }[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => namesIn(item, [...path, isRecord(item) && typeof item['id'] === 'string' ? item['id'] : String(index)]))
  if (!isRecord(value)) return []
  const words = Object.fromEntries(Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
  return 'pt' in words ? [{ key: path.join('.'), words }] : Object.entries(value).flatMap(([key, inner]) => namesIn(inner, [...path, key]))
}

const base = (key: string): string => key.replace(/_(one|few|many|other)$/, '')

/** Every string of a language, as a translator meets it; those that Portuguese has and this language lacks too, with an empty text. */
export const entriesOf = ({ language, rooms, words, centre }: Sources): Entry[] => [
  ...rooms.flatMap((room) => {
    const [source, own, notes] = [words('pt', room) ?? {}, words(language, room), words('notes', room) ?? {}]
    if (!own) return []
    const missing = Object.keys(source).filter((key) => !Object.keys(own).some((has) => base(has) === base(key)))
    return [...Object.keys(own), ...missing].map((key): Entry => ({
      room, key, source: source[key] ?? source[`${base(key)}_other`] ?? '', text: own[key] ?? '', note: notes[base(key)] ?? '',
    }))
  }),
  ...namesIn(centre).map(({ key, words: names }): Entry => ({ room: 'centre', key, source: names['pt'] ?? '', text: names[language] ?? '', note: '' })),
]
