import { acceptClock, clearNotice, importAppointments, postNotice, refuse } from '@senha/domain'
import type { Context, Decided, Decision, NoticeRequest, Result } from '@senha/domain'
import { attend, receive } from '@senha/guard'
import { monitorCommands } from '@senha/protocol'
import type { Device, HubToMonitor, MonitorToHub, StaffUser } from '@senha/protocol'
import type { Namespace } from 'socket.io'
import { createListReader } from '../bookings/read-list.ts'
import { iso } from '../clock.ts'
import type { Submission } from '../hub.ts'
import type { People } from '../store/people.ts'
import type { Act } from '../store/record.ts'
import { timings } from '../timings.ts'
import { clockQuestion, clockView } from '../views/clock.ts'
import { monitorState } from '../views/public.ts'
import { callerOf, signsOfLife } from './caller.ts'
import { coalesce } from './coalesce.ts'
import { addressOf } from './doors.ts'
import type { PairingRoom } from './pairing.ts'
import type { Parts, Room } from './parts.ts'

const notWritten = refuse('unavailable', 'the hub could not write this down: nothing has changed; try again')

export interface MonitorRoom extends Room {
  /** Tells all who watch that the hub is there and well. */
  readonly alive: () => void
}

/** `/monitor`: queues, counters, devices and alerts for whoever watches; notices and devices for a signed-in supervisor. */
export const monitorRoom = (namespace: Namespace<MonitorToHub, HubToMonitor>, parts: Parts, pairing: PairingRoom, people: People): MonitorRoom => {
  const { hub, presence, house, staffing, record, failures } = parts
  const watcherOf = parts.doors.monitors(namespace)
  /** It came with a token of the demo: to take its access away would do nothing. */
  const isOfDemo = ({ kind, id, connected }: Device): boolean => hub.demo && connected && !people.isPaired(kind, id)
  /** One moment for all who watch: only what a supervisor may do differs. */
  const thisMoment = () => {
    const [at, missing] = [house(), parts.missing()]
    const around = { open: hub.doorsOpen(), devices: presence.devices().map((device) => (isOfDemo(device) ? { ...device, demo: true as const } : device)), nameOf: staffing.nameOf, alerts: parts.alerts(), guessing: staffing.guessing() }
    return (commands: boolean) => ({ ...monitorState(at, { ...around, commands }), ...clockView(hub.clock.state()), ...(missing.length > 0 && { missing: [...missing] }) })
  }
  const readList = createListReader(parts.centre)
  const push = coalesce(timings.pushEveryMs, failures.guarded('monitor:state', () => {
    const state = thisMoment()
    for (const socket of namespace.sockets.values()) failures.attempt('monitor:state', () => socket.emit('monitor:state', state(watcherOf(socket).user !== undefined)))
  }))

  attend(failures, namespace, (socket) => {
    const { name, user } = watcherOf(socket)
    const address = addressOf(socket)
    const deaf = user ? undefined : signsOfLife(socket, failures, () => presence.heard('monitor', name, socket))
    if (!user) presence.arrive('monitor', name, socket, callerOf(socket))
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
    /** What touches no log: it is done and recorded in one transaction, or refused. */
    const does = <P>(act: (payload: P, by: StaffUser) => Result & { readonly afterwards?: () => void }, about?: (payload: P) => Pick<Act, 'act' | 'subject' | 'detail'>) => async (payload: P) => {
      if (!user) return watches
      let done: ReturnType<typeof act> = notWritten
      const written = await parts.aside.write(() => {
        done = act(payload, user)
        if (done.ok && about) record.add({ actor: user.id, ...about(payload), address }, hub.now())
      })
      if (!written) return notWritten
      const { afterwards, ...told } = done
      afterwards?.()
      return told.ok ? { ...told, seq: hub.day().seq } : told
    }
    const reads = <P>(look: (payload: P) => Result) => (payload: P) => {
      const seen = user ? look(payload) : watches
      return seen.ok ? { ...seen, seq: hub.day().seq } : seen
    }
    receive(socket, { sender, budgets: parts.budgets.monitor, failures, commands: monitorCommands, handlers: {
      'notice:post': decides('notice:post', (context, payload: { commandId: string } & NoticeRequest) => postNotice(context, payload),
        ({ noticeId, counter, time }) => ({ subject: noticeId, detail: { counter, time } })),
      'notice:clear': decides('notice:clear', (context, payload: { commandId: string; noticeId: string }) => clearNotice(context, payload.noticeId),
        ({ noticeId }) => ({ subject: noticeId })),
      'clock:accept': decides('clock:accept', (_context, payload: { commandId: string; aheadSeconds: number }) => acceptClock(clockQuestion(hub.clock.state()), payload.aheadSeconds),
        ({ aheadSeconds }) => ({ detail: { aheadSeconds } })),
      'appointment:import': (payload) => {
        const read = user ? readList(sender, payload) : watches
        return decides<typeof payload>('appointment:import', (context) => {
          if (!read.ok) return read
          return read.list ? importAppointments(context, read.list.requests, read.list.faults) : { ok: true, facts: [] }
        }, (_payload, decided) => ({ detail: { count: decided.facts.length } }), (_day, decided) => ({ count: decided.facts.length }))(payload)
      },
      'device:waiting': reads((payload) => pairing.waiting(payload.code)),
      'device:pair': does((payload, by) => {
        const paired = pairing.pair(payload.code, payload.deviceId, payload.kind)
        if (!paired.ok) staffing.refusals.count('pairing-refused', by.id, address)
        return paired
      }, ({ code, deviceId }) => {
        // the command need not say the kind, and the device is listed until it has its token
        const shown = pairing.waiting(code)
        return { act: 'device-paired', subject: deviceId, detail: { ...(shown.ok && { kind: shown.device.kind }) } }
      }),
      'device:revoke': does((payload) => {
        if (presence.devices().some((device) => device.kind === payload.kind && device.id === payload.deviceId && isOfDemo(device)))
          return refuse('closed', "the token of the demo's devices is everybody's")
        if (!people.revokeDevice(payload.kind, payload.deviceId)) return refuse('not-found', `no ${payload.kind} "${payload.deviceId}" has a token`)
        return {
          ok: true,
          afterwards: () => {
            parts.doors.recheck()
            presence.recheck()
          },
        }
      }, ({ kind, deviceId }) => ({ act: 'device-revoked', subject: deviceId, detail: { kind } })),
      'device:identify': does((payload) => {
        // of two displays with one name both show it: that is how they are found
        const displays = presence.socketsOf('display', payload.deviceId)
        if (displays.length === 0) return refuse('unavailable', `display "${payload.deviceId}" is not connected`)
        for (const display of displays) display.emit('display:identify', { deviceId: payload.deviceId, seconds: timings.identifySeconds })
        return { ok: true }
      }, ({ deviceId }) => ({ act: 'device:identify', subject: deviceId })),
      'people:list': reads(() => ({ ok: true, people: staffing.everybody() })),
      'people:end-sessions': does((payload, by) => staffing.endFor(by.id, payload.userId, address)),
      'people:reset-pin': async (payload) => {
        const reset = user ? await staffing.resetPin(user.id, payload.userId, address) : watches
        return reset.ok ? { ...reset, seq: hub.day().seq } : reset
      },
    } })
    failures.attempt('monitor:state', () => socket.emit('monitor:state', thisMoment()(user !== undefined)))
    return () => {
      deaf?.()
      if (!user) presence.leave('monitor', name, socket)
    }
  })
  return { namespace, changed: push.ask, stop: push.stop, alive: () => void namespace.emit('monitor:alive', { seq: hub.day().seq, at: iso(hub.now()) }) }
}
