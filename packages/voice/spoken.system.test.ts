import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Clip } from './clips.ts'
import { openMaker } from './clips.ts'
import { openEspeak } from './engine/espeak.ts'
import { findProgram, runProgram } from './engine/program.ts'
import { callPhrase, spokenLanguages } from './index.ts'
import type { SpokenLanguage } from './index.ts'
import { createMaker } from './maker.ts'
import { creoleForPortuguese } from './reading/creole.ts'
import { peakOf } from './sound/shape.ts'
import { readWav } from './sound/wav.ts'
import type { Pcm } from './sound/wav.ts'

let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'voice-engine-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** As a browser would hear it. */
const heard = (clip: Clip): Pcm => {
  const wav = clip.type === 'audio/ogg' ? execFileSync('opusdec', ['--quiet', '--force-wav', '-', '-'], { input: clip.bytes, stdio: ['pipe', 'pipe', 'ignore'] }) : clip.bytes
  const pcm = readWav(wav)
  if (!pcm) throw new Error('no sound came out of the clip')
  return pcm
}
const rms = ({ samples }: Pcm): number => Math.sqrt(samples.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / samples.length)
const seconds = ({ samples, rate }: Pcm): number => samples.length / rate
/** When the first sound comes that a person notices, a tenth of the loudest. */
const beginsAt = ({ samples, rate }: Pcm): number => {
  const noticed = peakOf(samples) * 32_768 / 10
  return samples.findIndex((sample) => Math.abs(sample) > noticed) / rate
}
const faultsOf = (pcm: Pcm): string[] => Object.entries({
  'is silent': rms(pcm) <= 0.03, 'is clipped': peakOf(pcm.samples) >= 0.99, 'is faint': peakOf(pcm.samples) <= 0.5,
  'is too short': seconds(pcm) <= 0.5, 'is too long': seconds(pcm) >= 6, 'begins late': beginsAt(pcm) >= 0.15,
}).flatMap(([fault, is]) => (is ? [fault] : []))

const speakable = (language: SpokenLanguage): string[] => {
  const phrases = [['A001', 1], ['R999', 24], ['W1042', 7]] as const
  return phrases.flatMap(([number, counter]) => {
    const said = callPhrase(language, { number, counter })
    return said.ok ? [said.phrase.ticket, said.phrase.counter] : []
  })
}

describe.each(spokenLanguages)('the voice of %s', (language) => {
  test.each(['with the encoder', 'without it'])('says calls: heard at once, neither silent nor clipped, in a few seconds (%s)', async (how) => {
    const engine = await openEspeak()
    if (!engine) throw new Error('espeak-ng is not installed')
    const maker = how === 'without it' ? createMaker(engine, undefined) : await openMaker()
    const texts = speakable(language)
    expect(texts).toHaveLength(6)
    for (const text of texts) {
      const clip = await maker?.make({ language, text })
      if (!clip) throw new Error(`no clip of ${text}`)
      expect(clip.type).toBe(how === 'without it' ? 'audio/wav' : 'audio/ogg')
      expect([text, ...faultsOf(heard(clip))]).toEqual([text])
    }
  })

  test('different numbers sound different, the same one the same, byte for byte', async () => {
    const maker = await openMaker()
    const [first = '', counter = '', other = ''] = speakable(language)
    const bytesOf = async (text: string) => (await maker?.make({ language, text }))?.bytes.toString('base64')
    const once = await bytesOf(first)
    expect(once).toBeDefined()
    expect(await bytesOf(first)).toBe(once)
    expect(new Set([once, await bytesOf(counter), await bytesOf(other)]).size).toBe(3)
  })
})

test('Creole is read by the Portuguese voice, or by the one that a centre names', async () => {
  const words = { language: 'kea', text: 'Balkon fitxadu.' }
  const usual = await (await openMaker())?.make(words)
  const spanish = await (await openMaker({ fallback: { kea: 'es' } }))?.make(words)
  expect(usual?.bytes.equals((await (await openMaker())?.make({ language: 'pt', text: creoleForPortuguese(words.text) }))?.bytes ?? Buffer.alloc(0))).toBe(true)
  expect(spanish && usual && !spanish.bytes.equals(usual.bytes)).toBe(true)
  expect(await (await openMaker({ fallback: {} }))?.make(words)).toBeUndefined()
})

test('a text that looks like an option is only read', async () => {
  const engine = await openEspeak()
  const wav = await engine?.speak('--version -w /tmp/x', 'en')
  expect(wav && readWav(wav)?.samples.length).toBeGreaterThan(10_000)
})

test('what has no words gives no clip', async () => {
  const maker = await openMaker()
  expect([await maker?.make({ language: 'pt', text: '…' }), await maker?.make({ language: 'xx', text: 'a' })]).toEqual([undefined, undefined])
})

describe('a program that is not as it should be', () => {
  const program = (name: string, script: string): string => {
    const file = join(folder, name)
    writeFileSync(file, `#!/bin/sh\n${script}\n`)
    chmodSync(file, 0o755)
    return file
  }

  test('not installed, or not to be run: there is no engine, and the clips stay WAV without the encoder', async () => {
    writeFileSync(join(folder, 'espeak-ng'), 'no program')
    expect([await findProgram('espeak-ng', folder), await openEspeak(folder), await openMaker({ path: folder })]).toEqual([undefined, undefined, undefined])
    expect(await findProgram('espeak-ng', '.:relative')).toBeUndefined()
  })

  test('one that hangs is ended; one that fails, or writes without end, gives nothing', async () => {
    const hanging = program('hang', 'exec sleep 600')
    expect(await runProgram(hanging, [], { timeoutMs: 50 })).toBeUndefined()
    expect(await runProgram(program('fail', 'echo half; exit 3'), [])).toBeUndefined()
    expect(await runProgram(program('endless', 'exec cat /dev/zero'), [])).toBeUndefined()
    expect(await runProgram(join(folder, 'absent'), [])).toBeUndefined()
    expect(await runProgram(program('unasked', 'exit 0'), ['x'.repeat(500_000)])).toBeUndefined()
  })

  test('where no file is left to open it gives nothing, and whoever asked goes on', () => {
    const asks = `
      import { openSync } from 'node:fs'
      import { runProgram } from '${new URL('engine/program.ts', import.meta.url).href}'
      try { for (;;) openSync('/dev/null') } catch {}
      console.log('gave', await runProgram('/bin/true', []))
    `
    expect(execFileSync('sh', ['-c', 'ulimit -n 64; exec "$0" --input-type=module -e "$1"', process.execPath, asks], { encoding: 'utf8' })).toBe('gave undefined\n')
  })

  test('one that does not read what it is given does no harm', async () => {
    expect(String(await runProgram(program('deaf', 'echo done'), [], { input: Buffer.alloc(4 * 1024 * 1024) }))).toBe('done\n')
  })

  test('one that is running ends when the voice is closed', async () => {
    const ending = new AbortController()
    const run = runProgram(program('hang', 'exec sleep 600'), [], { signal: ending.signal })
    ending.abort()
    expect(await run).toBeUndefined()
    expect(await runProgram(program('echo', 'echo late'), [], { signal: ending.signal })).toBeUndefined()
  })

  test('an encoder that fails leaves WAV', async () => {
    program('opusenc', 'exit 1')
    const engine = await openEspeak()
    const { openOpus } = await import('./engine/opus.ts')
    const maker = engine && createMaker(engine, await openOpus(folder))
    expect(await maker?.make({ language: 'pt', text: 'Balcão sete.' })).toMatchObject({ type: 'audio/wav' })
  })
})
