import { acceptClock, clearNotice, importAppointments, postNotice, refuse } from '@senha/domain'
import type { Context, Decision, NoticeRequest, Result } from '@senha/domain'
import { attend, receive } from '@senha/guard'
import { monitorCommands } from '@senha/protocol'
import type { HubToMonitor, MonitorToHub } from '@senha/protocol'
import type { Namespace } from 'socket.io'
import { readBookings } from '../bookings.ts'
import type { Submission } from '../hub.ts'
import type { People } from '../store/people.ts'
import { timings } from '../timings.ts'
import { clockQuestion, withClock } from '../views/clock.ts'
import { monitorState } from '../views/public.ts'
import { callerOf } from './caller.ts'
import { coalesce } from './coalesce.ts'
import type { PairingRoom } from './pairing.ts'
import type { Parts, Room } from './parts.ts'

/** `/monitor`: queues, counters, devices and alerts for whoever watches; notices and devices for a signed-in supervisor. */
export const monitorRoom = (namespace: Namespace<MonitorToHub, HubToMonitor>, parts: Parts, pairing: PairingRoom, people: People): Room => {
  const { hub, presence, house, staffing, failures } = parts
  const watcherOf = parts.doors.monitors(namespace)
  const state = (commands: boolean) => {
    const around = { now: hub.now(), open: hub.doorsOpen(), devices: presence.devices(), nameOf: staffing.nameOf, commands, strays: parts.strays(), health: parts.health() }
    return withClock(monitorState(house(), around), hub.clock.state())
  }
  const push = coalesce(timings.pushEveryMs, () => {
    for (const socket of namespace.sockets.values()) failures.attempt('monitor:state', () => socket.emit('monitor:state', state(watcherOf(socket).user !== undefined)))
  })

  attend(failures, namespace, (socket) => {
    const { name, user } = watcherOf(socket)
    if (!user) {
      presence.arrive('monitor', name, socket, callerOf(socket))
      socket.conn.on('packet', failures.guarded('a sign of life', () => presence.heard('monitor', name, socket)))
    }
    const sender = user ? `staff:${user.id}` : `monitor:${name}`
    const decides = <P extends { commandId: string }>(command: string, decide: (context: Context, payload: P) => Decision, answer: Submission['answer'] = () => ({})) => (payload: P) =>
      user
        ? hub.submit({ sender, actor: user.id, name: command, commandId: payload.commandId, payload, decide: (context) => decide(context, payload), answer })
        : refuse('forbidden', 'a supervisor signs in for this')
    /** What touches no log: it is done, or refused, at once. */
    const does = <P>(act: (payload: P) => Promise<Result> | Result) => async (payload: P) => {
      const done = user ? await act(payload) : refuse('forbidden', 'a supervisor signs in for this')
      return done.ok ? { ...done, seq: hub.day().seq } : done
    }
    receive(socket, { sender, budgets: parts.budgets.monitor, failures, commands: monitorCommands, handlers: {
      'notice:post': decides('notice:post', (context, payload: { commandId: string } & NoticeRequest) => postNotice(context, payload)),
      'notice:clear': decides('notice:clear', (context, payload: { commandId: string; noticeId: string }) => clearNotice(context, payload.noticeId)),
      'clock:accept': decides('clock:accept', (_context, payload: { commandId: string; aheadSeconds: number }) => acceptClock(clockQuestion(hub.clock.state()), payload.aheadSeconds)),
      'appointment:import': decides('appointment:import', (context, payload: { commandId: string; csv: string }) => {
        const read = readBookings(payload.csv, parts.centre)
        return read.ok ? importAppointments(context, read.requests) : read
      }, (_day, decided) => ({ count: decided.facts.length })),
      'device:waiting': does((payload) => pairing.waiting(payload.code)),
      'device:pair': does((payload) => pairing.pair(payload.code, payload.deviceId, payload.kind)),
      'device:revoke': does(async (payload) => {
        let known = false
        const written = await parts.aside.write(() => { known = people.revokeDevice(payload.kind, payload.deviceId) })
        if (!written) return refuse('unavailable', 'the hub could not write this down: try again')
        if (!known) return refuse('not-found', `no ${payload.kind} "${payload.deviceId}" has a token`)
        parts.doors.recheck()
        presence.recheck()
        return { ok: true }
      }),
      'device:identify': does((payload) => {
        // of two displays with one name both show it: that is how they are found
        const displays = presence.socketsOf('display', payload.deviceId)
        if (displays.length === 0) return refuse('unavailable', `display "${payload.deviceId}" is not connected`)
        for (const display of displays) display.emit('display:identify', { deviceId: payload.deviceId, seconds: timings.identifySeconds })
        return { ok: true }
      }),
    } })
    failures.attempt('monitor:state', () => socket.emit('monitor:state', state(user !== undefined)))
    return () => {
      if (!user) presence.leave('monitor', name, socket)
    }
  })
  return { namespace, changed: push.ask, stop: push.stop }
}
