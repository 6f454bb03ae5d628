import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

export const freePort = (): Promise<number> => new Promise((found) => {
  const server = createServer()
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    server.close(() => found(typeof address === 'object' && address ? address.port : 0))
  })
})

/** A hub that is to suffer: its folder may lie on a disk that fails, its libraries may lie to it. */
export interface Sufferer {
  readonly url: string
  /** The visitors' listener, of a hub that was started with `--public-port`. */
  readonly publicUrl: () => string
  readonly data: string
  readonly database: string
  readonly start: () => Promise<void>
  readonly kill: () => Promise<void>
  /** Stops the process where it stands, as a machine without power does; `kill` ends it. */
  readonly freeze: () => void
  /** Exit code once it ended by itself; undefined while it runs. */
  readonly ended: () => number | undefined
  readonly residentMb: () => number
  readonly stderr: () => string
  readonly close: () => Promise<void>
}

export const openSufferer = async (folder?: string, env: Readonly<Record<string, string>> = {}, flags: readonly string[] = []): Promise<Sufferer> => {
  const data = folder ?? mkdtempSync(join(tmpdir(), 'senha-fault-'))
  const port = await freePort()
  let child: ChildProcess | undefined
  let stderr = ''
  let publicUrl = ''
  let code: number | undefined
  const start = (): Promise<void> => new Promise((ready, fail) => {
    code = undefined
    const now = spawn(process.execPath, ['apps/hub/main.ts', '--centre', 'packages/centre/lisboa.json', '--data', data, '--port', String(port), '--host', '127.0.0.1', '--demo', ...flags],
      { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    child = now
    now.stderr.on('data', (text) => { stderr += String(text) })
    now.once('exit', (given) => {
      code = given ?? -1
      fail(new Error(`the hub ended (${given}): ${stderr.slice(-500)}`))
    })
    createInterface({ input: now.stdout }).on('line', (line) => {
      if (!line.includes('ready')) return
      publicUrl = /(http:\/\/127\.0\.0\.1:\d+)\/t/.exec(line)?.[1] ?? ''
      ready()
    })
  })
  const kill = (): Promise<void> => new Promise((gone) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return gone()
    child.once('exit', () => gone())
    child.kill('SIGKILL')
  })
  await start()
  return {
    url: `http://127.0.0.1:${port}`, publicUrl: () => publicUrl, data, database: join(data, 'hub.sqlite'), start, kill, freeze: () => void child?.kill('SIGSTOP'), ended: () => code, stderr: () => stderr,
    residentMb: () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child?.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024),
    close: async () => {
      await kill()
      if (folder === undefined) rmSync(data, { recursive: true, force: true })
    },
  }
}
