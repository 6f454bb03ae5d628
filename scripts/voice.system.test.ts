import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeWav } from '../packages/voice/sound/wav.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'voice-script-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Runs it to its end; `during` is told of its first words. */
const run = async (args: string[], during: (child: ReturnType<typeof spawn>) => void = () => undefined) => {
  const child = spawn(process.execPath, ['scripts/voice.ts', '--centre', 'packages/centre/lisboa.json', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.once('data', () => during(child))
  const ended = new Promise<number | null>((done) => child.once('close', done))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, stdout, stderr }
}
const clips = (): string[] => readdirSync(folder).filter((file) => file.endsWith('.ogg'))

test('stopped in the middle it goes on where it was; a third time there is nothing to do; the list names every clip', async () => {
  const lobby = ['--to', folder, '--lobby', '--numbers', '0']
  const stopped = await run(lobby, (child) => child.kill('SIGINT'))
  expect(stopped).toMatchObject({ code: 1, stderr: expect.stringContaining('goes on from here') })
  const first = clips().length
  expect(first).toBeGreaterThan(0)
  expect(first).toBeLessThan(9 * 24)
  const rest = await run(lobby)
  expect(rest).toMatchObject({ code: 0, stdout: expect.stringContaining(`lobby: ${9 * 24 - first} made, ${first} there already, 0 that the engine cannot say`) })
  expect((await run(lobby)).stdout).toContain('lobby: 0 made, 216 there already')
  const listed = readFileSync(join(folder, 'lobby.tsv'), 'utf8').trimEnd().split('\n').map((line) => line.split('\t'))
  expect(listed.find(([, language, said]) => language === 'uk' && said === 'Стійка номер сім.')?.[0]).toMatch(/^uk-[\da-f]{24}$/)
  expect(new Set(clips().map((file) => file.split('.')[0]))).toEqual(new Set(listed.map(([stem]) => stem)))
})

test('what nobody recorded yet is listed with its sentence; what lies there is counted, what cannot be played is told', async () => {
  const missing = ['missing', '--to', folder, '--lobby', '--language', 'pt']
  const before = await run(missing)
  expect(before).toMatchObject({ code: 0, stderr: 'pt: 0 of 24 sentences are recorded\n' })
  const lines = before.stdout.trimEnd().split('\n')
  expect(lines).toHaveLength(24)
  expect(lines[6]).toBe('pt/balcão-sete.wav\tBalcão sete.')
  const place = join(folder, 'recorded', 'pt')
  mkdirSync(place, { recursive: true })
  const [name = ''] = (lines[6] ?? '').split('\t')
  writeFileSync(join(folder, 'recorded', name), writeWav({ rate: 16_000, samples: Int16Array.from({ length: 100 }) }))
  writeFileSync(join(place, 'balcão-oito.mp3'), 'no sound')
  writeFileSync(join(place, 'bom-dia.wav'), writeWav({ rate: 16_000, samples: Int16Array.from({ length: 100 }) }))
  const after = await run(missing)
  expect(after.stdout.trimEnd().split('\n')).toEqual(lines.filter((_line, index) => index !== 6))
  expect(after.stderr.trimEnd().split('\n').toSorted()).toEqual([
    'pt/balcão-oito.mp3 is not played: it is neither WAV nor Ogg (Opus, Vorbis) nor MP3', 'pt/bom-dia.wav: no sentence of this centre asks for it', 'pt: 1 of 24 sentences are recorded',
  ].toSorted())
  expect((await run(['missing', '--to', folder])).stderr.trimEnd().split('\n').filter((line) => line.includes('sentences'))).toHaveLength(9)
  expect(await run(['missing', '--to', folder, '--language', 'de'])).toMatchObject({ code: 1, stderr: expect.stringContaining('no such language: de') })
})

test('wrong flags, a centre that is none, and a folder that cannot be written say so and make nothing', async () => {
  expect(await run(['--to', folder, '--lobby', '--kiosk'])).toMatchObject({ code: 1, stderr: expect.stringContaining('npm run voice --') })
  expect(await run(['--to', folder, '--numbers', 'many'])).toMatchObject({ code: 1 })
  expect(await run(['--to', folder, '--paint', 'it'])).toMatchObject({ code: 1, stderr: expect.stringContaining('--paint') })
  expect(await run(['--to', folder, '--centre', join(folder, 'absent.json')])).toMatchObject({ code: 1, stderr: expect.stringContaining('cannot read the centre') })
  writeFileSync(join(folder, 'a-file'), '')
  expect(await run(['--to', join(folder, 'a-file', 'voice')])).toMatchObject({ code: 1, stderr: expect.stringContaining('ENOTDIR') })
  expect(clips()).toEqual([])
})
