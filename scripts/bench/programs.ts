import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A server in a process of its own. */
export interface Program {
  readonly url: string
  /** From the start of the process to the line that says it is ready. */
  readonly readyMs: number
  /** Resident memory now, MB. */
  readonly residentMb: () => number
  readonly close: () => Promise<void>
}

export const startProgram = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Program> => new Promise((ready, fail) => {
  const began = performance.now()
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const gone = new Promise<void>((over) => { child.once('exit', () => over()) })
  let stderr = ''
  child.stderr.on('data', (text) => { stderr += String(text) })
  child.once('exit', (code) => fail(new Error(`${args[0]} ended (${code}): ${stderr}`)))
  createInterface({ input: child.stdout }).on('line', (line) => {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
    if (url === undefined) return
    ready({
      url, readyMs: performance.now() - began,
      residentMb: () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024),
      close: async () => {
        child.kill('SIGTERM')
        await gone
      },
    })
  })
})

export const startBareServer = (): Promise<Program> => startProgram(['scripts/bench/bare-server.ts'])
export const startHubOn = (data: string, env: Readonly<Record<string, string>> = {}): Promise<Program> =>
  startProgram(['apps/hub/main.ts', '--centre', 'packages/centre/lisboa.json', '--data', data, '--port', '0', '--host', '127.0.0.1', '--demo'], env)
