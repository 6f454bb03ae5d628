import type { CounterState } from '@senha/protocol'
import { build, openBrowser } from '@senha/screens/testing'
import { builtAt, openPage, startScriptedHub } from '@senha/staff/testing'
import type { ScriptedHub, Watched } from '@senha/staff/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import * as states from './states.ts'

export interface ConsoleInBrowser {
  page: Page
  hub: ScriptedHub<CounterState>
  /** Somebody who signed in before stands at the choice of counters. */
  signIn: () => Promise<void>
  /** The hub pushes a state; waits until a text that only this state has stands there. */
  at: (state: CounterState, text: string | RegExp) => Promise<void>
  /** Commands as the hub got them, without their ids. */
  received: () => object[]
  /** The names of these commands. */
  names: () => string[]
}

/** A console in a browser over a scripted hub, anew for each test of a file; at its end nothing was asked elsewhere and the page had no error. */
export const consoleInBrowser = (): ConsoleInBrowser => {
  let browser: Browser
  let watched: Watched
  const shared = {
    signIn: async () => {
      await it.page.addInitScript((session) => {
        if (sessionStorage.getItem('signed-in') === null) localStorage.setItem('senha.console', session)
        sessionStorage.setItem('signed-in', 'once')
      }, JSON.stringify({ token: 't', user: states.olga }))
      await it.page.goto(`${it.hub.address}/console/`)
      await it.page.getByText('Em que balcão vai estar?').waitFor()
    },
    at: async (state: CounterState, text: string | RegExp) => {
      // a text that stands there already tells nothing of the new state
      await it.page.getByText(text).first().waitFor({ state: 'detached' })
      it.hub.push(state)
      await it.page.getByText(text).first().waitFor()
    },
    received: () => it.hub.received.map(({ name, payload }) => {
      const { commandId: _id, ...rest } = payload
      return { name, ...rest }
    }),
    names: () => it.hub.received.map(({ name }) => name),
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- page and hub are there from before each test on
  const it = shared as ConsoleInBrowser
  beforeAll(async () => {
    await build('console')
    browser = await openBrowser()
  })
  afterAll(async () => browser.close())
  beforeEach(async () => {
    it.hub = await startScriptedHub({ centre: states.lisbon, user: states.olga, namespace: '/counter', fact: 'counter:state', first: states.noCounter(), pages: { '/console/': builtAt('console') } })
    const { ticket, visit } = states.live('called')
    for (const name of ['start', 'recall', 'finish', 'no-show', 'requeue', 'park', 'undo'] as const) it.hub.answer(`ticket:${name}`, () => ({ ok: true, seq: 0, ticket }))
    it.hub.answer('ticket:call-next', () => ({ ok: true, seq: 0, ticket, visit, reason: 'longest-wait', passedOver: [] }))
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

export const refusal = (code: string, message = 'no'): object => ({ ok: false, error: { code, message } })
