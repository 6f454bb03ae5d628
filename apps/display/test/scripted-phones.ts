import { visitorCommands, visitorState } from '@senha/protocol'
import type { PublicCentre, VisitorState } from '@senha/protocol'
import type { Namespace } from 'socket.io'
import type { ScriptedVisit } from './visits.ts'

/** What a scripted hub does with the phones of its visits. */
export interface ScriptedPhones {
  /** The visit of a code, pushed to its phones. */
  visit: (state: ScriptedVisit) => void
  left: () => string[]
  /** How a missed call is answered: the place comes back, it is refused, or nobody answers. */
  missed: (answer: 'done' | 'refused' | 'unheard') => void
  /** Every `visit:leave` is refused from now on. */
  keepEverybody: () => void
  /** Commands are taken and not answered until the returned function is called. */
  hold: () => () => void
}

interface Hub { centre: PublicCentre; now: () => string; seq: () => number; next: () => void; refused: () => Error | undefined; unknown: () => Error }
type Answer = (answer: object) => void

export const scriptedPhones = (phones: Namespace, { centre, now, seq, next, refused, unknown }: Hub): ScriptedPhones => {
  const visits = new Map<string, ScriptedVisit>()
  const left: string[] = []
  let keepsEverybody = false
  let missedAnswer: 'done' | 'refused' | 'unheard' = 'done'
  let held: (() => void)[] | undefined
  const inTurn = (run: () => void): void => {
    if (held) held.push(run)
    else run()
  }
  const stateOf = (code: string): VisitorState => {
    const visit = visits.get(code)
    if (!visit) throw new Error(`no visit ${code}`)
    return visitorState.parse({ seq: seq(), at: now(), centre, ...visit })
  }
  const become = (code: string, visit: ScriptedVisit): void => {
    visits.set(code, visit)
    phones.to(code).emit('visitor:state', stateOf(code))
  }
  const leave = (code: string, answer: Answer): void => {
    if (keepsEverybody) return answer({ ok: false, error: { code: 'unavailable', message: 'not now' } })
    left.push(code)
    next()
    const { visit } = stateOf(code)
    become(code, { ended: true, visit: { ...visit, tickets: visit.tickets.map((ticket) => ({ ...ticket, status: 'ended', outcome: 'cancelled' })) } })
    return answer({ ok: true, seq: seq() })
  }
  const missed = (code: string, answer: Answer): void => {
    if (missedAnswer !== 'done') return answer({ ok: false, error: { code: missedAnswer === 'refused' ? 'conflict' : 'unavailable', message: 'no' } })
    next()
    const { visit } = stateOf(code)
    become(code, { ended: false, visit: { ...visit, tickets: visit.tickets.map(({ outcome, ...ticket }) => (outcome === 'no-show' ? { ...ticket, status: 'waiting', ahead: 3 } : { ...ticket, ...(outcome && { outcome }) })) } })
    return answer({ ok: true, seq: seq() })
  }
  phones.use((socket, enter) => enter(refused() ?? (visits.has(String(socket.handshake.auth['visitCode'])) ? undefined : unknown())))
  phones.on('connection', (socket) => {
    const code = String(socket.handshake.auth['visitCode'])
    void socket.join(code)
    socket.emit('visitor:state', stateOf(code))
    for (const [name, act] of [['visit:leave', leave], ['visit:missed', missed]] as const) {
      socket.on(name, (payload: unknown, answer: Answer) => {
        if (visitorCommands[name].safeParse(payload).success) inTurn(() => act(code, answer))
        else answer({ ok: false, error: { code: 'invalid', message: 'malformed' } })
      })
    }
  })
  return {
    visit: (state) => {
      next()
      const { visitCode } = state.visit
      if (visits.has(visitCode)) become(visitCode, state)
      else visits.set(visitCode, state)
    },
    left: () => left,
    missed: (answer) => {
      missedAnswer = answer
    },
    keepEverybody: () => {
      keepsEverybody = true
    },
    hold: () => {
      held = []
      return () => {
        const waiting = held ?? []
        held = undefined
        for (const run of waiting) run()
      }
    },
  }
}
