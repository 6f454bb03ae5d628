import { array, assert, asyncProperty, constantFrom, record } from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Language } from '@senha/centre'
import { displayTimings } from '../timings.ts'
import { createSpeaker } from './speaker.ts'
import type { Ears, HowToSay, SaidCall } from './speaker.ts'

const voice: HowToSay = { also: ['pt'], fallback: { kea: 'pt' }, volume: 1 }
const call = (number: string, language: Language = 'uk', counter = '3'): SaidCall => ({ number, counter, language })

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const after = (ms: number): Promise<void> => new Promise((done) => {
  setTimeout(done, ms)
})

/** Ears that write down what they hear and when; `lacks` and `hangs` name clips that are missing or never come. */
const room = ({ lacks = [], hangs = [], deaf = false }: { lacks?: string[]; hangs?: string[]; deaf?: boolean } = {}) => {
  const heard: { what: string; from: number; to: number }[] = []
  const fits = (path: string, parts: string[]): boolean => parts.some((part) => path.includes(part))
  const hear = async (what: string, ms: number): Promise<void> => {
    const from = Date.now()
    await after(ms)
    heard.push({ what, from, to: Date.now() })
  }
  const ears: Ears<string> = {
    wake: async () => !deaf,
    chime: () => hear('chime', 900),
    load: async (path) => {
      if (fits(path, lacks)) return { is: 'none' }
      if (!fits(path, hangs)) return { is: 'clip', clip: path }
      await after(displayTimings.clipLoadMs)
      return { is: 'failed' }
    },
    play: (clip) => hear(clip.replace('/voice/', ''), 1500),
  }
  return { ears, heard, said: () => heard.map(({ what }) => what) }
}

describe('a call is said', () => {
  test('after a chime: ticket and counter in the visitor\'s language, then in Portuguese', async () => {
    const { ears, said } = room()
    createSpeaker(ears).say(call('A042'), voice)
    await vi.runAllTimersAsync()
    expect(said()).toEqual(['chime', 'uk/ticket/A042', 'uk/counter/3', 'pt/ticket/A042', 'pt/counter/3'])
  })

  test('once, where both are the same', async () => {
    const { ears, said } = room()
    createSpeaker(ears).say(call('A042', 'pt'), voice)
    await vi.runAllTimersAsync()
    expect(said()).toEqual(['chime', 'pt/ticket/A042', 'pt/counter/3'])
  })

  test('by the voice that the centre names, where its language has none, and not again by that voice', async () => {
    const { ears, said } = room({ lacks: ['/kea/'] })
    createSpeaker(ears).say(call('A042', 'kea'), voice)
    await vi.runAllTimersAsync()
    expect(said()).toEqual(['chime', 'pt/ticket/A042', 'pt/counter/3'])
  })

  test('in Portuguese alone, where its language has no voice and nobody to read it', async () => {
    const { ears, said } = room({ lacks: ['/be/'] })
    createSpeaker(ears).say(call('A042', 'be'), voice)
    await vi.runAllTimersAsync()
    expect(said()).toEqual(['chime', 'pt/ticket/A042', 'pt/counter/3'])
  })

  test('with a chime alone, where there is no voice at all', async () => {
    const { ears, said } = room({ lacks: ['/voice/'] })
    createSpeaker(ears).say(call('A042'), voice)
    await vi.runAllTimersAsync()
    expect(said()).toEqual(['chime'])
  })

  test('without what hangs; a counter is never said without its number', async () => {
    const { ears, said } = room({ hangs: ['/uk/ticket/'] })
    createSpeaker(ears).say(call('A042'), voice)
    await vi.runAllTimersAsync()
    expect(said()).toEqual(['chime', 'pt/ticket/A042', 'pt/counter/3'])
  })

  test('not at all where nothing can be heard, and the speaker is free at once', async () => {
    const { ears, said } = room({ deaf: true })
    const speaker = createSpeaker(ears)
    speaker.say(call('A042'), voice)
    expect(speaker.speaking()).toBe(true)
    await vi.advanceTimersByTimeAsync(0)
    expect([said(), speaker.speaking()]).toEqual([[], false])
  })
})

test('three counters call at once: each is said once, whole, one after the other', async () => {
  const { ears, heard, said } = room()
  const speaker = createSpeaker(ears)
  const changes: boolean[] = []
  speaker.onChange(() => changes.push(speaker.speaking()))
  for (const number of ['A001', 'F001', 'S001']) speaker.say(call(number, 'pt'), voice)
  await vi.runAllTimersAsync()
  expect(said()).toEqual(['A001', 'F001', 'S001'].flatMap((number) => ['chime', `pt/ticket/${number}`, 'pt/counter/3']))
  expect(heard.slice(1).filter(({ from }, index) => from < (heard[index]?.to ?? 0))).toEqual([])
  expect(changes).toEqual([true, false])
})

test('whatever is missing or hangs, calls are heard in order, never over each other, and the speaker comes to rest', async () => {
  const parts = constantFrom('/uk/', '/pt/ticket/', '/pt/', '/ru/', '/counter/', '/kea/', 'A001')
  const calls = array(record({ number: constantFrom('A001', 'F002', 'S003'), language: constantFrom<Language>('pt', 'uk', 'ru', 'kea', 'be') }), { minLength: 1, maxLength: 8 })
  await assert(asyncProperty(calls, array(parts, { maxLength: 3 }), array(parts, { maxLength: 3 }), async (given, lacks, hangs) => {
    const { ears, heard } = room({ lacks, hangs })
    const speaker = createSpeaker(ears)
    for (const { number, language } of given) speaker.say(call(number, language), voice)
    await vi.runAllTimersAsync()
    expect(speaker.speaking()).toBe(false)
    expect(heard.slice(1).filter(({ from }, index) => from < (heard[index]?.to ?? 0))).toEqual([])
    const spoken = heard.map(({ what }) => what).join(' ').split('chime').slice(1)
    expect(spoken).toHaveLength(given.length)
    spoken.forEach((words, index) => expect([...words.matchAll(/ticket\/(\w+)/g)].map(([, number]) => number).filter((number) => number !== given[index]?.number)).toEqual([]))
  }), { numRuns: 60 })
})
