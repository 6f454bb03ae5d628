import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext } from 'playwright-core'

export { axeFaults } from './axe.ts'

export type Screen = 'kiosk' | 'display' | 'phone' | 'console' | 'monitor'

/** Builds the screens that were not built yet, or whose sources changed since. */
export const build = async (...screens: Screen[]): Promise<void> => {
  const program = fileURLToPath(new URL('../../../scripts/build-screens.mjs', import.meta.url))
  await promisify(execFile)(process.execPath, [program, ...screens])
}

/** Makes each page of a context as slow as on a processor `times` slower. */
const slowed = (context: BrowserContext, times: number): BrowserContext => context.on('page', (page) => {
  // a page may be closed again before this comes to it
  context.newCDPSession(page).then((session) => session.send('Emulation.setCPUThrottlingRate', { rate: times })).catch(() => undefined)
})

/** Pages have the hour of the tests (scripts/testing/monday.mjs), not the machine's. */
const onMonday = async (context: BrowserContext): Promise<void> => {
  const shift = Number(process.env['SENHA_TEST_SHIFT'] ?? 0)
  if (shift === 0) return
  await context.addInitScript(`{
    const RealDate = Date
    globalThis.Date = class Date extends RealDate {
      constructor(...given) { super(...(given.length === 0 ? [RealDate.now() + ${shift}] : given)) }
      static now() { return RealDate.now() + ${shift} }
    }
  }`)
}

/** The same Chromium without a window takes two thirds of the time (Debian: chromium-headless-shell). */
const chromiums = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/**
 * Debian's Chromium, which may sound without a touch first, as in a lobby; `SENHA_BROWSER` in the environment names another
 * one. `SENHA_SLOW=4` slows its pages down: a test that passes only because the page is quicker than itself is found so.
 */
export const openBrowser = async (): Promise<Browser> => {
  const browser = await chromium.launch({
    executablePath: process.env['SENHA_BROWSER'] ?? chromiums.find((path) => existsSync(path)),
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--mute-audio',
      '--autoplay-policy=no-user-gesture-required',
    ],
  })
  const slow = Number(process.env['SENHA_SLOW'])
  const plain = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await plain(options)
    await onMonday(context)
    return slow > 1 ? slowed(context, slow) : context
  }
  return browser
}
