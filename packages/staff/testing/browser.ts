import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
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

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'EN-301-549', 'EN-301-549v4', 'best-practice']

/**
 * Axe with the rules of WCAG 2.2 AA and of EN 301 549; every fault is named with its element. The pages have no frames, so
 * the mode without a second page does; style sheets are not read again (1 MB of Ágora), which only one rule of no tag here wants.
 */
export const expectAccessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options({ preload: false, runOnly: tags, resultTypes: ['violations'] }).analyze()
  expect(violations.flatMap((fault) => fault.nodes.map((node) => `${fault.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`))).toEqual([])
}

/** Nothing is cut or scrolls sideways, and the page as a whole does not scroll. */
export const expectFits = async (page: Page): Promise<void> => {
  const over = await page.evaluate(() => ({ sideways: document.documentElement.scrollWidth > innerWidth, down: document.documentElement.scrollHeight > innerHeight }))
  expect(over).toEqual({ sideways: false, down: false })
}
