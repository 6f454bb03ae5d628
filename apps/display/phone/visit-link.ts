import { visitorAnswers, visitorChanged, visitorCommands, visitorState } from '@senha/protocol'
import type { RefusedConnection, VisitorState } from '@senha/protocol'
import { commandTable, openLink } from '@senha/protocol/link'
import type { LinkStatus } from '@senha/protocol/link'

export interface VisitView {
  /** The last state of the visit, kept over a lost connection. */
  state?: VisitorState
  /** Since when the hub is out of reach. */
  lostSince?: Date
  /** Why the hub does not speak to this page, if it said so. */
  refused?: RefusedConnection['code']
  /** The address of this page, where the hub does not go by it. */
  refusedName?: string | undefined
}

/** What became of a command: `unheard` where nobody knows. */
export type ToldHub = 'done' | 'refused' | 'unheard'

export interface VisitLink {
  view: () => VisitView
  onChange: (listener: () => void) => () => void
  /** Gives the places in all queues back; false when the hub did not confirm it. */
  leave: () => Promise<boolean>
  /** Asks for the place back after a missed call. */
  missed: () => Promise<ToldHub>
  /** Asks the hub anew, at once: after the phone was locked. */
  wake: () => void
  close: () => void
}

const open = (visitCode: string) =>
  openLink({
    hub: '', namespace: '/visitor', auth: { visitCode, changes: true },
    commands: commandTable(visitorCommands, visitorAnswers), facts: { 'visitor:state': visitorState, 'visitor:changed': visitorChanged },
  })

/** One visit on its own phone, live. */
export const openVisit = (visitCode: string): VisitLink => {
  let view: VisitView = {}
  let link = open(visitCode)
  const listeners = new Set<() => void>()
  const become = (change: Partial<VisitView>): void => {
    view = { ...view, ...change }
    for (const listener of listeners) listener()
  }
  const heed = (status: LinkStatus): void => {
    if (status.is === 'lost') become({ lostSince: view.lostSince ?? status.since })
    if (status.is !== 'refused') return
    const { code, name } = status.why
    become({ refused: code, refusedName: name })
    // a wrong code stays wrong: asking again would use up the tries of everybody behind the same address
    if (code === 'unauthorized' || code === 'invalid') link.close()
  }
  const attend = (): void => {
    link.onStatus(heed)
    link.on('visitor:state', (state) => become({ state, lostSince: undefined, refused: undefined, refusedName: undefined }))
    // the centre's part comes once; without it there is nothing that a change could add to
    link.on('visitor:changed', (changed) => {
      if (view.state) become({ state: { ...changed, centre: view.state.centre }, lostSince: undefined, refused: undefined, refusedName: undefined })
    })
  }
  attend()
  return {
    view: () => view,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    leave: async () => (await link.send('visit:leave', {})).ok,
    missed: async () => {
      const answer = await link.send('visit:missed', {})
      if (answer.ok) return 'done'
      return answer.error.code === 'unavailable' ? 'unheard' : 'refused'
    },
    wake: () => {
      if (view.refused === 'unauthorized' || view.refused === 'invalid') return
      link.close()
      link = open(visitCode)
      attend()
    },
    close: () => {
      listeners.clear()
      link.close()
    },
  }
}
