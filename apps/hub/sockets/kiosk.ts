import { appointmentByCode, checkIn, handIn, issueTicket, leaseNumbers, ownVisitByCode, printElsewhere, refuse, reportPaper, returnMissed, takeSecondTickets, visitByCode } from '@senha/domain'
import type { Recorded } from '@senha/domain'
import { attend, receive } from '@senha/guard'
import { kioskCommands } from '@senha/protocol'
import type { HubToKiosk, KioskToHub, PrintJob } from '@senha/protocol'
import type { Namespace, Socket } from 'socket.io'
import type { Submission } from '../hub.ts'
import { iso } from '../clock.ts'
import { timings } from '../timings.ts'
import { clockView } from '../views/clock.ts'
import { ticketView, visitView } from '../views/house.ts'
import { kioskState, leasesView } from '../views/public.ts'
import { callerOf, journalOf, signsOfLife } from './caller.ts'
import { createCardSlips } from './card-slips.ts'
import type { CardSlips } from './card-slips.ts'
import { coalesce } from './coalesce.ts'
import { createGuessing } from './guessing.ts'
import { createNews } from './news.ts'
import { decidedTicket, decidedTickets, decidedVisit } from './parts.ts'
import type { Parts, Room } from './parts.ts'
import { createPrintJobs } from './print-jobs.ts'

export interface KioskRoom extends Room {
  /** Pushes the print jobs among these facts to the devices that owe the paper. */
  readonly told: (facts: readonly Recorded[]) => void
  /** Prints a card's code at a device that is connected now; nothing of it is kept. [K4] */
  readonly cards: CardSlips
  /** Another kiosk began, or ceased, to use this one's name: both are told. */
  readonly twinsChanged: (device: string) => void
}

/** `/kiosk`: first and second tickets, and what became of their paper. */
export const kioskRoom = (namespace: Namespace<KioskToHub, HubToKiosk>, parts: Parts): KioskRoom => {
  const { hub, presence, house, wrongCodes, failures } = parts
  const deviceOf = parts.doors.devices(namespace, 'kiosk')
  const state = () => ({ ...kioskState(house(), hub.doorsOpen(), parts.publicCentre, presence.devices(), hub.demo), ...clockView(hub.clock.state()) })
  const isNews = createNews()
  const push = coalesce(timings.kioskPushEveryMs, failures.guarded('kiosk:state', () => {
    const snapshot = state()
    if (isNews(snapshot)) namespace.emit('kiosk:state', snapshot)
  }))

  const jobsOf = (device: string): PrintJob[] =>
    [...hub.day().tickets.values()].flatMap((ticket) =>
      ticket.job?.device === device && ticket.status !== 'ended' ? [{ jobId: ticket.job.id, reprint: ticket.job.reprint, ticket: ticketView(house(), ticket) }] : [])

  const cards = createCardSlips<Socket>({ socketOf: (device) => presence.socketOf('kiosk', device), push: (socket, slip) => void socket.emit('card:slip', slip) })
  const jobs = createPrintJobs<Socket>({ presence, owedBy: jobsOf, push: (socket, job) => void socket.emit('print:job', job) })

  attend(failures, namespace, (socket) => {
    const device = deviceOf(socket)
    const sender = `kiosk:${device}`
    const journal = journalOf(socket)
    presence.arrive('kiosk', device, socket, callerOf(socket))
    const deaf = signsOfLife(socket, failures, () => presence.heard('kiosk', device, socket))

    const submit = (name: string, payload: { commandId: string }, decide: Submission['decide'], answer: Submission['answer'], standsFor?: string) =>
      hub.submit({ sender, device, name, commandId: payload.commandId, payload, decide, answer, standsFor })
    const guessing = createGuessing(wrongCodes, sender)

    receive(socket, { sender, budgets: parts.budgets.kiosk, failures, commands: kioskCommands, handlers: {
      'ticket:issue': (payload) => submit('ticket:issue', payload,
        (context) => (hub.doorsOpen() ? issueTicket(context, payload, { by: 'answer', device }) : refuse('closed', 'the centre is closed: no tickets are given out now')),
        (day, decided) => ({ ticket: decidedTicket(house(day), decided) })),
      'visit:lookup': (payload) => guessing((heard) => {
        const found = heard(visitByCode(hub.day(), payload.visitCode))
        return found.ok ? { ok: true, seq: hub.day().seq, visit: visitView(house(), found.visit) } : found
      }),
      'ticket:issue-second': (payload) => guessing((heard) => submit('ticket:issue-second', payload,
        (context) => heard(takeSecondTickets(context, payload.visitCode, device)),
        (day, decided) => ({ tickets: decidedTickets(house(day), decided) }))),
      'ticket:paper': (payload) => submit('ticket:paper', payload, (context) => reportPaper(context, payload), () => ({})),
      'numbers:lease': (payload) => submit('numbers:lease', payload, 
        (context) => leaseNumbers(context, device, journal),
        (day) => ({ businessDay: day.businessDay, leases: leasesView(house(day), device, journal?.id) })),
      'ticket:hand-in': (payload) => submit('ticket:hand-in', payload,
        (context) => handIn(context, { ...payload, issuedAt: Date.parse(payload.issuedAt) }, device),
        (day, decided) => ({ ticket: decidedTicket(house(day), decided) }), payload.firstCommandId),
      'ticket:print-elsewhere': (payload) => {
        const { fallbacks = {} } = parts.centre.printing ?? {}
        const other = Object.hasOwn(fallbacks, device) ? fallbacks[device] : undefined
        return submit('ticket:print-elsewhere', payload,
          (context) => {
            if (other === undefined) return refuse('not-found', 'the centre declares no other printer for this kiosk')
            if (!state().printers?.includes(other)) return refuse('unavailable', 'the other printer is not there, or cannot print now')
            return printElsewhere(context, payload.ticketId, other)
          },
          () => ({ device: other }))
      },
      'visit:missed': (payload) => guessing((heard) => submit('visit:missed', payload,
        (context) => {
          const found = heard(ownVisitByCode(context.day, payload.visitCode))
          return found.ok ? returnMissed(context, found.visit) : found
        },
        (day, decided) => ({ visit: decidedVisit(house(day), decided) }))),
      'appointment:lookup': (payload) => guessing((heard) => {
        const found = heard(appointmentByCode(hub.day(), payload.bookingCode))
        return found.ok ? { ok: true, seq: hub.day().seq, serviceId: found.appointment.serviceId, slotAt: iso(found.appointment.slotAt) } : found
      }),
      'appointment:check-in': (payload) => guessing((heard) => submit('appointment:check-in', payload,
        (context) => (hub.doorsOpen() ? heard(checkIn(context, payload, { by: 'answer', device })) : refuse('closed', 'the centre is closed: no tickets are given out now')),
        (day, decided) => ({ ticket: decidedTicket(house(day), decided) }))),
      'card:wanted': ({ slipId }) => (cards.wanted(device, slipId) ? { ok: true, seq: hub.day().seq } : refuse('not-found', 'nobody waits for this slip any more')),
      'card:paper': (payload) => {
        cards.heard(device, payload.slipId, payload.outcome)
        return { ok: true, seq: hub.day().seq }
      },
      'printer:report': (payload) => {
        presence.report(device, payload.printer, socket)
        return { ok: true, seq: hub.day().seq }
      },
      'clock:report': (payload) => {
        presence.reportClock(device, payload.aheadSeconds, socket)
        return { ok: true, seq: hub.day().seq }
      },
    } })
    failures.attempt('kiosk:state', () => socket.emit('kiosk:state', state()))
    if (presence.hasTwins('kiosk', device)) socket.emit('kiosk:twin', { twin: true })
    failures.attempt('print:job', () => jobs.arrived(device, socket))
    return () => {
      deaf()
      presence.leave('kiosk', device, socket)
      jobs.left(device, socket)
    }
  })

  return {
    namespace,
    cards,
    changed: push.ask,
    stop: push.stop,
    told: (facts) => {
      const owing = facts.flatMap((fact) => (fact.type === 'paper-requested' && fact.data.jobId !== null ? fact.data.device : []))
      for (const device of new Set(owing)) jobs.look(device)
    },
    twinsChanged: (device) => {
      const told = { twin: presence.hasTwins('kiosk', device) }
      for (const socket of presence.socketsOf('kiosk', device)) socket.emit('kiosk:twin', told)
    },
  }
}
