import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'

export const builtAt = (screen: 'console' | 'monitor'): string => fileURLToPath(new URL(`../../../apps/${screen}/dist`, import.meta.url))

export interface Watched { page: Page; /** Addresses asked for that are not the hub's. */ foreign: string[]; /** Errors of the page itself. */ errors: string[] }

/** A fresh page (no storage of an earlier one) that notes what it asks of whom and what goes wrong in it. */
export const openPage = async (browser: Browser, hub: string, viewport = { width: 1440, height: 900 }): Promise<Watched> => {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const watched: Watched = { page, foreign: [], errors: [] }
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(hub).host && !request.url().startsWith('data:')) watched.foreign.push(request.url())
  })
  page.on('pageerror', (error) => watched.errors.push(error.message))
  return watched
}

/** Nothing is cut or scrolls sideways, and the page as a whole does not scroll. */
export const expectFits = async (page: Page): Promise<void> => {
  const over = await page.evaluate(() => ({ sideways: document.documentElement.scrollWidth > innerWidth, down: document.documentElement.scrollHeight > innerHeight }))
  expect(over).toEqual({ sideways: false, down: false })
}
