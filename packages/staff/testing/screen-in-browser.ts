import type { OwnSession } from '@senha/protocol'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { openPage } from './browser.ts'
import type { Watched } from './browser.ts'
import { startScriptedHub } from './scripted-hub.ts'
import type { HubScript, ScriptedHub } from './scripted-hub.ts'

export interface ScreenInBrowser<State extends object> {
  page: Page
  hub: ScriptedHub<State>
  /** Commands as the hub got them, without their ids. */
  received: () => object[]
}

/**
 * A staff screen in a browser over a scripted hub, anew for each test of a file; at its end nothing was asked elsewhere and
 * the page had no error. `open` builds the screen and starts the browser, once a file.
 */
export const screenInBrowser = <State extends object>(open: () => Promise<Browser>, script: () => HubScript<State>): ScreenInBrowser<State> => {
  let browser: Browser
  let watched: Watched
  const shared = {
    received: () => it.hub.received.map(({ name, payload }) => {
      const { commandId: _id, ...rest } = payload
      return { name, ...rest }
    }),
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- page and hub are there from before each test on
  const it = shared as ScreenInBrowser<State>
  beforeAll(async () => {
    browser = await open()
  })
  afterAll(async () => browser.close())
  beforeEach(async () => {
    it.hub = await startScriptedHub(script())
    watched = await openPage(browser, it.hub.address)
    it.page = watched.page
  })
  afterEach(async () => {
    await it.page.context().close()
    await it.hub.lose()
    expect(watched.errors).toEqual([])
    expect(watched.foreign).toEqual([])
  })
  return it
}

/** Somebody's session as its owner and a supervisor see it; `ago` is the time so many minutes before the hub's. */
export const sampleSession = (ago: (minutes: number) => string) => (id: string, more: Partial<OwnSession> = {}): OwnSession => ({
  id, since: ago(120), lastUsedAt: ago(3), address: '10.0.0.21', browser: 'Firefox, Linux', here: false, ...more,
})
