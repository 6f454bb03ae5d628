import type { CounterState } from '@senha/protocol'
import { build, openBrowser } from '@senha/screens/testing'
import { builtAt, screenInBrowser } from '@senha/staff/testing'
import type { ScreenInBrowser } from '@senha/staff/testing'
import { beforeEach } from 'vitest'
import * as states from './states.ts'

export interface ConsoleInBrowser extends ScreenInBrowser<CounterState> {
  /** Somebody who signed in before stands at the choice of counters. */
  signIn: () => Promise<void>
  /** The hub pushes a state; waits until a text that only this state has stands there. */
  at: (state: CounterState, text: string | RegExp) => Promise<void>
  /** The names of the commands that the hub got. */
  names: () => string[]
}

const open = async () => {
  await build('console')
  return openBrowser()
}

/** A console over a scripted hub that answers the usual commands of a live ticket. */
export const consoleInBrowser = (): ConsoleInBrowser => {
  const it = screenInBrowser<CounterState>(open, () => ({
    centre: states.lisbon, user: states.olga, namespace: '/counter', fact: 'counter:state', first: states.noCounter(), pages: { '/console/': builtAt('console') },
  }))
  beforeEach(() => {
    const { ticket, visit } = states.live('called')
    for (const name of ['start', 'recall', 'finish', 'no-show', 'requeue', 'park', 'undo'] as const) it.hub.answer(`ticket:${name}`, () => ({ ok: true, seq: 0, ticket }))
    it.hub.answer('ticket:call-next', () => ({ ok: true, seq: 0, ticket, visit, reason: 'longest-wait', passedOver: [] }))
  })
  return Object.assign(it, {
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
    names: () => it.hub.received.map(({ name }) => name),
  })
}

export const refusal = (code: string, message = 'no'): object => ({ ok: false, error: { code, message } })
