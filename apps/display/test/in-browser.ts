import { build, openBrowser } from '@senha/screens/testing'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { ScriptedHub } from './scripted-hub.ts'

export interface InBrowser {
  browser: Browser
  /** The hub of the test that runs: each test starts its own. */
  hub: ScriptedHub
}

/** A browser for the tests of a file; after each test its pages and its hub are closed. */
export const inBrowser = (screen: 'display' | 'phone'): InBrowser => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the browser is there before the first test, the hub once a test started it
  const it = {} as InBrowser
  beforeAll(async () => {
    await build(screen)
    it.browser = await openBrowser()
  })
  afterAll(() => it.browser.close())
  afterEach(async () => {
    await Promise.all(it.browser.contexts().map((context) => context.close()))
    await it.hub.close()
  })
  return it
}
