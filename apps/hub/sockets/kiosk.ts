import {
  checkIn, handIn, issueTicket, leaseNumbers, ownVisitByCode, printElsewhere, refuse, reportPaper, returnMissed, takeSecondTickets, visitByCode,
} from '@senha/domain'
import type { Recorded, Refusal } from '@senha/domain'
import { kioskCommands } from '@senha/protocol'
import type { HubToKiosk, KioskToHub, PrintJob } from '@senha/protocol'
import type { Namespace, Socket } from 'socket.io'
import type { Submission } from '../hub.ts'
import { timings } from '../timings.ts'
import { ticketView, visitView } from '../views/house.ts'
import { kioskState, leasesView } from '../views/public.ts'
import { attend } from './attend.ts'
import { journalOf } from './caller.ts'
import { coalesce } from './coalesce.ts'
import { createNews } from './news.ts'
import { decidedTicket, decidedTickets, decidedVisit } from './parts.ts'
import type { Parts, Room } from './parts.ts'
import { createPrintJobs } from './print-jobs.ts'
import { receive } from './receive.ts'

export interface KioskRoom extends Room {
  /** Pushes the print jobs among these facts to the devices that owe the paper. */
  readonly told: (facts: readonly Recorded[]) => void
  /** Another kiosk began, or ceased, to use this one's name: both are told. */
  readonly twinsChanged: (device: string) => void
}

/** `/kiosk`: first and second tickets, and what became of their paper. */
export const kioskRoom = (namespace: Namespace<KioskToHub, HubToKiosk>, parts: Parts): KioskRoom => {
  const { hub, presence, house, wrongCodes } = parts
  const deviceOf = parts.doors.devices(namespace, 'kiosk')
  const state = () => kioskState(house(), hub.doorsOpen(), parts.publicCentre)
  const isNews = createNews()
  const push = coalesce(timings.kioskPushEveryMs, () => {
    const snapshot = state()
    if (isNews(snapshot)) namespace.emit('kiosk:state', snapshot)
  })

  const jobsOf = (device: string): PrintJob[] =>
    [...hub.day().tickets.values()].flatMap((ticket) =>
      ticket.job?.device === device && ticket.status !== 'ended' ? [{ jobId: ticket.job.id, reprint: ticket.job.reprint, ticket: ticketView(house(), ticket) }] : [])

  const jobs = createPrintJobs<Socket>({
    presence, owedBy: jobsOf, push: (socket, job) => void socket.emit('print:job', job),
  })

  namespace.on('connection', (socket) => {
    const device = deviceOf(socket)
    const sender = `kiosk:${device}`
    const journal = journalOf(socket)
    attend(presence, 'kiosk', device, socket)
    socket.on('disconnect', () => jobs.left(device, socket))
    socket.emit('kiosk:state', state())
    if (presence.hasTwins('kiosk', device)) socket.emit('kiosk:twin', { twin: true })
    jobs.arrived(device, socket)

    const submit = (name: string, payload: { commandId: string }, decide: Submission['decide'], answer: Submission['answer'], standsFor?: string) =>
      hub.submit({ sender, device, name, commandId: payload.commandId, payload, decide, answer, standsFor })
    /** A code that is no visit of today counts as a wrong try; too many are refused unread. */
    const guessing = <R extends { ok: boolean }>(tryIt: () => R): R | Refusal => {
      if (wrongCodes.exhausted(sender)) return refuse('too-many', 'too many wrong codes: wait a little')
      const result = tryIt()
      if (!result.ok) wrongCodes.count(sender)
      return result
    }

    receive(socket, kioskCommands, {
      'ticket:issue': (payload) => submit('ticket:issue', payload,
        (context) => (hub.doorsOpen() ? issueTicket(context, payload, { by: 'answer', device }) : refuse('closed', 'the centre is closed: no tickets are given out now')),
        (day, decided) => ({ ticket: decidedTicket(house(day), decided) })),
      'visit:lookup': (payload) => {
        const found = guessing(() => visitByCode(hub.day(), payload.visitCode))
        return found.ok ? { ok: true, seq: hub.day().seq, visit: visitView(house(), found.visit) } : found
      },
      'ticket:issue-second': (payload) => submit('ticket:issue-second', payload,
        (context) => guessing(() => takeSecondTickets(context, payload.visitCode, device)),
        (day, decided) => ({ tickets: decidedTickets(house(day), decided) })),
      'ticket:paper': (payload) => submit('ticket:paper', payload, (context) => reportPaper(context, payload), () => ({})),
      'numbers:lease': (payload) => submit('numbers:lease', payload, 
        (context) => leaseNumbers(context, device, journal),
        (day) => ({ businessDay: day.businessDay, leases: leasesView(house(day), device, journal?.id) })),
      'ticket:hand-in': (payload) => submit('ticket:hand-in', payload,
        (context) => handIn(context, { ...payload, issuedAt: Date.parse(payload.issuedAt) }, device),
        (day, decided) => ({ ticket: decidedTicket(house(day), decided) }), payload.firstCommandId),
      'ticket:print-elsewhere': (payload) => {
        const other = parts.centre.printing?.fallbacks[device]
        return submit('ticket:print-elsewhere', payload,
          (context) => (other === undefined ? refuse('not-found', 'the centre declares no other printer for this kiosk') : printElsewhere(context, payload.ticketId, other)),
          () => ({ device: other }))
      },
      'visit:missed': (payload) => submit('visit:missed', payload,
        (context) => {
          const found = guessing(() => ownVisitByCode(context.day, payload.visitCode))
          return found.ok ? returnMissed(context, found.visit) : found
        },
        (day, decided) => ({ visit: decidedVisit(house(day), decided) })),
      'appointment:check-in': (payload) => submit('appointment:check-in', payload,
        (context) => (hub.doorsOpen() ? guessing(() => checkIn(context, payload, { by: 'answer', device })) : refuse('closed', 'the centre is closed: no tickets are given out now')),
        (day, decided) => ({ ticket: decidedTicket(house(day), decided) })),
      'printer:report': (payload) => {
        presence.report(device, payload.printer, socket)
        return { ok: true, seq: hub.day().seq }
      },
    }, parts.wrongMessages, sender)
  })

  return {
    namespace,
    changed: push.ask,
    stop: push.stop,
    told: (facts) => {
      const owing = facts.map((fact) => (fact.type === 'paper-requested' && fact.data.jobId !== null ? fact.data.device : undefined))
      for (const device of new Set(owing)) if (device !== undefined) jobs.look(device)
    },
    twinsChanged: (device) => {
      const told = { twin: presence.hasTwins('kiosk', device) }
      for (const socket of presence.socketsOf('kiosk', device)) socket.emit('kiosk:twin', told)
    },
  }
}
