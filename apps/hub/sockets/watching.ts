import { leave, ownVisitByCode, refuse, returnMissed, visitByCode } from '@senha/domain'
import type { Context, Decision, Recorded, Visit } from '@senha/domain'
import { displayCommands, visitorCommands } from '@senha/protocol'
import type { DisplayToHub, HubToDisplay, HubToVisitor, VisitorToHub } from '@senha/protocol'
import type { Namespace } from 'socket.io'
import { timings } from '../timings.ts'
import { boardOf, displayCallOf, languagesInside, standing, visitorState } from '../views/public.ts'
import { attend } from './attend.ts'
import { coalesce } from './coalesce.ts'
import { createNews } from './news.ts'
import type { Parts, Room } from './parts.ts'
import { receive } from './receive.ts'

export interface DisplayRoom extends Room {
  /** Shows the calls among these facts. */
  readonly told: (facts: readonly Recorded[]) => void
}

/** `/display`: the board, and each call once. */
export const displayRoom = (namespace: Namespace<DisplayToHub, HubToDisplay>, parts: Parts): DisplayRoom => {
  const { hub, presence, house } = parts
  const deviceOf = parts.doors.devices(namespace, 'display')
  const state = () => ({ ...boardOf(house()), open: hub.doorsOpen(), languages: languagesInside(house()), ...standing(house()) })
  const isNews = createNews()
  const push = coalesce(timings.pushEveryMs, () => {
    const snapshot = state()
    if (isNews(snapshot)) namespace.emit('display:state', snapshot)
  })
  namespace.on('connection', (socket) => {
    const device = deviceOf(socket)
    attend(presence, 'display', device, socket)
    receive(socket, displayCommands, {
      'display:report': ({ version, width, height, audio }) => {
        presence.reportDisplay(device, { version, width, height, audio })
        return { ok: true, seq: hub.day().seq }
      },
    }, parts.wrongMessages, `display:${device}`)
    socket.emit('display:state', state())
  })
  return {
    namespace, changed: push.ask, stop: push.stop,
    told: (facts) => {
      for (const fact of facts) {
        const call = displayCallOf(house(), fact)
        if (call) namespace.emit('display:call', call)
      }
    },
  }
}

/** `/visitor`: one visit on its own phone. Only phones whose view changed are told. */
export const visitorRoom = (namespace: Namespace<VisitorToHub, HubToVisitor>, parts: Parts): Room => {
  const { hub, house } = parts
  const visitIdOf = parts.doors.visitors(namespace, (code) => {
    const found = visitByCode(hub.day(), code)
    return found.ok ? found.visit.id : undefined
  })
  const told = new WeakMap<object, string>()
  const tell = (socket: Parameters<typeof visitIdOf>[0], visit: Visit): void => {
    const state = visitorState(house(), visit, parts.publicCentre)
    const view = JSON.stringify([state.visit, state.notices])
    if (told.get(socket) === view) return
    told.set(socket, view)
    socket.emit('visitor:state', state)
  }
  const push = coalesce(timings.visitorPushEveryMs, () => {
    for (const socket of namespace.sockets.values()) {
      const visit = hub.day().visits.get(visitIdOf(socket))
      if (visit) tell(socket, visit)
    }
  })
  namespace.on('connection', (socket) => {
    const visitId = visitIdOf(socket)
    const sender = `visit:${visitId}`
    const does = (name: string, decide: (context: Context, visit: Visit) => Decision) => (payload: { commandId: string }) => hub.submit({
      sender, name, commandId: payload.commandId, payload, answer: () => ({}),
      decide: (context) => {
        const visit = context.day.visits.get(visitId)
        return visit ? decide(context, visit) : refuse('not-found', 'this visit was yesterday')
      },
    })
    receive(socket, visitorCommands, {
      'visit:leave': does('visit:leave', (context, visit) => leave(context, visit.code)),
      'visit:missed': does('visit:missed', (context, visit) => {
        const own = ownVisitByCode(context.day, visit.code)
        return own.ok ? returnMissed(context, own.visit) : own
      }),
    }, parts.wrongMessages, sender)
    const visit = hub.day().visits.get(visitId)
    if (visit) tell(socket, visit)
  })
  return { namespace, changed: push.ask, stop: push.stop }
}
