import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { thisMachine } from '@senha/guard'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { startKiosk } from '../host/start.ts'
import type { Kiosk } from '../host/start.ts'
import { sampleState } from './samples.ts'
import { startScriptedHub } from './scripted-hub.ts'
import type { ScriptedHub } from './scripted-hub.ts'

export interface KioskInBrowser {
  readonly hub: ScriptedHub
  /** Sets the kiosk machine's clock so far forward, ms. */
  readonly stepClock: (ms: number) => void
  readonly kiosk: Kiosk
  /** Turns a fault of the virtual printer on or off. */
  readonly fault: (name: string, on: boolean) => Promise<void>
  /** Papers that came out of the virtual printer. */
  readonly papers: () => Promise<{ png: string; text: string }[]>
  readonly open: (options?: BrowserContextOptions) => Promise<Page>
  readonly close: () => Promise<void>
}

/** A whole kiosk with a scripted hub behind and a virtual printer beside it, as a visitor meets it, on a Monday morning. */
export const kioskInBrowser = async (browser: Browser): Promise<KioskInBrowser> => {
  const hub = await startScriptedHub()
  const data = mkdtempSync(join(tmpdir(), 'kiosk-browser-'))
  // at the scripted hub's time: no test depends on the hour at which it runs
  let wrongBy = Date.parse(sampleState().at) - Date.now()
  const machine = { ...thisMachine(), wall: () => Date.now() + wrongBy }
  const kiosk = await startKiosk({ hub: hub.url, token: 'demo-kiosk', id: 'k1', printer: 'virtual', host: '127.0.0.1', port: 0, data, screens: true, demoPin: '1234' }, undefined, machine)
  const origin = new URL(kiosk.address).origin
  return {
    hub, kiosk,
    stepClock: (ms) => {
      wrongBy += ms
    },
    fault: async (name, on) => {
      const answer = await fetch(`${origin}/paper/faults/${name}/${on ? 'on' : 'off'}`, { method: 'POST' })
      if (!answer.ok) throw new Error(`no fault ${name}: ${answer.status}`)
    },
    papers: async () => (await fetch(`${origin}/paper/papers.json`)).json(),
    open: async (options) => {
      const context = await browser.newContext({ viewport: { width: 1080, height: 1920 }, ...options })
      const page = await context.newPage()
      await page.goto(kiosk.address)
      return page
    },
    close: async () => {
      await kiosk.close()
      await hub.goAway()
      rmSync(data, { recursive: true })
    },
  }
}
