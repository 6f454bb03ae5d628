import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openBrowser } from '@senha/screens/testing'
import type { Browser } from 'playwright-core'

export { connect, staff } from '../../apps/hub/testing/hub-process.ts'
export type { Client } from '../../apps/hub/testing/hub-process.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface House {
  readonly hub: string
  readonly kiosk: string
  /** Folder of the hub's database. */
  readonly data: string
  readonly browser: Browser
  /** Kills the hub as a power cut would, and starts it again on the same folder and port. */
  readonly killHub: () => Promise<void>
  readonly startHub: () => Promise<void>
  readonly close: () => Promise<void>
}

const gone = (child: ChildProcess): Promise<void> => new Promise((done) => {
  if (child.exitCode !== null || child.signalCode !== null) done()
  else child.once('exit', () => done())
})

/** Starts a program of the project and waits for its ready line; its address is in it. */
const program = (args: string[]): Promise<{ child: ChildProcess; url: string }> =>
  new Promise((ready, fail) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let stderr = ''
    child.stderr.on('data', (text) => { stderr += String(text) })
    child.once('exit', (code) => fail(new Error(`${args[0]} ended (${code}): ${stderr}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
      if (url) ready({ child, url })
    })
  })

/** The whole demo house in real processes on free ports: hub, one kiosk with its virtual printer, and a Chromium to look at it. */
export const openHouse = async (): Promise<House> => {
  const folder = mkdtempSync(join(tmpdir(), 'senha-house-'))
  const data = join(folder, 'hub')
  const hubArgs = (port: string): string[] => ['apps/hub/main.ts', '--centre', 'packages/centre/lisboa.json', '--data', data, '--port', port, '--host', '127.0.0.1', '--demo']
  let hub = await program(hubArgs('0'))
  const port = new URL(hub.url).port
  const kiosk = await program(['apps/kiosk/host/main.ts', '--hub', hub.url, '--token', 'demo-kiosk', '--id', 'kiosk-1', '--printer', 'virtual', '--port', '0', '--data', join(folder, 'kiosk')])
  const browser = await openBrowser()
  const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await gone(child)
  }
  return {
    hub: hub.url, kiosk: kiosk.url, data, browser,
    killHub: () => end(hub.child, 'SIGKILL'),
    startHub: async () => {
      hub = await program(hubArgs(port))
    },
    close: async () => {
      await browser.close()
      await Promise.all([end(kiosk.child, 'SIGTERM'), end(hub.child, 'SIGTERM')])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
