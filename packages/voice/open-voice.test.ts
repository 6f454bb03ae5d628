import { spawnSync } from 'node:child_process'
import { closeSync, constants, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fileOf, makerTag, stemOf } from './clips/name.ts'
import type { Clip, Words } from './clips/name.ts'
import { voiceLimits } from './limits.ts'
import type { Maker } from './maker.ts'
import { openVoice } from './open-voice.ts'
import { writeWav } from './sound/wav.ts'
import type { Voice, VoiceOptions } from './open-voice.ts'

let root: string
let now: number
const open: Voice[] = []
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'voice-'))
  now = Date.parse('2026-11-25T09:00:00Z')
})
afterEach(async () => {
  for (const voice of open.splice(0)) await voice.close()
  rmSync(root, { recursive: true, force: true })
})

const clipOf = (text: string): Clip => ({ type: 'audio/ogg', bytes: Buffer.from(`OggS ${text}`.padEnd(100)) })
/** A maker that says everything but "…", and counts. */
const scripted = (name = 'engine 1') => {
  const made: string[] = []
  const maker: Maker = {
    tag: () => makerTag(name),
    make: async ({ text }) => {
      made.push(text)
      return text.includes('…') ? undefined : clipOf(`${name} ${text}`)
    },
  }
  return { made, maker }
}
const voiceWith = (maker: Maker | undefined, more: Partial<VoiceOptions> = {}): Voice => {
  const voice = openVoice({ folder: join(root, 'own'), maker: Promise.resolve(maker), now: () => now, warn: (what) => { throw new Error(what) }, ...more })
  open.push(voice)
  return voice
}
const words = (text: string): Words => ({ language: 'pt', text })
const said = (name: string, text: string) => ({ ok: true, clip: clipOf(`${name} ${text}`) })
const silent = { ok: false, error: { code: 'not-found' } }

test('a clip is made when it is first asked for, and read from the folder ever after', async () => {
  const { made, maker } = scripted()
  expect(await voiceWith(maker).ask(words('a'))).toEqual(said('engine 1', 'a'))
  expect(await voiceWith(maker).ask(words('a'))).toEqual(said('engine 1', 'a'))
  expect(made).toEqual(['a'])
  expect(readdirSync(join(root, 'own'))).toHaveLength(1)
})

test('made ahead, it is there when it is asked for', async () => {
  const { made, maker } = scripted()
  const voice = voiceWith(maker)
  voice.ahead(words('a'))
  expect(await voice.ask(words('a'))).toEqual(said('engine 1', 'a'))
  expect(made).toEqual(['a'])
})

test('what the engine fails on is silent, and not tried again for a while', async () => {
  const { made, maker } = scripted()
  const voice = voiceWith(maker)
  expect([await voice.ask(words('…')), await voice.ask(words('…'))]).toMatchObject([silent, silent])
  expect(made).toHaveLength(2)
  now += voiceLimits.missingMs
  expect(await voice.ask(words('…'))).toMatchObject(silent)
  expect(made).toHaveLength(4)
})

test('an engine that fails once, on a busy machine, is asked again at once: who listens hears it', async () => {
  const { made, maker } = scripted()
  const voice = voiceWith({ ...maker, make: async (given) => (made.length === 0 ? (made.push('failed'), undefined) : maker.make(given)) })
  expect(await voice.ask(words('a'))).toEqual(said('engine 1', 'a'))
  expect(made).toEqual(['failed', 'a'])
})

test('many made ahead are made one after another, also more than may wait at once', async () => {
  const { made, maker } = scripted()
  const voice = voiceWith(maker)
  const all = Array.from({ length: voiceLimits.aheadMax + 20 }, (_, index) => String(index))
  await voice.aheadAll(all.map(words))
  expect(made).toEqual(all)
  expect(await voice.ask(words('140'))).toEqual(said('engine 1', '140'))
  expect(made).toHaveLength(all.length)
})

test('without an engine what was made before is heard, the rest is silent', async () => {
  await voiceWith(scripted().maker).ask(words('a'))
  const voice = voiceWith(undefined)
  expect(await voice.ask(words('a'))).toEqual(said('engine 1', 'a'))
  expect(await voice.ask(words('b'))).toMatchObject(silent)
  expect(await voice.canMake).toBe(false)
})

test('a newer engine makes its own; where it cannot, the older clip is better than silence', async () => {
  await voiceWith(scripted('engine 1').maker).ask(words('a'))
  expect(await voiceWith(scripted('engine 2').maker).ask(words('a'))).toEqual(said('engine 2', 'a'))
  const broken: Maker = { tag: () => makerTag('engine 3'), make: () => Promise.reject(new Error('broken')) }
  expect(await voiceWith(broken).ask(words('a'))).toMatchObject({ ok: true })
})

test('shipped clips go first, whoever made them, and new ones are never kept among them', async () => {
  const shipped = join(root, 'shipped')
  await voiceWith(scripted('engine 1').maker, { folder: shipped }).ask(words('a'))
  const { made, maker } = scripted('engine 2')
  const voice = voiceWith(maker, { shipped })
  expect(await voice.ask(words('a'))).toEqual(said('engine 1', 'a'))
  expect(await voice.ask(words('b'))).toEqual(said('engine 2', 'b'))
  expect(made).toEqual(['b'])
  expect(readdirSync(shipped)).toHaveLength(1)
})

test('a recording, laid beside while it runs, goes before everything, also before what was shipped', async () => {
  const shipped = join(root, 'shipped')
  await voiceWith(scripted('engine 1').maker, { folder: shipped }).ask(words('a'))
  const { maker } = scripted('engine 2')
  const voice = voiceWith(maker, { shipped })
  expect(await voice.ask(words('a'))).toEqual(said('engine 1', 'a'))
  mkdirSync(join(root, 'own'))
  writeFileSync(join(root, 'own', `${stemOf(words('a'))}.recorded.ogg`), clipOf('a person').bytes)
  expect(await voice.ask(words('a'))).toEqual({ ok: true, clip: clipOf('a person') })
})

test('a sentence that somebody recorded goes before everything, from the moment its file lies there', async () => {
  const shipped = join(root, 'shipped')
  await voiceWith(scripted('engine 1').maker, { folder: shipped }).ask(words('Balcão sete.'))
  const voice = voiceWith(scripted('engine 2').maker, { shipped })
  expect(await voice.ask(words('Balcão sete.'))).toEqual(said('engine 1', 'Balcão sete.'))
  const person = writeWav({ rate: 16_000, samples: Int16Array.from([1, 2, 3, 4]) })
  mkdirSync(join(root, 'own', 'recorded', 'pt'), { recursive: true })
  writeFileSync(join(root, 'own', 'recorded', 'pt', 'balcão-sete.wav'), person)
  expect(await voice.ask(words('Balcão sete.'))).toEqual({ ok: true, clip: { type: 'audio/wav', bytes: person } })
  rmSync(join(root, 'own', 'recorded'), { recursive: true })
  expect(await voice.ask(words('Balcão sete.'))).toEqual(said('engine 1', 'Balcão sete.'))
})

test('words that are read in another way are made anew; those that are not stay', async () => {
  const { made, maker } = scripted()
  let lexicon = 'old'
  const reading: Maker = { ...maker, tag: ({ text }) => makerTag(text.includes('сорок') ? lexicon : 'same') }
  const both = async (): Promise<void> => {
    const voice = voiceWith(reading)
    for (const text of ['сорок', 'два']) await voice.ask(words(text))
  }
  await both()
  lexicon = 'new'
  await both()
  expect(made).toEqual(['сорок', 'два', 'сорок'])
  expect(readdirSync(join(root, 'own'))).toHaveLength(2)
})

test('nothing to say, or too much for one breath, is silent and asks no engine', async () => {
  const { made, maker } = scripted()
  const voice = voiceWith(maker)
  expect([await voice.ask(words(' ')), await voice.ask(words('a'.repeat(voiceLimits.textMax + 1)))]).toMatchObject([silent, silent])
  expect(made).toEqual([])
})

test('asked for too much at once it says so, and never throws', async () => {
  let goOn: () => void = () => undefined
  const gate = new Promise<void>((open_) => { goOn = open_ })
  const slow: Maker = { tag: () => makerTag('slow'), make: async ({ text }) => { await gate; return clipOf(text) } }
  const voice = voiceWith(slow)
  const most = voiceLimits.makingMax + voiceLimits.askedMax
  let refused: () => void = () => undefined
  const one = new Promise<void>((seen) => { refused = seen })
  const answers = Array.from({ length: most + 1 }, (_, index) => voice.ask(words(`text ${index}`)).then((answer) => {
    if (!answer.ok) refused()
    return answer
  }))
  await one
  goOn()
  const all = await Promise.all(answers)
  expect(all.filter(({ ok }) => ok)).toHaveLength(most)
  expect(all.find(({ ok }) => !ok)).toMatchObject({ ok: false, error: { code: 'unavailable' } })
})

test('a file that answers nothing, as on a drive that hangs, holds one thread and nobody else', async () => {
  const { maker } = scripted()
  const texts = Array.from({ length: 12 }, (_, n) => `text ${n}`)
  mkdirSync(join(root, 'own'))
  const pipes = texts.map((text) => join(root, 'own', fileOf({ stem: stemOf(words(text)), tag: makerTag('engine 1'), extension: 'ogg' })))
  spawnSync('mkfifo', pipes)
  try {
    const voice = voiceWith(maker, { lookMs: 100 })
    for (const answer of await Promise.all(texts.map((text) => voice.ask(words(text))))) expect(answer).toMatchObject(silent)
    // it is known to hang: nobody waits for it any more
    expect(await voice.ask(words('another'))).toMatchObject(silent)
    // the threads for files and PINs are free
    expect((await stat(root)).isDirectory()).toBe(true)
  } finally {
    // somebody who writes lets the readers go on
    for (const pipe of pipes) {
      try {
        closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK))
      } catch {
        // nobody reads this one
      }
    }
  }
})
