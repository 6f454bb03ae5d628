// Pictures of the monitor's states: node apps/monitor/testing/monitor-shots.ts FOLDER [NAME …], on a desk, a small desk, a wall and a tablet.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build, openBrowser } from '@senha/screens/testing'
import { builtAt, openPage, startScriptedHub } from '@senha/staff/testing'
import type { ScriptedHub } from '@senha/staff/testing'
import type { MonitorState } from '@senha/protocol'
import type { Page } from 'playwright-core'
import * as states from './states.ts'

interface Shot { state: MonitorState; person?: boolean; also?: (page: Page, hub: ScriptedHub<MonitorState>) => Promise<void> }
const sizes = { desk: { width: 1440, height: 900 }, small: { width: 1280, height: 720 }, wall: { width: 1920, height: 1080 }, tablet: { width: 820, height: 1180 } }
const lose: Shot['also'] = async (page, hub) => {
  await hub.lose()
  await page.getByText('Não se sabe').waitFor()
}
const shots: Record<string, Shot> = {
  busy: { state: states.busy() },
  calm: { state: states.calm() },
  full: { state: states.full() },
  unserved: { state: states.unserved() },
  supervised: { state: states.supervised(), person: true },
  lost: { state: states.busy(), also: lose },
  'lost-calm': { state: states.calm(), also: lose },
  english: { state: states.full(), also: async (page) => page.getByRole('button', { name: 'English' }).click() },
}

const [folder = 'monitor-shots', ...only] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
await build('monitor')
const browser = await openBrowser()
for (const [size, viewport] of Object.entries(sizes))
  for (const [name, { state, person, also }] of Object.entries(shots)) {
    if (only.length > 0 && !only.includes(name)) continue
    const hub = await startScriptedHub<MonitorState>({ centre: states.lisbon, user: states.marta, namespace: '/monitor', fact: 'monitor:state', first: state, pages: { '/monitor/': builtAt('monitor') } })
    const { page } = await openPage(browser, hub.address, viewport)
    if (person) await page.addInitScript((kept) => localStorage.setItem('senha.monitor', kept), JSON.stringify({ token: 't', user: states.marta }))
    await page.goto(`${hub.address}/monitor/${person ? '' : '?token=t'}`)
    await page.getByText('Filas').waitFor()
    await page.evaluate(async () => { await document.fonts.ready })
    await also?.(page, hub)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    await page.screenshot({ path: join(folder, `${size}-${name}.png`) })
    await page.context().close()
    await hub.lose()
  }
await browser.close()
