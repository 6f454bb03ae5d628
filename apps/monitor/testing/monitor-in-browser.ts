import type { MonitorState } from '@senha/protocol'
import { build, openBrowser } from '@senha/screens/testing'
import { builtAt, screenInBrowser } from '@senha/staff/testing'
import type { ScreenInBrowser } from '@senha/staff/testing'
import * as states from './states.ts'

export interface MonitorInBrowser extends ScreenInBrowser<MonitorState> {
  /** The page of a paired screen; waits until the hub's state is there with this text. */
  watch: (state: MonitorState, text: string) => Promise<void>
}

const open = async () => {
  await build('monitor')
  return openBrowser()
}

/** A monitor over a scripted hub, which shows this state at first. */
export const monitorInBrowser = (first: () => MonitorState = states.busy, centre = states.lisbon): MonitorInBrowser => {
  const it = screenInBrowser<MonitorState>(open, () => ({
    centre, user: states.marta, namespace: '/monitor', fact: 'monitor:state', first: first(), pages: { '/monitor/': builtAt('monitor') },
  }))
  return Object.assign(it, {
    watch: async (state: MonitorState, text: string) => {
      await it.page.goto(`${it.hub.address}/monitor/?token=t`)
      await it.page.getByText('Filas').waitFor()
      it.hub.push(state)
      await it.page.getByText(text).first().waitFor()
    },
  })
}
