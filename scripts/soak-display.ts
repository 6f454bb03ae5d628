// `npm run soak:display`: a display in Chromium lives through many days at a run: thousands of calls with their voices, notices,
// pictures, an emergency and a lost hub each day. Says whether its memory and its document are bounded; ends with 1 where they grow.
import { setTimeout as after } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { build, openBrowser } from '@senha/screens/testing'
import { turnLength } from '../apps/display/board/calls.ts'
import { posted } from '../apps/display/test/notices.ts'
import { picture } from '../apps/display/test/pictures.ts'
import { morning, readCentre, startScriptedHub } from '../apps/display/test/scripted-hub.ts'
import type { ScriptedHub } from '../apps/display/test/scripted-hub.ts'
import { displayTimings } from '../apps/display/timings.ts'
import { at } from './bench/measure.ts'

const { values } = parseArgs({ options: { days: { type: 'string', default: '30' }, calls: { type: 'string', default: '200' } } })
const [days, calls] = [Number(values.days), Number(values.calls)]

await build('display')
const browser = await openBrowser()
const world = {
  board: { queues: morning }, voice: () => 'clip' as const,
  centre: { ...readCentre(), displays: [{ id: 'soak', layout: 'calls-and-media' as const, voice: true, mediaSeconds: 12 }] },
  media: { '1.png': picture([3, 74, 216], [187, 209, 253], 1280, 720), '2.png': picture([0, 114, 76], [229, 255, 246], 1280, 720) },
}
let hub: ScriptedHub = await startScriptedHub(world)
const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
const faults: string[] = []
page.on('pageerror', (error) => faults.push(error.message))
await page.clock.install()
await page.goto(`${hub.address}/display/?token=demo-display&id=soak`)
await page.locator('.board').waitFor()
const devtools = await page.context().newCDPSession(page)
await devtools.send('Performance.enable')

interface Sample { heapMb: number; nodes: number; listeners: number; elements: number }
const sample = async (): Promise<Sample> => {
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0
  return { heapMb: of('JSHeapUsedSize') / 1e6, nodes: of('Nodes'), listeners: of('JSEventListeners'), elements: await page.evaluate(() => document.querySelectorAll('*').length) }
}

const languages = hub.centre.languages
/* oxlint-disable no-await-in-loop -- one day after another */
const day = async (): Promise<void> => {
  for (let n = 0; n < calls; n += 1) {
    const service = hub.centre.services[n % hub.centre.services.length]
    const number = `${service?.letters ?? 'A'}${String(1 + (n % 999)).padStart(3, '0')}`
    hub.call(number, String(1 + (n % 24)), { serviceId: service?.id ?? 'welcome', zone: service?.zone ?? 'zone-1', language: languages[n % languages.length] ?? 'pt', repeat: n % 10 === 9 ? 2 : 1 })
    await page.clock.fastForward(turnLength(0) + displayTimings.tickMs)
    await page.clock.fastForward(displayTimings.voiceHoldMs)
    // it really lives: now and then the number that was called last is looked for on the screen
    if (n % 20 === 19) await page.locator('[data-number], .row-number', { hasText: number }).first().waitFor()
    if (n % 20 === 0) hub.board({ notices: [posted('counter-closed'), posted('long-wait')] })
    if (n % 20 === 10) hub.board({ notices: undefined, called: [] })
  }
  hub.board({ notices: [posted('evacuation')] })
  await page.locator('.emergency').waitFor()
  hub.board({ notices: undefined, called: [], recent: [] })
  await page.locator('.emergency').waitFor({ state: 'detached' })
  // the night: pictures, and a hub that is started again
  for (let n = 0; n < 20; n += 1) await page.clock.fastForward(12_000)
  const { port } = hub
  await hub.close()
  hub = await startScriptedHub({ ...world, port })
  while ((await page.evaluate(() => document.querySelector('.stale') !== null)) || hub.reports().length === 0) {
    await page.clock.fastForward(2_500)
    await after(20)
  }
}

const samples: Sample[] = []
console.log(`| day | calls | JS heap MB | DOM nodes | listeners | elements |\n|---|---|---|---|---|---|`)
for (let n = 1; n <= days; n += 1) {
  await day()
  const now = await sample()
  samples.push(now)
  console.log(`| ${n} | ${n * calls} | ${now.heapMb.toFixed(2)} | ${now.nodes} | ${now.listeners} | ${now.elements} |`)
}
/* oxlint-enable no-await-in-loop */

/** The first days fill caches; then the last third is held against the first. */
const settled = samples.slice(Math.min(3, Math.floor(days / 4)))
const third = Math.max(1, Math.floor(settled.length / 3))
const grows = (of: keyof Sample, slack: number): string[] => {
  const [early, late] = [at(settled.slice(0, third).map((one) => one[of]), 0.5), at(settled.slice(-third).map((one) => one[of]), 0.5)]
  return late > early * 1.05 + slack ? [`${of} grew from ${early.toFixed(2)} to ${late.toFixed(2)}`] : []
}
const found = [...grows('heapMb', 0.5), ...grows('nodes', 50), ...grows('listeners', 10), ...grows('elements', 5), ...faults.map((fault) => `the page failed: ${fault}`)]
console.log(found.length === 0 ? `\nbounded: ${days} days, ${days * calls} calls` : `\nNOT bounded: ${found.join('; ')}`)
await browser.close()
await hub.close()
process.exitCode = found.length === 0 ? 0 : 1
