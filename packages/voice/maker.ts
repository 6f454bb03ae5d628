import { makerTag } from './clips/name.ts'
import type { Clip, Words } from './clips/name.ts'
import { openEspeak } from './engine/espeak.ts'
import type { Engine } from './engine/engine.ts'
import { openOpus } from './engine/opus.ts'
import type { Encode } from './engine/opus.ts'
import { isSpoken, type SpokenLanguage } from './languages/all.ts'
import { sound } from './limits.ts'
import { readAloud } from './read-aloud.ts'
import { shape } from './sound/shape.ts'
import { readWav, writeWav } from './sound/wav.ts'

/** Language that no voice speaks → language whose voice reads its words. */
export type Fallback = Readonly<Record<string, string | undefined>>
export const usualFallback: Fallback = { kea: 'pt' }

/** Makes clips: an engine speaks, the sound is shaped, and packed where an encoder is there. */
export interface Maker {
  /** The maker's part of a clip's name: another engine, another way to read or to shape, and the clip is made anew. */
  readonly tag: (words: Words) => string
  /** Nothing where the engine cannot say this. Never rejects. */
  readonly make: (words: Words, signal?: AbortSignal) => Promise<Clip | undefined>
}

/** Raised when sounds are shaped in another way: then every clip is made anew. */
const edition = '2'

/** What the engine gets of these words, and in whose voice; nothing where nobody reads the language. */
const inputOf = (engine: Engine, fallback: Fallback, { language, text }: Words): { reader: SpokenLanguage; input: string } | undefined => {
  const reader = fallback[language] ?? language
  return isSpoken(language) && isSpoken(reader) ? { reader, input: engine.input(readAloud(language, text, reader), reader) } : undefined
}

export const createMaker = (engine: Engine, encode: Encode | undefined, fallback: Fallback = usualFallback): Maker => ({
  tag: (words) => {
    const given = inputOf(engine, fallback, words)
    return makerTag(edition, engine.id, JSON.stringify(sound), given?.reader ?? '', given?.input ?? '')
  },
  make: async (words, signal) => {
    const given = inputOf(engine, fallback, words)
    const said = given && await engine.speak(given.input, given.reader, signal)
    const pcm = said && readWav(said)
    const shaped = pcm && shape(pcm)
    if (!shaped) return undefined
    const wav = writeWav(shaped)
    const packed = await encode?.(wav, signal)
    return packed && packed.length > 0 ? { bytes: packed, type: 'audio/ogg' } : { bytes: wav, type: 'audio/wav' }
  },
})

/** What this machine can make clips with; nothing where no engine is installed. `path` is a PATH of its own, for tests. */
export const openMaker = async ({ fallback, path }: { fallback?: Fallback; path?: string } = {}): Promise<Maker | undefined> => {
  const [engine, encode] = await Promise.all([openEspeak(path), openOpus(path)])
  return engine && createMaker(engine, encode, fallback)
}
