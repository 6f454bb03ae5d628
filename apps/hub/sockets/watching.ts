import { leave, ownVisitByCode, refuse, returnMissed, visitByCode } from '@senha/domain'
import type { Context, Decision, Recorded, Visit } from '@senha/domain'
import { attend, receive } from '@senha/guard'
import { displayCommands, visitorCommands, visitorHandshake } from '@senha/protocol'
import type { DisplayToHub, HubToDisplay, HubToVisitor, VisitorToHub } from '@senha/protocol'
import type { Namespace, Socket } from 'socket.io'
import { timings } from '../timings.ts'
import { boardOf, displayCallOf, languagesInside, standing, visitorState } from '../views/public.ts'
import { callerOf, signsOfLife } from './caller.ts'
import { coalesce } from './coalesce.ts'
import { createNews } from './news.ts'
import type { Parts, Room } from './parts.ts'

export interface DisplayRoom extends Room {
  /** Shows the calls among these facts. */
  readonly told: (facts: readonly Recorded[]) => void
}

/** `/display`: the board, and each call once. */
export const displayRoom = (namespace: Namespace<DisplayToHub, HubToDisplay>, parts: Parts): DisplayRoom => {
  const { hub, presence, house, failures } = parts
  const deviceOf = parts.doors.devices(namespace, 'display')
  const state = () => ({ ...boardOf(house()), open: hub.doorsOpen(), languages: languagesInside(house()), ...standing(house()) })
  const isNews = createNews()
  const push = coalesce(timings.pushEveryMs, failures.guarded('display:state', () => {
    const snapshot = state()
    if (isNews(snapshot)) namespace.emit('display:state', snapshot)
  }))
  attend(failures, namespace, (socket) => {
    const device = deviceOf(socket)
    presence.arrive('display', device, socket, callerOf(socket))
    const deaf = signsOfLife(socket, failures, () => presence.heard('display', device, socket))
    receive(socket, { sender: `display:${device}`, budgets: parts.budgets.display, failures, commands: displayCommands, handlers: {
      'display:report': ({ version, width, height, audio }) => {
        presence.reportDisplay(device, { version, width, height, audio })
        return { ok: true, seq: hub.day().seq }
      },
    } })
    failures.attempt('display:state', () => socket.emit('display:state', state()))
    return () => {
      deaf()
      presence.leave('display', device, socket)
    }
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

type PhoneSocket = Socket<VisitorToHub, HubToVisitor>

/** `/visitor`: one visit on its own phone. Only phones whose view changed are told. */
export const visitorRoom = (namespace: Namespace<VisitorToHub, HubToVisitor>, parts: Parts): Room => {
  const { hub, house, failures } = parts
  const visitIdOf = parts.doors.visitors(namespace, (code) => {
    const found = visitByCode(hub.day(), code)
    return found.ok ? found.visit.id : undefined
  })
  const told = new WeakMap<object, string>()
  /** Phones that were sent the centre's part and need it no more. */
  const haveCentre = new WeakSet<object>()
  const tell = (socket: PhoneSocket, visit: Visit): void => {
    const state = visitorState(house(), visit, parts.publicCentre)
    const { centre: _centre, ...changed } = state
    const { seq: _seq, at: _at, ...rest } = changed
    const view = JSON.stringify(rest)
    if (told.get(socket) === view) return
    told.set(socket, view)
    if (!haveCentre.has(socket)) {
      // a page of an earlier release takes whole states alone
      if (visitorHandshake.safeParse(socket.handshake.auth).data?.changes) haveCentre.add(socket)
      socket.emit('visitor:state', state)
      return
    }
    socket.emit('visitor:changed', changed)
  }
  const push = coalesce(timings.visitorPushEveryMs, () => {
    for (const socket of namespace.sockets.values()) {
      failures.attempt('visitor:state', () => {
        const visit = hub.day().visits.get(visitIdOf(socket))
        if (visit) tell(socket, visit)
      })
    }
  })
  attend(failures, namespace, (socket) => {
    const visitId = visitIdOf(socket)
    const sender = `visit:${visitId}`
    const does = (name: string, decide: (context: Context, visit: Visit) => Decision) => (payload: { commandId: string }) => hub.submit({
      sender, name, commandId: payload.commandId, payload, answer: () => ({}),
      decide: (context) => {
        const visit = context.day.visits.get(visitId)
        return visit ? decide(context, visit) : refuse('not-found', 'this visit was yesterday')
      },
    })
    receive(socket, { sender, budgets: parts.budgets.visitor, failures, commands: visitorCommands, handlers: {
      'visit:leave': does('visit:leave', (context, visit) => leave(context, visit.code)),
      'visit:missed': does('visit:missed', (context, visit) => {
        const own = ownVisitByCode(context.day, visit.code)
        return own.ok ? returnMissed(context, own.visit) : own
      }),
    } })
    failures.attempt('visitor:state', () => {
      const visit = hub.day().visits.get(visitId)
      if (visit) tell(socket, visit)
    })
    return undefined
  })
  return { namespace, changed: push.ask, stop: push.stop }
}
