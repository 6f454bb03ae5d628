import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openLink } from '@senha/protocol/link'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { screenFacts, screenNamespace, screenTable, screenToken } from '../link.ts'
import { sampleTicket } from '../testing/samples.ts'
import { startScriptedHub } from '../testing/scripted-hub.ts'
import { bundleKiosk } from './bundle.ts'

let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'kiosk-bundle-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('the bundled kiosk runs from a folder of its own: journal, native modules and letters are all in it, and a ticket is printed', async () => {
  const app = join(folder, 'app')
  // the same host without Electron around it
  await bundleKiosk(app, 'apps/kiosk/host/main.ts')
  const hub = await startScriptedHub()
  hub.answer('ticket:issue', () => ({ ok: true, seq: 1, ticket: sampleTicket() }))
  const paper = join(folder, 'paper')
  writeFileSync(paper, '')
  const child = spawn(process.execPath, [join(app, 'kiosk/program/main.mjs'), '--hub', hub.url, '--token', 't', '--id', 'k1', '--printer', `file:${paper}`, '--port', '0', '--data', join(folder, 'data')], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const address = await new Promise<string>((found, fail) => {
      child.once('exit', (code) => fail(new Error(`it ended (${code})`)))
      createInterface({ input: child.stdout }).on('line', (line) => found(/http:\/\/[^/]+/.exec(line)?.[0] ?? ''))
    })
    const screen = openLink({ hub: address, namespace: screenNamespace, auth: { token: screenToken }, commands: screenTable, facts: screenFacts })
    await hub.met()
    expect(await screen.send('ticket:issue', { topicId: 'papers', language: 'be', priority: false })).toMatchObject({ ok: true })
    expect((await hub.nth('ticket:paper')).payload).toMatchObject({ outcome: 'printed' })
    screen.close()
    expect(readFileSync(paper).includes(Buffer.from([0x1d, 0x76, 0x30]))).toBe(true)
  } finally {
    child.removeAllListeners('exit')
    child.kill('SIGKILL')
    await hub.goAway()
  }
})

test('the preload is CommonJS and gives the page nothing', async () => {
  await bundleKiosk(folder)
  const preload = readFileSync(join(folder, 'kiosk/program/preload.cjs'), 'utf8')
  expect(preload).toContain('require("electron")')
  expect(preload).not.toMatch(/exposeInMainWorld|^import /m)
  expect(readFileSync(join(folder, 'kiosk/program/main.mjs'), 'utf8')).toMatch(/from "electron"/)
})
