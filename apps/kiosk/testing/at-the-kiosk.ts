import { build, openBrowser } from '@senha/screens/testing'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { kioskInBrowser } from './kiosk-in-browser.ts'
import type { KioskInBrowser } from './kiosk-in-browser.ts'
import { sampleState } from './samples.ts'
import { giveTickets, visitorAt } from './visitor.ts'

// Whoever imports this stands at a kiosk: a browser for the file, and for each of its tests a new kiosk whose hub gives
// tickets, a page, and a visitor before it.
export let browser: Browser
export let kiosk: KioskInBrowser
export let page: Page
export let visitor: ReturnType<typeof visitorAt>

beforeAll(async () => {
  await build('kiosk')
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** A demo hub gives tickets in the night too, and the kiosk has heard it: without the hub, too, the day on which a test runs does not matter. */
export const openAlways = async (): Promise<void> => {
  const before = kiosk.hub.said('numbers:lease').length
  kiosk.hub.state({ ...sampleState(), at: '2026-11-23T03:00:00.000Z' })
  await kiosk.hub.goAway()
  await kiosk.hub.comeBack()
  await kiosk.hub.nth('numbers:lease', before + 1)
}

/** Another screen of the same kiosk, and the visitor before it. */
export const goTo = async (screen: BrowserContextOptions = {}): Promise<void> => {
  page = await kiosk.open(screen)
  visitor = visitorAt(page)
}
beforeEach(async () => {
  kiosk = await kioskInBrowser(browser)
  giveTickets(kiosk)
  await goTo()
})
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
  await kiosk.close()
})
