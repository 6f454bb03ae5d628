import { makerTag } from './clips/name.ts'
import type { Clip, Words } from './clips/name.ts'
import { openEspeak } from './engine/espeak.ts'
import type { Engine } from './engine/engine.ts'
import { openOpus } from './engine/opus.ts'
import type { Encode } from './engine/opus.ts'
import { isSpoken } from './languages/all.ts'
import { sound } from './limits.ts'
import { readAloud } from './read-aloud.ts'
import { shape } from './sound/shape.ts'
import { readWav, writeWav } from './sound/wav.ts'

/** Language that no voice speaks → language whose voice reads its words. */
export type Fallback = Readonly<Record<string, string | undefined>>
export const usualFallback: Fallback = { kea: 'pt' }

/** Makes clips: an engine speaks, the sound is shaped, and packed where an encoder is there. */
export interface Maker {
  readonly tag: string
  /** Nothing where the engine cannot say this. Never rejects. */
  readonly make: (words: Words, signal?: AbortSignal) => Promise<Clip | undefined>
}

/** Raised when texts are read, or sounds are shaped, in another way: then every clip is made anew. */
const edition = '1'

export const createMaker = (engine: Engine, encode: Encode | undefined, fallback: Fallback = usualFallback): Maker => ({
  tag: makerTag(edition, engine.id, JSON.stringify(sound), JSON.stringify(fallback)),
  make: async ({ language, text }, signal) => {
    const reader = fallback[language] ?? language
    if (!isSpoken(language) || !isSpoken(reader)) return undefined
    const said = await engine.speak(readAloud(language, text), reader, signal)
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
