import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Clip, Words } from '../clips/name.ts'
import { voiceLimits } from '../limits.ts'
import { namesOfFile, recordingName } from './name.ts'
import { soundFile } from './sound-file.ts'

/** Within a folder of clips: `recorded/pt/balcão-sete.wav`. */
export const recordedFolder = 'recorded'
export const recordedEndings = ['.wav', '.ogg', '.opus', '.mp3'] as const
const isSound = (file: string): boolean => recordedEndings.some((ending) => extname(file).toLowerCase() === ending)

export interface Recording { readonly file: string; readonly names: readonly string[] }
export type Heard = { readonly ok: true; readonly clip: Clip } | { readonly ok: false; readonly reason: string }

/** Sound files of one language, as they lie there now. */
export const listRecordings = async (folder: string, language: string): Promise<Recording[]> => {
  const files = await readdir(join(folder, language)).catch(() => [])
  return files.filter(isSound).toSorted().map((file) => ({ file, names: namesOfFile(file) }))
}

/** A person's voice in one file, or why it cannot be played; nothing where it is not there any more. */
export const hear = async (path: string): Promise<Heard | undefined> => {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) return undefined
  if (found.size > voiceLimits.recordingBytesMax) return { ok: false, reason: `it is larger than ${voiceLimits.recordingBytesMax / 1024 / 1024} MB` }
  const bytes = await readFile(path).catch(() => undefined)
  if (!bytes) return { ok: false, reason: 'it cannot be read' }
  const sound = soundFile(bytes)
  return sound.ok ? { ok: true, clip: { bytes, type: sound.type } } : sound
}

export interface Recordings {
  /** A person's voice for these words; nothing where there is none. Looks anew each time: a file counts from the moment it lies there. */
  readonly find: (words: Words) => Promise<Clip | undefined>
}

/** Recordings of people, by language and sentence. What cannot be played is told once and is not there. */
export const openRecordings = (folder: string, warn: (what: string) => void): Recordings => {
  const told = new Set<string>()
  /** The names of a file never change; a folder has some thousand files. */
  let known = new Map<string, readonly string[]>()
  const namesOf = (file: string): readonly string[] => {
    const names = known.get(file) ?? namesOfFile(file)
    if (known.size > voiceLimits.recordingsKnownMax) known = new Map()
    known.set(file, names)
    return names
  }
  return {
    find: async ({ language, text }) => {
      if (!/^[a-z]{2,3}$/.test(language)) return undefined
      const name = recordingName(text)
      if (name === '') return undefined
      const files = await readdir(join(folder, language)).catch(() => [])
      for (const file of files) {
        if (!isSound(file) || !namesOf(file).includes(name)) continue
        const heard = await hear(join(folder, language, file))
        if (heard?.ok) return heard.clip
        const line = `${recordedFolder}/${language}/${file} is not played: ${heard?.reason ?? ''}`
        if (!heard || told.has(line)) continue
        told.add(line)
        warn(line)
      }
      return undefined
    },
  }
}
