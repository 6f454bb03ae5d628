import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { build, openBrowser } from '@senha/screens/testing'
import type { Page } from 'playwright-core'
import type { Socket } from 'socket.io-client'
import { displayTimings } from '../../apps/display/timings.ts'
import { signedIn } from '../../apps/hub/testing/signed-in.ts'
import { at, connect } from './measure.ts'
import { startBareServer, startHubOn } from './programs.ts'

const lobbies = [1, 50, 200] as const
const calls = 60
/** The first calls of each round warm the programs up. */
const warmUp = 10
const paintedCalls = 12
/** Between two calls the snapshots of the one before have gone out: people press "next" seconds apart. */
const restMs = 100

/** Milliseconds from the command's sending: to one display, and to the last of them. */
interface Spread { readonly p50: number; readonly p99: number; readonly lastP50: number }
export interface DisplayBench {
  readonly rounds: readonly { readonly displays: number; readonly hub: Spread; readonly bare: Spread }[]
  /** Until a real Chromium among all the others has painted the number; ms. */
  readonly painted: { readonly p50: number; readonly most: number }
}

/** One message to all: when did each of the sockets have it, counted from now? */
const received = (sockets: readonly Socket[], name: string): Promise<number[]> => {
  const began = performance.now()
  return Promise.all(sockets.map((socket) => new Promise<number>((done) => { socket.once(name, () => done(performance.now() - began)) })))
}

const spread = (runs: readonly (readonly number[])[]): Spread =>
  ({ p50: at(runs.flat(), 0.5), p99: at(runs.flat(), 0.99), lastP50: at(runs.map((run) => Math.max(...run)), 0.5) })

const ask = async (socket: Socket, name: string, payload: object = {}): Promise<void> => {
  const answer: unknown = await socket.emitWithAck(name, { commandId: crypto.randomUUID(), ...payload })
  if (typeof answer !== 'object' || answer === null || !('ok' in answer) || answer.ok !== true) throw new Error(`${name}: ${JSON.stringify(answer)}`)
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

const shown = { seq: 1, number: 'A001', counter: '1', zone: 'zone-1', serviceId: 'welcome', language: 'pt', at: new Date().toISOString(), repeat: 1 }

/* oxlint-disable no-await-in-loop -- one call after another, as at a desk */

/** From "call the next" at a counter to displays that have it, against a bare broadcast of the same message in the same run. */
export const displayBench = async (): Promise<DisplayBench> => {
  const folder = mkdtempSync(join(tmpdir(), 'senha-bench-'))
  const [bare, hub] = [await startBareServer(), await startHubOn(folder)]
  const desk = await connect(`${hub.url}/counter`, { token: signedIn(folder, { id: 'desk' }) })
  const kiosk = await connect(`${hub.url}/kiosk`, { token: 'demo-kiosk', id: 'bench' })
  await ask(desk, 'counter:open', { counterId: 'w1' })
  const [lobby, others]: [Socket[], Socket[]] = [[], []]

  const round = async (): Promise<{ hub: Spread; bare: Spread }> => {
    const [atHub, atBare]: [number[][], number[][]] = [[], []]
    for (let n = 0; n < calls + warmUp; n += 1) {
      await ask(kiosk, 'ticket:issue', { topicId: 'papers', language: 'pt' })
      await after(restMs)
      const [heard] = await Promise.all([received(lobby, 'display:call'), ask(desk, 'ticket:call-next')])
      await ask(desk, 'ticket:start')
      await ask(desk, 'ticket:finish')
      await after(restMs)
      const [bareHeard] = await Promise.all([received(others, 'shout'), ask(others[0] ?? kiosk, 'shout', shown)])
      if (n < warmUp) continue
      atHub.push(heard)
      atBare.push(bareHeard)
    }
    return { hub: spread(atHub), bare: spread(atBare) }
  }

  const onScreen = async (): Promise<DisplayBench['painted']> => {
    await build('display')
    const browser = await openBrowser()
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.goto(`${hub.url}/display/?token=demo-display&id=painted`)
    await page.locator('.board').waitFor()
    const times: number[] = []
    for (let n = 0; n < paintedCalls; n += 1) {
      await ask(kiosk, 'ticket:issue', { topicId: 'papers', language: 'pt' })
      const seen = painted(page)
      // the watch is in place when this answers
      await page.evaluate(() => document.readyState)
      const began = Date.now()
      await ask(desk, 'ticket:call-next')
      times.push((await seen) - began)
      await ask(desk, 'ticket:start')
      await ask(desk, 'ticket:finish')
      // the turn of one call must be over before the next may have the screen
      await after(displayTimings.voiceHoldMs / 2)
    }
    await browser.close()
    return { p50: at(times, 0.5), most: Math.max(...times) }
  }

  const rounds: { displays: number; hub: Spread; bare: Spread }[] = []
  for (const displays of lobbies) {
    while (lobby.length < displays) {
      lobby.push(await connect(`${hub.url}/display`, { token: 'demo-display', id: `display-${lobby.length}` }))
      others.push(await connect(bare.url))
    }
    rounds.push({ displays, ...(await round()) })
  }
  const result = { rounds, painted: await onScreen() }
  for (const socket of [desk, kiosk, ...lobby, ...others]) socket.close()
  await bare.close()
  await hub.close()
  rmSync(folder, { recursive: true, force: true })
  return result
}
