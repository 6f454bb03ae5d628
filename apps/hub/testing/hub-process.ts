import { PROTOCOL_VERSION } from '@senha/protocol'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'

const root = fileURLToPath(new URL('../../..', import.meta.url))
export const lisbon = join(root, 'packages/centre/lisboa.json')

export interface Ended { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }

/** Runs the hub with these flags until it ends by itself. */
export const runHub = (args: string[], script = 'apps/hub/main.ts'): Promise<Ended> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (data) => { stdout += String(data) })
    child.stderr.on('data', (data) => { stderr += String(data) })
    child.on('close', (code, signal) => done({ code, signal, stdout, stderr }))
  })

export interface HubProcess {
  readonly url: string
  /** The visitors' listener of a hub that was started with `--public-port`. */
  readonly publicUrl: string
  readonly data: string
  /** Ends the process as a power cut would and waits until it is gone. */
  readonly kill: () => Promise<void>
  /** Starts it again on the same folder and the same port. */
  readonly start: (flags?: string[]) => Promise<void>
  /** What it has said on its error output since its last start. */
  readonly said: () => string
  /** Ends it and removes its folder. */
  readonly close: () => Promise<void>
}

/** A real hub in a process of its own, with a database file of its own; `folder` for one on a disk of its own. */
export const startHub = async (flags: string[] = ['--demo'], centre = lisbon, folder?: string): Promise<HubProcess> => {
  const data = folder ?? mkdtempSync(join(tmpdir(), 'senha-hub-'))
  let child: ChildProcess | undefined
  let port = '0'
  let stderr = ''
  let publicUrl = ''
  const gone = (one: ChildProcess): Promise<void> => new Promise((done) => {
    if (one.exitCode !== null || one.signalCode !== null) done()
    else one.once('exit', () => done())
  })
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child) return
    child.kill(signal)
    await gone(child)
    child = undefined
  }
  const start = (given = flags): Promise<void> =>
    new Promise((ready, fail) => {
      const now = spawn(process.execPath, [join(root, 'apps/hub/main.ts'), '--centre', centre, '--data', data, '--port', port, '--host', '127.0.0.1', ...given], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
      child = now
      stderr = ''
      now.stderr.on('data', (text) => { stderr += String(text) })
      now.once('exit', (code) => fail(new Error(`the hub ended (${code}): ${stderr}`)))
      createInterface({ input: now.stdout }).on('line', (line) => {
        const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line)
        if (!found?.[1]) return
        port = found[1]
        publicUrl = /(http:\/\/127\.0\.0\.\d:\d+)\/t/.exec(line)?.[1] ?? ''
        ready()
      })
    })
  await start()
  return {
    get url() { return `http://127.0.0.1:${port}` },
    get publicUrl() { return publicUrl },
    data,
    kill: () => end('SIGKILL'),
    start,
    said: () => stderr,
    close: async () => {
      await end('SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

export interface Client {
  readonly socket: Socket
  /** Sends a command under a new id (or a given one) and returns the answer. */
  readonly command: (name: string, payload?: Record<string, unknown>) => Promise<Answered>
  /** The first message of this name, from now on or already seen, that fits; `after`: one that came later than that message. */
  readonly fact: (name: string, fits?: (value: Fields) => boolean, after?: Fields) => Promise<Fields>
  readonly close: () => void
}
// what a test looks into is whatever the hub sent
// oxlint-disable-next-line typescript/no-explicit-any
export type Fields = Record<string, any>
export type Answered = Fields & { ok: boolean; error?: { code: string; message: string } }

/** A client of one namespace; rejects with the hub's reason where it is refused. */
export const connect = (url: string, namespace: string, auth: Record<string, unknown>, headers: Record<string, string> = {}): Promise<Client> =>
  new Promise((ready, fail) => {
    const socket = io(url + namespace, { transports: ['websocket'], forceNew: true, reconnection: false, auth: { protocol: PROTOCOL_VERSION, ...auth }, extraHeaders: headers })
    const seen: { name: string; value: Fields }[] = []
    const waiting = new Set<(name: string, value: Fields) => void>()
    socket.onAny((name: string, value: Fields) => {
      seen.push({ name, value })
      for (const listener of waiting) listener(name, value)
    })
    socket.once('connect_error', (error) => {
      socket.close()
      fail(error)
    })
    socket.once('connect', () => ready({
      socket,
      command: (name, payload = {}) => socket.timeout(10_000).emitWithAck(name, { commandId: crypto.randomUUID(), ...payload }),
      fact: (name, fits = () => true, after) => new Promise((found) => {
        const early = seen.slice(seen.findIndex(({ value }) => value === after) + 1).findLast((one) => one.name === name && fits(one.value))
        if (early) return found(early.value)
        const listener = (given: string, value: Fields): void => {
          if (given !== name || !fits(value)) return
          waiting.delete(listener)
          found(value)
        }
        waiting.add(listener)
      }),
      close: () => socket.close(),
    }))
  })

export const login = async (url: string, user: string, pin = '1234'): Promise<string> => {
  const answer = await fetch(`${url}/api/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user, pin }) })
  const body: Fields = await answer.json()
  if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(body)}`)
  return String(body['token'])
}

/** Signs in with a first PIN and changes it: the token of the session that follows. */
export const chooseOwnPin = async (url: string, user: string, first: string, own: string): Promise<string> => {
  const token = await login(url, user, first)
  const body = await call(url, '/api/pin', { token, body: { old: first, new: own } })
  if (!body.ok) throw new Error(JSON.stringify(body))
  return String(body['token'])
}

/** Asks one of the hub's addresses for staff; without a body it only reads. */
export const call = async (url: string, path: string, { token, body, headers = {} }: { token?: string; body?: object; headers?: Record<string, string> } = {}): Promise<Answered & { status: number; cookie: string }> => {
  const answer = await fetch(url + path, {
    headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
  const read: Answered = await answer.json()
  return { ...read, status: answer.status, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }
}

export const staff = async (url: string, user: string): Promise<Client> => connect(url, '/counter', { token: await login(url, user) })
