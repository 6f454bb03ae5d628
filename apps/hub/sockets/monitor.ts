import { clearNotice, importAppointments, postNotice, refuse } from '@senha/domain'
import type { Context, Decision, NoticeRequest } from '@senha/domain'
import { monitorCommands } from '@senha/protocol'
import type { HubToMonitor, MonitorToHub } from '@senha/protocol'
import type { Namespace } from 'socket.io'
import { createImportParts } from '../bookings/import-parts.ts'
import type { ListPart } from '../bookings/import-parts.ts'
import { readBookings } from '../bookings/read-bookings.ts'
import type { Submission } from '../hub.ts'
import type { People } from '../store/people.ts'
import { timings } from '../timings.ts'
import { monitorState } from '../views/public.ts'
import { coalesce } from './coalesce.ts'
import type { PairingRoom } from './pairing.ts'
import type { Parts, Room } from './parts.ts'
import { receive } from './receive.ts'

/** `/monitor`: queues, counters, devices and alerts for whoever watches; notices and devices for a signed-in supervisor. */
export const monitorRoom = (namespace: Namespace<MonitorToHub, HubToMonitor>, parts: Parts, pairing: PairingRoom, people: People): Room => {
  const { hub, presence, house, staffing } = parts
  const watcherOf = parts.doors.monitors(namespace)
  const state = (commands: boolean) => monitorState(house(), { now: hub.now(), open: hub.doorsOpen(), devices: presence.devices(), nameOf: staffing.nameOf, commands })
  const lists = createImportParts()
  const push = coalesce(timings.pushEveryMs, () => {
    for (const socket of namespace.sockets.values()) socket.emit('monitor:state', state(watcherOf(socket).user !== undefined))
  })

  namespace.on('connection', (socket) => {
    const { name, user } = watcherOf(socket)
    const sender = user ? `staff:${user.id}` : `monitor:${name}`
    const decides = <P extends { commandId: string }>(command: string, decide: (context: Context, payload: P) => Decision, answer: Submission['answer'] = () => ({})) => (payload: P) =>
      user
        ? hub.submit({ sender, actor: user.id, name: command, commandId: payload.commandId, payload, decide: (context) => decide(context, payload), answer })
        : refuse('forbidden', 'a supervisor signs in for this')
    /** What touches no log: it is done, or refused, at once. */
    const does = <P>(act: (payload: P) => { ok: true } | ReturnType<typeof refuse>) => (payload: P) => {
      const done = user ? act(payload) : refuse('forbidden', 'a supervisor signs in for this')
      return done.ok ? { ok: true, seq: hub.day().seq } : done
    }
    receive(socket, monitorCommands, {
      'notice:post': decides('notice:post', (context, payload: { commandId: string } & NoticeRequest) => postNotice(context, payload)),
      'notice:clear': decides('notice:clear', (context, payload: { commandId: string; noticeId: string }) => clearNotice(context, payload.noticeId)),
      'appointment:import': decides('appointment:import', (context, payload: { commandId: string; csv: string; part?: ListPart }) => {
        const list = lists.take(sender, payload.csv, payload.part)
        if (!list.ok) return list
        if (list.csv === undefined) return { ok: true, facts: [] }
        const read = readBookings(list.csv, parts.centre)
        return read.ok ? importAppointments(context, read.requests, read.faults) : read
      }, (_day, decided) => ({ count: decided.facts.length })),
      'device:pair': does((payload) => pairing.pair(payload.code, payload.deviceId)),
      'device:revoke': does((payload) => {
        if (!people.revokeDevice(payload.kind, payload.deviceId)) return refuse('not-found', `no ${payload.kind} "${payload.deviceId}" has a token`)
        parts.doors.recheck()
        return { ok: true }
      }),
      'device:identify': does((payload) => {
        const display = presence.socketOf('display', payload.deviceId)
        if (!display) return refuse('unavailable', `display "${payload.deviceId}" is not connected`)
        display.emit('display:identify', { deviceId: payload.deviceId, seconds: timings.identifySeconds })
        return { ok: true }
      }),
    }, parts.wrongMessages, sender)
    socket.emit('monitor:state', state(user !== undefined))
  })
  return { namespace, changed: push.ask, stop: push.stop }
}
