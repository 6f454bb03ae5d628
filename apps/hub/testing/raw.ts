import { spawn } from 'node:child_process'
import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface Raw { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }

/** One request with any headers, `Host` too. */
export const raw = (url: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Raw> => new Promise((done, fail) => {
  request(url, { method, headers, agent: false }, (response) => {
    let text = ''
    response.setEncoding('utf8').on('data', (part: string) => { text += part }).on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
  }).on('error', fail).end(body)
})

export interface Program {
  /** The line that said that it is ready, with its addresses. */
  readonly line: string
  /** All that it wrote to standard error so far. */
  readonly said: () => string
  readonly close: () => Promise<void>
}

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Starts a program of the project with exactly these arguments and waits for its ready line. */
export const openProgram = (args: string[]): Promise<Program> => new Promise((ready, fail) => {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (text) => { said += String(text) })
  child.once('exit', (code) => fail(new Error(`${args[0]} ended (${code}): ${said}`)))
  const close = (): Promise<void> => new Promise((gone) => {
    if (child.exitCode !== null || child.signalCode !== null) return gone()
    child.once('exit', () => gone())
    child.kill('SIGTERM')
  })
  createInterface({ input: child.stdout }).once('line', (line) => ready({ line, said: () => said, close }))
})
