import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sound } from '../limits.ts'
import { fade, normalise, peakOf, shape, trim } from './shape.ts'
import { readWav, writeWav } from './wav.ts'
import type { Pcm } from './wav.ts'

const rate = 22_050
const silence = (ms: number): number[] => Array.from({ length: Math.round(ms * rate / 1000) }, () => 0)
const tone = (ms: number, peak: number): number[] => Array.from({ length: Math.round(ms * rate / 1000) }, (_, index) => Math.round(peak * 32_767 * Math.sin(index / 5)))
const pcm = (...parts: number[][]): Pcm => ({ rate, samples: Int16Array.from(parts.flat()) })
const msOf = ({ samples }: Pcm): number => samples.length / rate * 1000
const anySound = fc.array(fc.integer({ min: -32_768, max: 32_767 }), { maxLength: 3_000 }).map((samples) => pcm(samples))

test('what is written as WAV is read back as it was', () => {
  fc.assert(fc.property(anySound, (given) => { expect(readWav(writeWav(given))).toEqual(given) }))
})

test('a file whose header does not know its length is read to its end, other chunks are passed over', () => {
  const bytes = writeWav(pcm([1, -2, 3]))
  const piped = Buffer.from(bytes)
  piped.writeUInt32LE(0x7f_ff_f0_24, 4)
  piped.writeUInt32LE(0x7f_ff_f0_00, 40)
  expect(readWav(piped)?.samples).toEqual(Int16Array.of(1, -2, 3))
  const list = Buffer.from('LIST\u0003\0\0\0abc\0', 'latin1')
  expect(readWav(Buffer.concat([bytes.subarray(0, 36), list, bytes.subarray(36)]))?.samples).toEqual(Int16Array.of(1, -2, 3))
})

test('what is no WAV of one channel and 16 bits is nothing, and never thrown', () => {
  const stereo = writeWav(pcm([1, 2]))
  stereo.writeUInt16LE(2, 22)
  expect([readWav(stereo), readWav(Buffer.alloc(0)), readWav(Buffer.from('OggS'.repeat(20)))]).toEqual([undefined, undefined, undefined])
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => { expect(readWav(Buffer.from(noise))).toBeUndefined() }))
})

test('silence at both ends goes, but for a little; silence inside stays', () => {
  const trimmed = trim(pcm(silence(300), tone(100, 0.5), silence(200), tone(100, 0.5), silence(700)))
  expect(msOf(trimmed)).toBeCloseTo(400 + 2 * sound.keepMs, 0)
  expect(trim(pcm(tone(100, 0.5)))).toEqual(pcm(tone(100, 0.5)))
})

test('quiet and loud speech become equally loud, three decibels under full scale', () => {
  for (const loudness of [0.02, 0.4, 1]) expect(20 * Math.log10(peakOf(normalise(pcm(tone(50, loudness))).samples))).toBeCloseTo(-3, 1)
})

test('a clip begins and ends at nothing, and its middle is as it was', () => {
  const { samples } = fade(pcm(silence(20).map(() => 20_000), silence(20).map(() => 20_000)))
  expect([samples[0], samples.at(-1)]).toEqual([0, 0])
  expect(samples[Math.round(samples.length / 2)]).toBe(20_000)
  const edge = samples.slice(0, Math.round(sound.fadeMs * rate / 1000))
  expect(edge).toEqual(edge.toSorted())
})

test('whatever comes in: nothing, or no louder than it should be', () => {
  expect([shape(pcm([])), shape(pcm(silence(100)))]).toEqual([undefined, undefined])
  fc.assert(fc.property(anySound, (given) => {
    const shaped = shape(given)
    expect(shaped === undefined || (shaped.samples.length > 0 && peakOf(shaped.samples) <= sound.peak + 1 / 32_768)).toBe(true)
  }))
})
