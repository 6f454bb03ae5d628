import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'

const main = new URL('../host/main.ts', import.meta.url).pathname

export interface KioskProcess {
  readonly child: ChildProcess
  /** What it said on stdout until it was ready, or ended. */
  readonly ready: Promise<string>
  readonly address: () => Promise<string>
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string[]; stderr: string[] }>
}

/** Starts the kiosk's real program as a process of its own. */
export const startProcess = (...args: string[]): KioskProcess => {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const stdout: string[] = []
  const stderr: string[] = []
  let said: (line: string) => void = () => undefined
  const ready = new Promise<string>((resolve) => { said = resolve })
  createInterface({ input: child.stdout }).on('line', (line) => {
    stdout.push(line)
    said(line)
  })
  createInterface({ input: child.stderr }).on('line', (line) => stderr.push(line))
  const ended = new Promise<Awaited<KioskProcess['ended']>>((resolve) => {
    child.on('close', (code, signal) => {
      said('')
      resolve({ code, signal, stdout, stderr })
    })
  })
  return {
    child, ready, ended,
    address: async () => {
      const line = await ready
      const found = /http:\/\/\S+/.exec(line)
      if (!found) throw new Error(`the kiosk said "${line}" and on stderr "${stderr.join(' ')}"`)
      return new URL(found[0]).origin
    },
  }
}
