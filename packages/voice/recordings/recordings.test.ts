import * as fc from 'fast-check'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { voiceLimits } from '../limits.ts'
import { writeWav } from '../sound/wav.ts'
import { namesOfFile, recordingName } from './name.ts'
import { openRecordings } from './recordings.ts'
import { soundFile } from './sound-file.ts'

let folder: string
let told: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recordings-'))
  told = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const wav = (value = 1000, samples = 200): Buffer => writeWav({ rate: 16_000, samples: Int16Array.from({ length: samples }, () => value) })
/** One page of an Ogg stream with so many bytes of content. */
const page = (content: Buffer): Buffer => Buffer.concat([Buffer.from('OggS'), Buffer.alloc(22), Buffer.from([1, content.length]), content])
const ogg = (codec = 'OpusHead'): Buffer => Buffer.concat([page(Buffer.from(`${codec}.......`)), page(Buffer.from('OpusTags')), page(Buffer.alloc(200, 7))])
/** Four frames of an MP3 of 128 kbit/s at 44.1 kHz, 417 bytes each. */
const mp3 = (before = Buffer.alloc(0)): Buffer => Buffer.concat([before, ...Array.from({ length: 4 }, () => Buffer.concat([Buffer.from([0xFF, 0xFB, 0x90, 0x00]), Buffer.alloc(413)]))])
const lay = (language: string, file: string, bytes: Buffer): string => {
  mkdirSync(join(folder, language), { recursive: true })
  const path = join(folder, language, file)
  writeFileSync(path, bytes)
  return path
}
const open = () => openRecordings(folder, (what) => told.push(what))

describe('the name of a recording is the sentence', () => {
  test('letters and digits of the sentence, in its own alphabet', () => {
    expect(['Balcão sete.', 'Стійка номер п’ять.', 'Vă rugăm: așteptați!', '20–35 minutos', 'Où est-ce ?'].map(recordingName)).toEqual([
      'balcão-sete', 'стійка-номер-п-ять', 'vă-rugăm-așteptați', '20-35-minutos', 'où-est-ce',
    ])
  })
  test('a long one is cut, and two that begin alike are still two', () => {
    const [one, other] = [`${'ж'.repeat(100)} один`, `${'ж'.repeat(100)} два`].map(recordingName)
    expect(one).not.toBe(other)
    expect(Array.from(one ?? '')).toHaveLength(80)
    expect(Buffer.byteLength(`${one}.opus`)).toBeLessThan(255)
  })
  test('the cut name and the whole sentence both name the file, written as file systems write them', () => {
    fc.assert(fc.property(fc.stringMatching(/^[\p{L}\d ,.!?’]{1,120}$/u), fc.constantFrom('NFC', 'NFD'), (text, form) => {
      const name = recordingName(text)
      fc.pre(name !== '')
      expect(namesOfFile(`${name}.ogg`.normalize(form))).toContain(name)
      expect(namesOfFile(`${text}.wav`.normalize(form))).toContain(name)
    }))
  })
})

describe('what browsers play is told by its content', () => {
  test('WAV, Ogg with Opus or Vorbis, MP3 with and without a tag', () => {
    const tag = Buffer.concat([Buffer.from('ID3\u0003\0\0', 'latin1'), Buffer.from([0, 0, 1, 0]), Buffer.alloc(128)])
    expect([wav(), ogg(), ogg('\u0001vorbis'), mp3(), mp3(tag)].map(soundFile)).toEqual(['audio/wav', 'audio/ogg', 'audio/ogg', 'audio/mpeg', 'audio/mpeg'].map((type) => ({ ok: true, type })))
  })
  test('text, pictures, empty files, other codecs and damaged ones are refused with a reason', () => {
    const alien = wav()
    alien.writeUInt16LE(0x55, 20)
    const wrong: [Buffer, RegExp][] = [
      [Buffer.from('not a sound'), /neither/], [Buffer.alloc(0), /neither/], [Buffer.from('\x89PNG\r\n'), /neither/], [ogg('Theora...'), /without Opus/], [alien, /of a kind/],
      [wav(0, 0), /no sound/], [Buffer.from([0xFF, 0xFB, 0x90, 0x00]), /no MP3/], [Buffer.from([0xFF, 0xFE, 1, 2, 3]), /no MP3/],
    ]
    for (const [bytes, reason] of wrong) expect(soundFile(bytes)).toEqual({ ok: false, reason: expect.stringMatching(reason) })
  })
  test('cut off anywhere it is refused, and nothing throws', () => {
    const whole = [wav(), ogg()]
    fc.assert(fc.property(fc.constantFrom(...whole), fc.double({ min: 0, max: 1, noNaN: true }), (bytes, share) => {
      expect(soundFile(bytes.subarray(0, Math.floor(share * (bytes.length - 1)))).ok).toBe(false)
    }))
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('', 'RIFF....WAVE', 'OggS', 'ID3', '\u00FF\u00FB'), (bytes, start) => {
      expect(typeof soundFile(Buffer.concat([Buffer.from(start, 'latin1'), bytes])).ok).toBe('boolean')
    }))
  })
})

test('a file counts from the moment it lies there until it is gone', async () => {
  const recordings = open()
  const words = { language: 'pt', text: 'Balcão sete.' }
  expect(await recordings.find(words)).toBeUndefined()
  const path = lay('pt', 'balcão-sete.wav', wav(1))
  expect(await recordings.find(words)).toEqual({ type: 'audio/wav', bytes: wav(1) })
  writeFileSync(path, wav(2))
  expect(await recordings.find(words)).toEqual({ type: 'audio/wav', bytes: wav(2) })
  expect(await recordings.find({ ...words, language: 'kea' })).toBeUndefined()
  rmSync(path)
  expect(await recordings.find(words)).toBeUndefined()
  expect(told).toEqual([])
})

test('the whole sentence with its full stop is a name too, and capital endings', async () => {
  lay('uk', 'Стійка номер сім..OGG', ogg())
  expect(await open().find({ language: 'uk', text: 'Стійка номер сім.' })).toMatchObject({ type: 'audio/ogg' })
})

test('what cannot be played is told once, and the next file of that name is taken', async () => {
  const recordings = open()
  const words = { language: 'pt', text: 'Balcão sete.' }
  lay('pt', 'balcão-sete.mp3', Buffer.from('no sound'))
  truncateSync(lay('pt', 'balcão-sete.ogg', ogg()), voiceLimits.recordingBytesMax + 1)
  expect([await recordings.find(words), await recordings.find(words)]).toEqual([undefined, undefined])
  expect(told).toEqual([
    'recorded/pt/balcão-sete.mp3 is not played: it is neither WAV nor Ogg (Opus, Vorbis) nor MP3',
    'recorded/pt/balcão-sete.ogg is not played: it is larger than 6 MB',
  ])
  lay('pt', 'balcão-sete.wav', wav())
  expect(await recordings.find(words)).toMatchObject({ type: 'audio/wav' })
  expect(told).toHaveLength(2)
})

test('other files, folders, and languages that are paths, are nobody\'s voice', async () => {
  mkdirSync(join(folder, 'pt', 'balcão-sete.wav'), { recursive: true })
  lay('pt', 'balcão-sete.txt', wav())
  lay('pt', 'balcão-sete', wav())
  const recordings = open()
  expect(await recordings.find({ language: 'pt', text: 'Balcão sete.' })).toBeUndefined()
  expect(await recordings.find({ language: '../pt', text: 'Balcão sete.' })).toBeUndefined()
  expect(await recordings.find({ language: 'pt', text: '…' })).toBeUndefined()
  expect(told).toEqual([])
  expect(readdirSync(folder)).toEqual(['pt'])
})
