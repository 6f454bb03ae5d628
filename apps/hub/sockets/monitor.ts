import { clearNotice, importAppointments, postNotice, refuse } from '@senha/domain'
import type { Context, Decided, Decision, NoticeRequest, Result } from '@senha/domain'
import { monitorCommands } from '@senha/protocol'
import type { HubToMonitor, MonitorToHub, StaffUser } from '@senha/protocol'
import type { Namespace } from 'socket.io'
import { readBookings } from '../bookings.ts'
import type { Submission } from '../hub.ts'
import type { People } from '../store/people.ts'
import type { Act } from '../store/record.ts'
import { timings } from '../timings.ts'
import { monitorState } from '../views/public.ts'
import { coalesce } from './coalesce.ts'
import { addressOf } from './doors.ts'
import type { PairingRoom } from './pairing.ts'
import type { Parts, Room } from './parts.ts'
import { receive } from './receive.ts'

/** `/monitor`: queues, counters, devices and alerts for whoever watches; notices and devices for a signed-in supervisor. */
export const monitorRoom = (namespace: Namespace<MonitorToHub, HubToMonitor>, parts: Parts, pairing: PairingRoom, people: People): Room => {
  const { hub, presence, house, staffing, record } = parts
  const watcherOf = parts.doors.monitors(namespace)
  const state = (commands: boolean) => monitorState(house(), { now: hub.now(), open: hub.doorsOpen(), devices: presence.devices(), nameOf: staffing.nameOf, commands, guessing: staffing.guessing() })
  const push = coalesce(timings.pushEveryMs, () => {
    for (const socket of namespace.sockets.values()) socket.emit('monitor:state', state(watcherOf(socket).user !== undefined))
  })

  namespace.on('connection', (socket) => {
    const { name, user } = watcherOf(socket)
    const address = addressOf(socket)
    const sender = user ? `staff:${user.id}` : `monitor:${name}`
    const watches = refuse('forbidden', 'a supervisor signs in for this')
    /** What goes into the log, and into the record with it. */
    const decides = <P extends { commandId: string }>(
      command: string, decide: (context: Context, payload: P) => Decision, about: (payload: P, decided: Decided) => Pick<Act, 'subject' | 'detail'>, answer: Submission['answer'] = () => ({}),
    ) => (payload: P) =>
      user
        ? hub.submit({
            sender, actor: user.id, name: command, commandId: payload.commandId, payload, decide: (context) => decide(context, payload), answer,
            also: (decided, at) => record.add({ act: command, actor: user.id, ...about(payload, decided), address }, at),
          })
        : watches
    /** What touches no log: it is done, recorded in the same transaction, or refused, at once. */
    const does = <P>(act: (payload: P, by: StaffUser) => Result, about?: (payload: P) => Pick<Act, 'act' | 'subject' | 'detail'>) => (payload: P) => {
      if (!user) return watches
      const done = people.together(() => {
        const result = act(payload, user)
        if (result.ok && about) record.add({ actor: user.id, ...about(payload), address }, hub.now())
        return result
      })
      return done.ok ? { ...done, seq: hub.day().seq } : done
    }
    receive(socket, monitorCommands, {
      'notice:post': decides('notice:post', (context, payload: { commandId: string } & NoticeRequest) => postNotice(context, payload),
        ({ noticeId, counter, time }) => ({ subject: noticeId, detail: { counter, time } })),
      'notice:clear': decides('notice:clear', (context, payload: { commandId: string; noticeId: string }) => clearNotice(context, payload.noticeId),
        ({ noticeId }) => ({ subject: noticeId })),
      'appointment:import': decides('appointment:import', (context, payload: { commandId: string; csv: string }) => {
        const read = readBookings(payload.csv, parts.centre)
        return read.ok ? importAppointments(context, read.requests) : read
      }, (_payload, decided) => ({ detail: { count: decided.facts.length } }), (_day, decided) => ({ count: decided.facts.length })),
      'device:pair': does((payload, by) => {
        const paired = pairing.pair(payload.code, payload.deviceId)
        if (!paired.ok) staffing.refusals.count('pairing-refused', by.id, address)
        return paired
      }, ({ deviceId }) => ({ act: 'device-paired', subject: deviceId })),
      'device:revoke': does((payload) => {
        if (!people.revokeDevice(payload.kind, payload.deviceId)) return refuse('not-found', `no ${payload.kind} "${payload.deviceId}" has a token`)
        setImmediate(parts.doors.recheck)
        return { ok: true }
      }, ({ kind, deviceId }) => ({ act: 'device-revoked', subject: deviceId, detail: { kind } })),
      'device:identify': does((payload) => {
        const display = presence.socketOf('display', payload.deviceId)
        if (!display) return refuse('unavailable', `display "${payload.deviceId}" is not connected`)
        display.emit('display:identify', { deviceId: payload.deviceId, seconds: timings.identifySeconds })
        return { ok: true }
      }, ({ deviceId }) => ({ act: 'device:identify', subject: deviceId })),
      'people:list': does(() => ({ ok: true, people: staffing.everybody() })),
      'people:end-sessions': does((payload, by) => staffing.endFor(by.id, payload.userId)),
      'people:reset-pin': async (payload) => {
        const reset = user ? await staffing.resetPin(user.id, payload.userId) : watches
        return reset.ok ? { ...reset, seq: hub.day().seq } : reset
      },
    }, parts.wrongMessages, sender)
    socket.emit('monitor:state', state(user !== undefined))
  })
  return { namespace, changed: push.ask, stop: push.stop }
}
