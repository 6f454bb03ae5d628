import { build, openBrowser } from '@senha/screens/testing'
import { openPage } from '@senha/staff/testing'
import type { Watched } from '@senha/staff/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { byKeyboard } from './by-keyboard.ts'
import type { Keyboard } from './by-keyboard.ts'
import { openKiosk, startRealHub } from './real-hub.ts'
import type { RealHub } from './real-hub.ts'

export interface CountersInBrowser {
  readonly hub: RealHub
  readonly kiosk: ReturnType<typeof openKiosk>
  /** Pages that were opened, with what they asked of whom and what went wrong in them. */
  readonly watched: Watched[]
  /** Somebody signs in without a mouse and stands at the choice of counters. */
  readonly signIn: (user: string) => Promise<Keyboard>
}

/** Consoles without a mouse over one real hub, for all tests of a file, and a kiosk whose visitors they serve. */
export const countersInBrowser = (): CountersInBrowser => {
  let hub: RealHub
  let kiosk: ReturnType<typeof openKiosk>
  let browser: Browser
  const watched: Watched[] = []
  beforeAll(async () => {
    await build('console')
    hub = await startRealHub()
    browser = await openBrowser()
    kiosk = openKiosk(hub.address)
  })
  afterAll(async () => {
    kiosk.link.close()
    await browser.close()
    await hub.close()
  })
  return {
    get hub() { return hub },
    get kiosk() { return kiosk },
    watched,
    signIn: async (user) => {
      const opened = await openPage(browser, hub.address)
      watched.push(opened)
      const keys = byKeyboard(opened.page)
      await keys.page.goto(`${hub.address}/console/`)
      await keys.sees('Entrar ao serviço')
      await expect.poll(() => keys.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('user')
      await keys.type(user)
      await keys.press('Tab')
      await keys.type('1234')
      await keys.act('Enter', 'Em que balcão vai estar?')
      return keys
    },
  }
}
