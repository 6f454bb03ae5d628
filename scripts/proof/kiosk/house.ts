import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openLink } from '@senha/protocol/link'
import { startVirtualPrinter } from '@senha/printer/fakes/virtual-printer'
import type { VirtualPrinter } from '@senha/printer/fakes/virtual-printer'
import { screenFacts, screenNamespace, screenTable, screenToken } from '../../../apps/kiosk/link.ts'
import type { ScreenLink, ScreenState } from '../../../apps/kiosk/link.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export type ProgramName = 'hub' | 'kiosk'

/** A hub and a kiosk in processes of their own that can be killed at any moment; the printer and the screen outlive both. */
export interface CrashHouse {
  readonly printer: VirtualPrinter
  readonly screen: ScreenLink
  readonly state: () => ScreenState | undefined
  /** File of the hub's database. */
  readonly database: string
  readonly kill: (name: ProgramName) => Promise<void>
  /** It stays connected and says nothing, as a machine that hangs or a cable that is out; then it goes on. */
  readonly hang: (name: ProgramName, hanging: boolean) => void
  /** Resolves when it said that it is ready; does nothing where it runs. */
  readonly start: (name: ProgramName) => Promise<void>
  readonly close: () => Promise<void>
}

const freePort = (): Promise<number> => new Promise((found) => {
  const server = createServer()
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    server.close(() => found(typeof address === 'object' && address ? address.port : 0))
  })
})

export const openCrashHouse = async (): Promise<CrashHouse> => {
  const folder = mkdtempSync(join(tmpdir(), 'senha-crash-'))
  const [hubPort, kioskPort] = [await freePort(), await freePort()]
  const printer = await startVirtualPrinter({ keep: 100_000 })
  const programs: Record<ProgramName, string[]> = {
    hub: ['apps/hub/main.ts', '--centre', 'packages/centre/lisboa.json', '--data', join(folder, 'hub'), '--port', String(hubPort), '--host', '127.0.0.1', '--demo'],
    kiosk: ['apps/kiosk/host/main.ts', '--hub', `http://127.0.0.1:${hubPort}`, '--token', 'demo-kiosk', '--id', 'kiosk-1', '--printer', printer.address, '--model', 'epson-tm-t20iii', '--port', String(kioskPort), '--data', join(folder, 'kiosk')],
  }
  const running = new Map<ProgramName, ChildProcess>()
  const start = (name: ProgramName): Promise<void> => new Promise((ready, fail) => {
    if (running.has(name)) return ready()
    const child = spawn(process.execPath, programs[name], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    running.set(name, child)
    let stderr = ''
    child.stderr.on('data', (text) => { stderr += String(text) })
    child.once('exit', (code, signal) => {
      running.delete(name)
      // a program that is killed before it is ready was killed on purpose
      if (signal === 'SIGKILL') ready()
      else fail(new Error(`the ${name} ended (${code}): ${stderr}`))
    })
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('ready')) ready()
    })
  })
  const kill = (name: ProgramName): Promise<void> => new Promise((gone) => {
    const child = running.get(name)
    if (!child) return gone()
    child.once('close', () => gone())
    child.kill('SIGKILL')
  })
  await start('hub')
  await start('kiosk')
  const screen = openLink({ hub: `http://127.0.0.1:${kioskPort}`, namespace: screenNamespace, auth: { token: screenToken }, commands: screenTable, facts: screenFacts })
  let state: ScreenState | undefined
  screen.on('screen:state', (next) => { state = next })
  screen.onStatus(({ is }) => { if (is !== 'live') state = undefined })
  return {
    printer, screen, database: join(folder, 'hub', 'hub.sqlite'), state: () => state, kill, start,
    hang: (name, hanging) => void running.get(name)?.kill(hanging ? 'SIGSTOP' : 'SIGCONT'),
    close: async () => {
      screen.close()
      await kill('kiosk')
      await kill('hub')
      await printer.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
