// Pictures of every state of the lobby display in both orientations: node apps/display/test/display-shots.ts FOLDER
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build, openBrowser } from '@senha/screens/testing'
import type { Page } from 'playwright-core'
import { posted } from './notices.ts'
import { picture } from './pictures.ts'
import { morning, readCentre, startScriptedHub } from './scripted-hub.ts'
import type { ScriptedHub } from './scripted-hub.ts'

const folder = process.argv[2] ?? 'shots'
mkdirSync(folder, { recursive: true })
await build('display')
const browser = await openBrowser()
const sizes = { wide: { width: 1920, height: 1080 }, tall: { width: 1080, height: 1920 } }

const calls = (hub: ScriptedHub): void => {
  const at = (minute: number): string => `2026-11-23T09:${String(minute).padStart(2, '0')}:00Z`
  const past = [
    ['S017', '12', 'social-security', 'zone-2'], ['A041', '2', 'welcome', 'zone-1'], ['D009', '17', 'family', 'zone-4'],
    ['A040', '1', 'welcome', 'zone-1'], ['U022', '14', 'health', 'zone-2'], ['A039', '5', 'welcome', 'zone-1'], ['K031', '9', 'borders', 'zone-2'],
  ].map(([number = '', counter = '', serviceId = '', zone = ''], index) => ({ seq: 20 - index, number, counter, serviceId, zone, language: 'pt' as const, at: at(30 - index) }))
  hub.board({ queues: morning, recent: past, called: past.slice(0, 1) })
}

/** States that a display finds when it starts. */
const early = new Set(['calm', 'closed', 'empty', 'update', 'media', 'notice-calm'])
/** The layout of a state, where it is not the usual one. */
const layouts: Record<string, 'calls' | 'calls-and-media'> = { 'calls-only': 'calls', 'calls-only-notice': 'calls', media: 'calls-and-media', 'media-call': 'calls-and-media' }

const states: Record<string, (hub: ScriptedHub, page?: Page) => Promise<void> | void> = {
  flash: (hub) => void hub.call('A042', '3', { language: 'uk' }),
  call: (hub) => void hub.call('A042', '3', { language: 'uk' }),
  'call-pt': (hub) => void hub.call('K109', '11', { serviceId: 'borders', zone: 'zone-2' }),
  'call-longest': (hub) => void hub.call('R1042', '24', { serviceId: 'registry', zone: 'zone-4', language: 'ru' }),
  'call-j': (hub) => void hub.call('J104', '16', { serviceId: 'legal', zone: 'zone-4', language: 'ru' }),
  'call-two-letters': (hub) => void hub.call('WM1042', '24', { serviceId: 'consumers', zone: 'zone-4', language: 'uk' }),
  recall: (hub) => void hub.call('W042', '8', { serviceId: 'consumers', zone: 'zone-4', language: 'en', repeat: 2 }),
  'call-alone': (hub) => {
    hub.board({ called: [], recent: [] })
    hub.call('A042', '3', { language: 'uk' })
  },
  'call-left': (hub) => void hub.call('S042', '12', { serviceId: 'social-security', zone: 'zone-2', language: 'ro' }),
  calm: (hub) => hub.board({ called: [] }),
  closed: (hub) => hub.board({ called: [], recent: [], queues: [], open: false }),
  empty: (hub) => hub.board({ called: [], recent: [], queues: [] }),
  stale: async (hub, page) => {
    hub.call('A042', '3', { language: 'uk' })
    await page?.getByText('A042').first().waitFor()
    await hub.close()
    await page?.locator('.stale').waitFor()
  },
  update: (hub) => hub.refuse('protocol'),
  'calls-only': (hub) => void hub.call('A042', '3', { language: 'uk' }),
  'calls-only-notice': (hub) => {
    hub.call('A042', '3', { language: 'uk' })
    hub.board({ notices: [posted('counter-closed')] })
  },
  media: (hub) => hub.board({ called: [] }),
  'media-call': (hub) => void hub.call('A042', '3', { language: 'uk' }),
  notice: (hub) => {
    hub.call('R042', '3', { language: 'ru', serviceId: 'registry', zone: 'zone-4' })
    hub.board({ notices: [posted('fire-drill')] })
  },
  'notice-calm': (hub) => hub.board({ called: [], notices: [posted('long-wait')] }),
  emergency: (hub) => hub.board({ notices: [posted('evacuation')] }),
  identify: (hub) => hub.identify('entrance-left', 20),
}

const only = process.argv[3]
for (const [orientation, viewport] of Object.entries(sizes)) {
  for (const [name, act] of Object.entries(states)) {
    if (only && only !== name) continue
    const layout = layouts[name] ?? 'calls-and-queues'
    const hub = await startScriptedHub({ seq: 100, centre: { ...readCentre(), displays: [{ id: 'shot', layout, voice: true, mediaSeconds: 12 }] }, media: { '1.png': picture([3, 74, 216], [187, 209, 253], 1600, 900) } })
    calls(hub)
    if (early.has(name)) await act(hub)
    const page = await browser.newPage({ viewport })
    page.on('pageerror', (error) => console.error(name, error))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') console.error(name, message.text())
    })
    if (name === 'update') await page.addInitScript(() => sessionStorage.setItem('senha.display.reloadedAt', String(Date.now())))
    await page.goto(`${hub.address}/display/?token=demo-display&id=shot`)
    await page.locator(name === 'update' ? '.note' : '.board').waitFor()
    if (!early.has(name)) await act(hub, page)
    await page.waitForTimeout(name === 'flash' ? 300 : 3000)
    await page.screenshot({ path: join(folder, `${orientation}-${name}.png`) })
    await page.close()
    await hub.close()
  }
  if (only && only !== 'unpaired') continue
  const hub = await startScriptedHub()
  const page = await browser.newPage({ viewport })
  await page.goto(`${hub.address}/display/`)
  await page.locator('.pair-code').waitFor()
  await page.screenshot({ path: join(folder, `${orientation}-unpaired.png`) })
  await page.close()
  await hub.close()
}
await browser.close()
