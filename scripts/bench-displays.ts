// `npm run bench:displays`: how long from "call the next" at a counter until displays have the call, for 1, 50 and 200 of them beside
// a bare Socket.IO broadcast of the same run, and until a real Chromium among 200 has painted it.
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import type { Socket } from 'socket.io-client'
import { ensureBuilt, launch } from '../apps/display/test/browser.ts'
import { displayTimings } from '../apps/display/timings.ts'
import { openDatabase } from '../apps/hub/store/database.ts'
import { openPeople } from '../apps/hub/store/people.ts'
import { at, connect } from './bench/measure.ts'
import { startBareServer, startHubOn } from './bench/programs.ts'

const { values } = parseArgs({ options: { calls: { type: 'string', default: '80' }, painted: { type: 'string', default: '12' } } })
/** The first calls of each round warm the programs up. */
const warmUp = 10
/** Between two calls the snapshots of the one before have gone out: people press "next" seconds apart. */
const restMs = 100

const folder = mkdtempSync(join(tmpdir(), 'senha-bench-'))
const [bare, hub] = [await startBareServer(), await startHubOn(folder)]
const db = openDatabase(folder)
const people = openPeople(db)
people.addStaff({ id: 'desk', name: 'desk', role: 'mediator', agency: 'centre', languages: ['pt'], pinHash: 'signed in by the benchmark' }, Date.now())
const desk = await connect(`${hub.url}/counter`, { token: people.openSession('desk', Date.now(), 20) })
db.close()
const kiosk = await connect(`${hub.url}/kiosk`, { token: 'demo-kiosk', id: 'bench' })

const ask = async (socket: Socket, name: string, payload: object = {}): Promise<void> => {
  const answer: unknown = await socket.emitWithAck(name, { commandId: crypto.randomUUID(), ...payload })
  if (typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok !== true) throw new Error(`${name}: ${JSON.stringify(answer)}`)
}
const received = (sockets: readonly Socket[], name: string): Promise<number[]> => {
  const began = performance.now()
  return Promise.all(sockets.map((socket) => new Promise<number>((done) => { socket.once(name, () => done(performance.now() - began)) })))
}
const answerCall = async (): Promise<void> => {
  await ask(desk, 'ticket:start')
  await ask(desk, 'ticket:finish')
}

interface Round { readonly hub: number[]; readonly bare: number[] }
const shown = { seq: 1, number: 'A001', counter: '1', zone: 'zone-1', serviceId: 'welcome', language: 'pt', at: new Date().toISOString(), repeat: 1 }

/* oxlint-disable no-await-in-loop -- one call after another, as at a desk */
const round = async (lobby: readonly Socket[], others: readonly Socket[], calls: number): Promise<Round> => {
  const times: Round = { hub: [], bare: [] }
  for (let n = 0; n < calls + warmUp; n += 1) {
    await ask(kiosk, 'ticket:issue', { topicId: 'papers', language: 'pt' })
    await after(restMs)
    const [atHub] = await Promise.all([received(lobby, 'display:call'), ask(desk, 'ticket:call-next')])
    await answerCall()
    await after(restMs)
    const [first = kiosk] = others
    const [atBare] = await Promise.all([received(others, 'shout'), ask(first, 'shout', shown)])
    if (n < warmUp) continue
    times.hub.push(...atHub)
    times.bare.push(...atBare)
  }
  return times
}

/** When this display's next number stood painted, by the machine's clock. */
const painted = (page: Page): Promise<number> => page.evaluate(() => new Promise<number>((done) => {
  const before = document.querySelector('[data-number]')?.textContent
  const watch = new MutationObserver(() => {
    const now = document.querySelector('[data-number]')?.textContent
    if (now === null || now === undefined || now === before) return
    watch.disconnect()
    // the frame after the next one begins when this one is on the screen
    requestAnimationFrame(() => requestAnimationFrame(() => done(Date.now())))
  })
  watch.observe(document.body, { subtree: true, childList: true, characterData: true })
}))

const onScreen = async (calls: number): Promise<number[]> => {
  ensureBuilt('display')
  const browser = await launch()
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await page.goto(`${hub.url}/display/?token=demo-display&id=painted`)
  await page.locator('.board').waitFor()
  const times: number[] = []
  for (let n = 0; n < calls; n += 1) {
    await ask(kiosk, 'ticket:issue', { topicId: 'papers', language: 'pt' })
    const seen = painted(page)
    // the watch is in place when this answers
    await page.evaluate(() => document.readyState)
    const began = Date.now()
    await ask(desk, 'ticket:call-next')
    times.push((await seen) - began)
    await answerCall()
    // the turn of one call must be over before the next may have the screen
    await after(displayTimings.voiceHoldMs / 2)
  }
  await browser.close()
  return times
}
/* oxlint-enable no-await-in-loop */

const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0))
const row = (cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`)
console.error(`load of the machine before: ${loadavg().map((load) => load.toFixed(1)).join(', ')}`)
await ask(desk, 'counter:open', { counterId: 'w1' })
row(['displays', 'call to display, p50 ms', 'p99 ms', 'bare broadcast, p50 ms', 'p99 ms', 'ratio p50', 'ratio p99'])
row(Array.from({ length: 7 }, () => '---'))
const [lobby, others]: [Socket[], Socket[]] = [[], []]
for (const count of [1, 50, 200]) {
  /* oxlint-disable no-await-in-loop -- a larger lobby after a smaller one */
  while (lobby.length < count) {
    lobby.push(await connect(`${hub.url}/display`, { token: 'demo-display', id: `display-${lobby.length}` }))
    others.push(await connect(bare.url))
  }
  const times = await round(lobby, others, Number(values.calls))
  /* oxlint-enable no-await-in-loop */
  const [p50, p99, bare50, bare99] = [at(times.hub, 0.5), at(times.hub, 0.99), at(times.bare, 0.5), at(times.bare, 0.99)]
  row([String(count), ms(p50), ms(p99), ms(bare50), ms(bare99), (p50 / bare50).toFixed(2), (p99 / bare99).toFixed(2)])
}
if (Number(values.painted) > 0) {
  const times = await onScreen(Number(values.painted))
  console.log(`\nPainted in Chromium among ${lobby.length} others: p50 ${ms(at(times, 0.5))} ms, longest ${ms(Math.max(...times))} ms of ${times.length}`)
}
console.error(`load of the machine after: ${loadavg().map((load) => load.toFixed(1)).join(', ')}`)
for (const socket of [desk, kiosk, ...lobby, ...others]) socket.close()
await bare.close()
await hub.close()
rmSync(folder, { recursive: true, force: true })
