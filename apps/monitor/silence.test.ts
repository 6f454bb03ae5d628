import { expect, test } from 'vitest'
import { listenForSilence } from './silence.ts'
import { monitorTimings } from './timings.ts'

const soon = monitorTimings.silentMs
const late = soon + 1

test('a hub that tells that it is well is well, though nothing changes for hours', () => {
  const silence = listenForSilence()
  silence.told(7, 0)
  for (let at = 0; at < 3_600_000; at += 5_000) {
    silence.alive(7, at)
    expect(silence.since(at + 5_000)).toBeUndefined()
  }
})

test('one that falls silent is not known to be well, until it speaks again', () => {
  const silence = listenForSilence()
  silence.told(7, 0)
  silence.alive(7, 1_000)
  expect([silence.since(1_000 + soon), silence.since(1_000 + late)]).toEqual([undefined, 1_000])
  silence.told(8, 40_000)
  expect(silence.since(41_000)).toBeUndefined()
})

test('one whose log goes on while its snapshots are not understood here is not either', () => {
  const silence = listenForSilence()
  silence.told(7, 0)
  silence.alive(7, 1_000)
  for (let at = 6_000; at <= 21_000; at += 5_000) silence.alive(8, at)
  expect(silence.since(21_000)).toBe(1_000)
})

test('an older hub never says that it is well, and is believed', () => {
  const silence = listenForSilence()
  silence.told(7, 0)
  expect(silence.since(3_600_000)).toBeUndefined()
})
