import { createHash } from 'node:crypto'

export interface Words { readonly language: string; readonly text: string }

const hashed = (length: number, ...parts: string[]): string => createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, length)

/** The first part of a clip's name: the words alone, so that a recording, or a machine without an engine, finds it. */
export const stemOf = ({ language, text }: Words): string => `${language}-${hashed(24, language, text)}`

/** The second part: who made it. */
export const makerTag = (...what: string[]): string => hashed(10, ...what)
/** A person spoke it: it goes before whatever an engine made, and is never removed. */
export const recordedTag = 'recorded'

export const clipTypes = { ogg: 'audio/ogg', wav: 'audio/wav' } as const
export type Extension = keyof typeof clipTypes
/** A recording may also be an MP3. */
export type ClipType = typeof clipTypes[Extension] | 'audio/mpeg'
export interface Clip { readonly bytes: Buffer; readonly type: ClipType }
/** Changes with the sound: whoever kept a clip asks with it whether it is still the one. */
export const etagOf = ({ bytes }: Clip): string => `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`


export interface ClipName { readonly stem: string; readonly tag: string; readonly extension: Extension }
/** `pt-3f….9c….ogg` */
export const fileOf = ({ stem, tag, extension }: ClipName): string => `${stem}.${tag}.${extension}`
export const nameOf = (file: string): ClipName | undefined => {
  const [, stem, tag, extension] = /^([a-z]{2,3}-[\da-f]{24})\.([\da-f]{10}|recorded)\.(ogg|wav)$/.exec(file) ?? []
  return stem !== undefined && tag !== undefined && (extension === 'ogg' || extension === 'wav') ? { stem, tag, extension } : undefined
}

/** Whether a file holds what its name says: a power cut can leave an empty one. */
export const isWhole = (bytes: Buffer, extension: Extension): boolean => bytes.length > 64 && bytes.toString('latin1', 0, 4) === (extension === 'ogg' ? 'OggS' : 'RIFF')
