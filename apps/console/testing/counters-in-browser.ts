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
    // no page asked anything of anybody but the hub, and none had an error
    expect(watched.length).toBeGreaterThan(0)
    expect(watched.flatMap((one) => [...one.foreign, ...one.errors])).toEqual([])
  })
  return {
    get hub() { return hub },
    get kiosk() { return kiosk },
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
