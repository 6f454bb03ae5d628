import { languages } from '@senha/centre'
import type { Centre, Language } from '@senha/centre'
import { plainWords } from './plain-words.ts'

/** What a name in a list means; nothing where no name, or more than one thing, is meant. */
export type Named<T> = (name: string) => T | undefined

const naming = <T>(pairs: readonly (readonly [name: string, meaning: T])[]): Named<T> => {
  const known = new Map<string, T | undefined>()
  for (const [name, meaning] of pairs) {
    const plain = plainWords(name)
    known.set(plain, known.has(plain) && known.get(plain) !== meaning ? undefined : meaning)
  }
  return (name) => known.get(plainWords(name))
}

/** A service by its id, or by its name in any language of the centre. */
export const serviceNames = ({ services }: Centre): Named<string> => {
  const byId = naming(services.map(({ id }) => [id, id] as const))
  const byName = naming(services.flatMap(({ id, name, shortName }) => [...Object.values(name), ...Object.values(shortName)].map((words) => [words, id] as const)))
  return (name) => byId(name) ?? byName(name)
}

/** A language by its code (`pt`, `PT`, `pt-PT`), or by its name in itself, Portuguese or English. */
export const languageNames = (): Named<Language> => {
  const byName = naming(languages.flatMap((code) => [code, 'pt', 'en'].map((shownIn) => [new Intl.DisplayNames([shownIn], { type: 'language' }).of(code) ?? code, code] as const)))
  return (name) => languages.find((code) => code === name.trim().toLowerCase().split(/[-_]/)[0]) ?? byName(name)
}
