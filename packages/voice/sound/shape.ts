import { sound } from '../limits.ts'
import type { Pcm } from './wav.ts'

const fullScale = 32_768

/** The loudest sample, from 0 to 1. */
export const peakOf = (samples: Int16Array): number => samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0) / fullScale

const samplesIn = (ms: number, rate: number): number => Math.round(ms * rate / 1000)

/** Without the silence at both ends, but for a little. Nothing is left of what is silent throughout. */
export const trim = ({ rate, samples }: Pcm): Pcm => {
  const threshold = peakOf(samples) * fullScale * sound.silence
  const isHeard = (sample: number): boolean => Math.abs(sample) > threshold
  const first = samples.findIndex(isHeard)
  if (first < 0) return { rate, samples: new Int16Array() }
  const keep = samplesIn(sound.keepMs, rate)
  return { rate, samples: samples.slice(Math.max(0, first - keep), samples.findLastIndex(isHeard) + 1 + keep) }
}

/** As loud as every other clip at its loudest moment. */
export const normalise = ({ rate, samples }: Pcm): Pcm => {
  const peak = peakOf(samples)
  const gain = peak === 0 ? 1 : sound.peak / peak
  return { rate, samples: samples.map((sample) => Math.round(sample * gain)) }
}

/** Rises from nothing and falls to nothing. */
export const fade = ({ rate, samples }: Pcm): Pcm => {
  const length = Math.min(samplesIn(sound.fadeMs, rate), Math.floor(samples.length / 2))
  const level = (index: number): number => Math.min(1, index / length, (samples.length - 1 - index) / length)
  return length === 0 ? { rate, samples } : { rate, samples: samples.map((sample, index) => Math.round(sample * level(index))) }
}

/** What an engine said, ready for a lobby; undefined where it said nothing. */
export const shape = (said: Pcm): Pcm | undefined => {
  const shaped = fade(normalise(trim(said)))
  return shaped.samples.length === 0 ? undefined : shaped
}
