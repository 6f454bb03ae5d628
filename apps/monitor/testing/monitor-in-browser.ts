import type { MonitorState } from '@senha/protocol'
import { build, openBrowser } from '@senha/screens/testing'
import { builtAt, openPage, startScriptedHub } from '@senha/staff/testing'
import type { ScriptedHub, Watched } from '@senha/staff/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import * as states from './states.ts'

export interface MonitorInBrowser {
  page: Page
  hub: ScriptedHub<MonitorState>
  /** The page of a paired screen; waits until the hub's state is there with this text. */
  watch: (state: MonitorState, text: string) => Promise<void>
  /** Commands as the hub got them, without their ids. */
  received: () => object[]
}

/** A monitor in a browser over a scripted hub, anew for each test of a file; at its end nothing was asked elsewhere and the page had no error. */
export const monitorInBrowser = (first: () => MonitorState = states.busy): MonitorInBrowser => {
  let browser: Browser
  let watched: Watched
  const shared = {
    watch: async (state: MonitorState, text: string) => {
      await it.page.goto(`${it.hub.address}/monitor/?token=t`)
      await it.page.getByText('Filas').waitFor()
      it.hub.push(state)
      await it.page.getByText(text).first().waitFor()
    },
    received: () => it.hub.received.map(({ name, payload }) => {
      const { commandId: _id, ...rest } = payload
      return { name, ...rest }
    }),
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- page and hub are there from before each test on
  const it = shared as MonitorInBrowser
  beforeAll(async () => {
    await build('monitor')
    browser = await openBrowser()
  })
  afterAll(async () => browser.close())
  beforeEach(async () => {
    const pages = { '/monitor/': builtAt('monitor') }
    it.hub = await startScriptedHub({ centre: states.lisbon, user: states.marta, namespace: '/monitor', fact: 'monitor:state', first: first(), pages })
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
