import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeEach } from 'vitest'
import { inBrowser } from './in-browser.ts'
import type { InBrowser } from './in-browser.ts'
import { countChimes } from './measure.ts'
import { startScriptedHub } from './scripted-hub.ts'
import { code } from './visits.ts'

export interface PhoneInBrowser {
  it: InBrowser
  /** The page of a visit (of this code, or another's), on a phone that counts its vibrations and chimes. */
  open: (path?: string, options?: BrowserContextOptions) => Promise<Page>
  /** The large number stands there. */
  number: (page: Page, text: string) => Promise<void>
}

/** A phone over a scripted hub, which is a new one for each test of a file. */
export const phoneInBrowser = (): PhoneInBrowser => {
  const it = inBrowser('phone')
  beforeEach(async () => {
    it.hub = await startScriptedHub()
  })
  return {
    it,
    open: async (path = code, options = {}) => {
      const page = await (await it.browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB', ...options })).newPage()
      await countChimes(page)
      await page.addInitScript(() => {
        navigator.vibrate = () => {
          document.documentElement.dataset['vibrated'] = String(1 + Number(document.documentElement.dataset['vibrated'] ?? 0))
          return true
        }
      })
      await page.goto(`${it.hub.address}/t/${path}`)
      return page
    },
    number: (page, text) => page.locator('h1', { hasText: text }).waitFor(),
  }
}
