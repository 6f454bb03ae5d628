import { leave, visitByCode } from '@senha/domain'
import type { Recorded, Visit } from '@senha/domain'
import { visitorCommands } from '@senha/protocol'
import type { HubToDisplay, HubToMonitor, HubToVisitor, VisitorToHub } from '@senha/protocol'
import type { Namespace } from 'socket.io'
import { timings } from '../timings.ts'
import { boardOf, displayCallOf, monitorState, visitorState } from '../views/public.ts'
import { coalesce } from './coalesce.ts'
import type { Parts, Room } from './parts.ts'
import { receive } from './receive.ts'

export interface DisplayRoom extends Room {
  /** Shows the calls among these facts. */
  readonly told: (facts: readonly Recorded[]) => void
}

/** `/display`: the board, and each call once. */
export const displayRoom = (namespace: Namespace<object, HubToDisplay>, parts: Parts): DisplayRoom => {
  const { hub, presence, house } = parts
  const deviceOf = parts.doors.devices(namespace, 'display')
  const state = () => ({ ...boardOf(house(), hub.now()), open: hub.doorsOpen() })
  const push = coalesce(timings.pushEveryMs, () => namespace.emit('display:state', state()))
  namespace.on('connection', (socket) => {
    const device = deviceOf(socket)
    presence.arrive('display', device, socket)
    socket.on('disconnect', () => presence.leave('display', device, socket))
    receive(socket, {}, {}, parts.wrongMessages, `display:${device}`)
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

/** `/monitor`: queues, counters, devices and alerts, for supervisors. */
export const monitorRoom = (namespace: Namespace<object, HubToMonitor>, parts: Parts): Room => {
  const { hub, presence, house, staffing } = parts
  const nameOf = parts.doors.monitors(namespace)
  const state = () => monitorState(house(), hub.now(), hub.doorsOpen(), presence.devices(), staffing.nameOf)
  const push = coalesce(timings.pushEveryMs, () => namespace.emit('monitor:state', state()))
  namespace.on('connection', (socket) => {
    receive(socket, {}, {}, parts.wrongMessages, `monitor:${nameOf(socket)}`)
    socket.emit('monitor:state', state())
  })
  return { namespace, changed: push.ask, stop: push.stop }
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
    const state = visitorState(house(), hub.now(), visit, parts.publicCentre)
    const view = JSON.stringify(state.visit)
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
    receive(socket, visitorCommands, {
      'visit:leave': (payload) => hub.submit({
        sender, name: 'visit:leave', commandId: payload.commandId, payload, answer: () => ({}),
        decide: (context) => leave(context, hub.day().visits.get(visitId)?.code ?? ''),
      }),
    }, parts.wrongMessages, sender)
    const visit = hub.day().visits.get(visitId)
    if (visit) tell(socket, visit)
  })
  return { namespace, changed: push.ask, stop: push.stop }
}
