import type { ClipType } from '../clips/name.ts'

export type SoundFile = { readonly ok: true; readonly type: ClipType } | { readonly ok: false; readonly reason: string }

const refused = (reason: string): SoundFile => ({ ok: false, reason })
const text = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to)

const wave = (bytes: Buffer): SoundFile => {
  let format = 0
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32LE(at + 4)
    const name = text(bytes, at, at + 4)
    if (name === 'fmt ' && at + 10 <= bytes.length) format = bytes.readUInt16LE(at + 8)
    if (name === 'data') {
      if (size === 0) return refused('it holds no sound')
      // 1: whole numbers, 3: floating point, 0xFFFE: one of them, said in another place
      if (![1, 3, 0xFFFE].includes(format)) return refused('it is a WAV of a kind that browsers do not play: save it as PCM, 16 bit')
      return at + 8 + size <= bytes.length ? { ok: true, type: 'audio/wav' } : refused('it is cut off')
    }
    at += 8 + size + size % 2
  }
  return refused('it is cut off')
}

/** Page after page (RFC 3533) to the very end of the file; the first says what is in it. */
const ogg = (bytes: Buffer): SoundFile => {
  const header = text(bytes, 0, 128)
  if (!header.includes('OpusHead') && !header.includes('\u0001vorbis')) return refused('it is an Ogg without Opus or Vorbis')
  let pages = 0
  let at = 0
  while (at + 27 <= bytes.length && text(bytes, at, at + 4) === 'OggS') {
    const segments = bytes[at + 26] ?? 0
    if (at + 27 + segments > bytes.length) return refused('it is cut off')
    at += 27 + segments + bytes.subarray(at + 27, at + 27 + segments).reduce((sum, length) => sum + length, 0)
    pages += 1
  }
  return at === bytes.length && pages > 2 ? { ok: true, type: 'audio/ogg' } : refused('it is cut off or damaged')
}

const mp3Kilobits = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const mp3LowKilobits = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const mp3Rates = [44_100, 48_000, 32_000]
/** Bytes of the frame that begins here (ISO 11172-3, layer III); nothing where none does. */
const mp3Frame = (bytes: Buffer, at: number): number | undefined => {
  if (at + 4 > bytes.length || bytes.readUInt16BE(at) < 0xFFE0) return undefined
  const [second = 0, third = 0] = [bytes[at + 1], bytes[at + 2]]
  const version = second >> 3 & 3
  if ((second >> 1 & 3) !== 1 || version === 1) return undefined
  const full = version === 3
  const kilobits = (full ? mp3Kilobits : mp3LowKilobits)[third >> 4]
  const rate = mp3Rates[third >> 2 & 3]
  if (!kilobits || rate === undefined) return undefined
  return Math.floor((full ? 144_000 : 72_000) * kilobits / (rate / (full ? 1 : version === 2 ? 2 : 4))) + (third >> 1 & 1)
}
const mp3 = (bytes: Buffer): SoundFile => {
  // a tag before the sound: its length in seven bits a byte
  const from = text(bytes, 0, 3) === 'ID3' && bytes.length > 10 ? 10 + bytes.subarray(6, 10).reduce((sum, part) => sum * 128 + part, 0) : 0
  let at = from
  for (let frames = 0; frames < 3; frames += 1) {
    const length = mp3Frame(bytes, at)
    if (length === undefined) return refused('it is no MP3 that browsers play')
    at += length
  }
  return { ok: true, type: 'audio/mpeg' }
}

/** What a file holds, by its content: a browser that cannot play a clip would leave a call silent. */
export const soundFile = (bytes: Buffer): SoundFile => {
  const start = text(bytes, 0, 4)
  if (start === 'RIFF' && text(bytes, 8, 12) === 'WAVE') return wave(bytes)
  if (start === 'OggS') return ogg(bytes)
  if (start.startsWith('ID3') || (bytes.length >= 4 && bytes.readUInt16BE(0) >= 0xFFE0)) return mp3(bytes)
  return refused('it is neither WAV nor Ogg (Opus, Vorbis) nor MP3')
}
