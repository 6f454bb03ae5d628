import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { constants as fileAccess } from 'node:fs'
import { access } from 'node:fs/promises'
import { constants as system, setPriority } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'
import { voiceLimits } from '../limits.ts'

/** Where a program is on the PATH, or nothing. */
export const findProgram = async (name: string, path = process.env['PATH'] ?? ''): Promise<string | undefined> => {
  // a relative entry would run whatever lies in the folder where somebody started this
  for (const folder of path.split(delimiter).filter((entry) => isAbsolute(entry))) {
    const file = join(folder, name)
    const runs = await access(file, fileAccess.X_OK).then(() => true, () => false)
    if (runs) return file
  }
  return undefined
}

export interface Run {
  readonly input?: string | Buffer
  readonly timeoutMs?: number
  /** Ends the program at once. */
  readonly signal?: AbortSignal | undefined
}

/** Node throws where the system has no room for its arguments or for a process; other failures are told later. */
const start = (file: string, args: readonly string[]): ChildProcess | undefined => {
  try {
    return spawn(file, args, { stdio: ['pipe', 'pipe', 'ignore'] })
  } catch {
    return undefined
  }
}

/** Runs a program to its end and gives what it wrote; nothing where it failed, hung, or wrote too much. Never rejects. */
export const runProgram = (file: string, args: readonly string[], { input = '', timeoutMs = voiceLimits.programMs, signal }: Run = {}): Promise<Buffer | undefined> =>
  new Promise((give) => {
    if (signal?.aborted) return give(undefined)
    const child = start(file, args)
    if (!child) return give(undefined)
    const written: Buffer[] = []
    let bytes = 0
    const kill = (): void => void child.kill('SIGKILL')
    const timer = setTimeout(kill, timeoutMs)
    signal?.addEventListener('abort', kill, { once: true })
    const end = (output?: Buffer): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', kill)
      give(output)
    }
    child.on('error', () => end())
    child.on('close', (code) => end(code === 0 ? Buffer.concat(written) : undefined))
    // where no file is left to open, it has no pipes
    child.stdout?.on('data', (part: Buffer) => {
      bytes += part.length
      if (bytes > voiceLimits.programBytesMax) kill()
      else written.push(part)
    })
    // a program that ended before it read everything: its status tells
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
    try {
      // tickets and calls go before sounds
      if (child.pid !== undefined) setPriority(child.pid, system.priority.PRIORITY_BELOW_NORMAL)
    } catch {
      // it has ended already, or this user may not
    }
  })
