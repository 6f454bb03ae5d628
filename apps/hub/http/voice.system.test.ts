import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeWav } from '../../../packages/voice/sound/wav.ts'
import { connect, lisbon, startHub } from '../testing/hub-process.ts'
import type { HubProcess } from '../testing/hub-process.ts'

let hub: HubProcess | undefined
let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'hub-voice-')) })
afterEach(async () => {
  await hub?.close()
  hub = undefined
  rmSync(folder, { recursive: true, force: true })
})

test('a call is heard in nine languages; the second time it comes from the folder', async () => {
  hub = await startHub(['--demo', '--voice', folder])
  const door = await connect(hub.url, '/kiosk', { token: 'demo-kiosk' })
  await door.command('ticket:issue', { topicId: 'papers', language: 'pt' })
  for (const language of ['pt', 'en', 'fr', 'es', 'ru', 'uk', 'ro', 'be', 'kea']) {
    for (const part of ['ticket/A001', 'counter/7']) {
      const answer = await fetch(`${hub.url}/voice/${language}/${part}`)
      expect([language, part, answer.status, answer.headers.get('content-type')]).toEqual([language, part, 200, 'audio/ogg'])
      const bytes = Buffer.from(await answer.arrayBuffer())
      expect(bytes.toString('latin1', 0, 4)).toBe('OggS')
      const again = await fetch(`${hub.url}/voice/${language}/${part}`)
      expect(Buffer.from(await again.arrayBuffer()).equals(bytes)).toBe(true)
    }
  }
  // the ticket's own clips, made ahead, are among them or beside them
  expect(readdirSync(folder).length).toBeGreaterThanOrEqual(18)
  expect((await fetch(`${hub.url}/voice/pt/ticket/X042`)).status).toBe(404)
  expect((await fetch(`${hub.url}/voice/pt/ticket/A042`)).status).toBe(404)
  door.close()
})

test('a person\'s recording is heard from the moment its file lies there; a bad one is told and the engine speaks', async () => {
  hub = await startHub(['--demo', '--voice', folder])
  const ask = async (etag?: string): Promise<[number, string | null, Buffer, string]> => {
    const answer = await fetch(`${hub?.url}/voice/pt/counter/7`, { headers: etag === undefined ? {} : { 'if-none-match': etag } })
    return [answer.status, answer.headers.get('content-type'), Buffer.from(await answer.arrayBuffer()), answer.headers.get('etag') ?? '']
  }
  const [, , made, etag] = await ask()
  expect((await ask(etag))[0]).toBe(304)
  mkdirSync(join(folder, 'recorded', 'pt'), { recursive: true })
  const person = writeWav({ rate: 16_000, samples: Int16Array.from({ length: 8_000 }, (_, index) => 9_000 * Math.sin(index / 5)) })
  writeFileSync(join(folder, 'recorded', 'pt', 'balcão-sete.wav'), person)
  expect(await ask(etag)).toEqual([200, 'audio/wav', person, expect.any(String)])
  writeFileSync(join(folder, 'recorded', 'pt', 'balcão-sete.wav'), person.subarray(0, 5_000))
  expect((await ask())[2].equals(made)).toBe(true)
  await expect.poll(() => hub?.said()).toContain('hub: voice: recorded/pt/balcão-sete.wav is not played: it is cut off')
  rmSync(join(folder, 'recorded'), { recursive: true })
  expect((await ask(etag))[0]).toBe(304)
})

test('the clips of a ticket are made when it is issued', async () => {
  hub = await startHub(['--demo', '--voice', folder])
  const door = await connect(hub.url, '/kiosk', { token: 'demo-kiosk' })
  expect(await door.command('ticket:issue', { topicId: 'papers', language: 'uk' })).toMatchObject({ ok: true })
  // Ukrainian and Portuguese: the number, and the eight counters of the Welcoming Office
  await expect.poll(() => readdirSync(folder).filter((file) => file.endsWith('.ogg')).length).toBe(18)
  door.close()
})

test('without an engine the hub starts, says so in one line, and every call is silent', async () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  // on its PATH is the runtime alone
  const child = spawn(process.execPath, ['apps/hub/main.ts', '--centre', lisbon, '--data', folder, '--port', '0', '--host', '127.0.0.1', '--demo'], {
    cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PATH: dirname(process.execPath) },
  })
  const stderr: string[] = []
  const ended = new Promise((done) => child.once('close', done))
  const told = new Promise<void>((heard) => createInterface({ input: child.stderr }).on('line', (line) => {
    stderr.push(line)
    if (line.includes('espeak-ng')) heard()
  }))
  const url = await new Promise<string>((ready) => createInterface({ input: child.stdout }).on('line', (line) => ready(/http:\S+/.exec(line)?.[0] ?? '')))
  await told
  expect((await fetch(`${url}/voice/pt/ticket/A042`)).status).toBe(404)
  expect((await fetch(`${url}/health`)).status).toBe(200)
  child.kill('SIGTERM')
  await ended
  expect(stderr).toEqual([expect.stringContaining('DEMO'), 'hub: espeak-ng is not installed: calls only chime, but for those whose clips were made ahead (docs/voice.md)'])
})
