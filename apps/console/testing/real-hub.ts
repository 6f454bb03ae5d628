import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kioskAnswers, kioskCommands, kioskState, printJob } from '@senha/protocol'
import type { PrintJob } from '@senha/protocol'
import { commandTable, openLink } from '@senha/protocol/link'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface RealHub {
  readonly address: string
  /** As a power cut would. */
  readonly kill: () => Promise<void>
  /** Again on the same folder and port. */
  readonly start: () => Promise<void>
  /** Ends it and removes its folder. */
  readonly close: () => Promise<void>
}

/** The demo centre's hub in a process of its own, with a database of its own. */
export const startRealHub = async (): Promise<RealHub> => {
  const data = await mkdtemp(join(tmpdir(), 'senha-console-'))
  let hub: ChildProcess
  const start = async (port: string): Promise<string> => {
    hub = spawn(process.execPath, ['apps/hub/main.ts', '--centre', 'packages/centre/lisboa.json', '--data', data, '--port', port, '--host', '127.0.0.1', '--demo'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    const { stdout } = hub
    if (!stdout) throw new Error('the hub has no output')
    for await (const line of stdout) {
      const ready = /hub ready at (http:\/\/[\d.:]+)/.exec(String(line))?.[1]
      if (ready !== undefined) return ready
    }
    throw new Error('the hub ended before it was ready')
  }
  const kill = async (): Promise<void> => {
    if (hub.exitCode !== null || hub.signalCode !== null) return
    const gone = new Promise((done) => hub.once('exit', done))
    hub.kill('SIGKILL')
    await gone
  }
  const address = await start('0')
  return {
    address, kill,
    start: async () => void (await start(new URL(address).port)),
    close: async () => {
      await kill()
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** A kiosk that only speaks the protocol, and keeps what it was told to print. */
export const openKiosk = (hub: string) => {
  const jobs: PrintJob[] = []
  const link = openLink({ hub, namespace: '/kiosk', auth: { token: 'demo-kiosk', id: 'kiosk-1' }, commands: commandTable(kioskCommands, kioskAnswers), facts: { 'kiosk:state': kioskState, 'print:job': printJob } })
  link.on('print:job', (job) => jobs.push(job))
  return { link, jobs }
}
