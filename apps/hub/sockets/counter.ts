import {
  answerInterpreter, bookAppointment, callNext, callTicket, cancel, cancelAppointment, changeVisit, checkIn, closeCounter, deleteCard, endInterpreter, findTickets, finish, issueCard, issueTicket, mayPrintCard, noShow, openCounter, park, pauseCounter, recall, record, refer, refuse, reprint, requeue,
  requestInterpreter, resumeCounter, returnTicket, showCard, start, transfer, undo, unpark,
} from '@senha/domain'
import type { Context, Decision, PaperPlan, Wanted } from '@senha/domain'
import { attend, receive } from '@senha/guard'
import { counterCommands, readWanted } from '@senha/protocol'
import type { CounterToHub, HubToCounter, StaffUser } from '@senha/protocol'
import type { Namespace } from 'socket.io'
import type { Submission } from '../hub.ts'
import { cardHash } from '../supply.ts'
import { timings } from '../timings.ts'
import { clockView } from '../views/clock.ts'
import { foundView } from '../views/found.ts'
import { languageOf, withoutCode } from '../views/house.ts'
import { calledView, counterState, staffVisitView } from '../views/staff.ts'
import type { CardSlips } from './card-slips.ts'
import { coalesce } from './coalesce.ts'
import { createGuessing } from './guessing.ts'
import { decidedTicket, decidedTickets } from './parts.ts'
import type { Parts, Room } from './parts.ts'

export interface CounterRoom extends Room {
  /** Staff whose consoles are connected. */
  readonly present: () => StaffUser[]
}

/** `/counter`: a signed-in member of staff at a counter. Thin: each message names the decision that answers it. */
export const counterRoom = (namespace: Namespace<CounterToHub, HubToCounter>, parts: Parts, cards: CardSlips): CounterRoom => {
  const { hub, presence, house, wrongCodes, failures } = parts
  const userOf = parts.doors.staff(namespace)
  const present = (): StaffUser[] => [...namespace.sockets.values()].map(userOf)
  const stateOf = (user: StaffUser) => {
    const around = { user, open: hub.day().open, lastEnd: hub.lastEnd(), database: parts.health().disk.database, devices: presence.devices(), nameOf: parts.staffing.nameOf, present: present() }
    return { ...counterState(house(), hub.now(), around), ...clockView(hub.clock.state()) }
  }
  const push = coalesce(timings.pushEveryMs, () => {
    for (const socket of namespace.sockets.values()) failures.attempt('counter:state', () => socket.emit('counter:state', stateOf(userOf(socket))))
  })

  /** Where a paper goes: nowhere yet, or as a job to a device that the hub knows. */
  const printing = (printAt: string | undefined, decide: (paper: PaperPlan) => Decision): Decision => {
    if (printAt === undefined) return decide({ by: 'nobody' })
    if (!presence.isKiosk(printAt)) return refuse('not-found', `no kiosk or print station has the id "${printAt}"`)
    return decide({ by: 'job', device: printAt })
  }

  const issuedAnswer: Submission['answer'] = (day, decided) => ({ ticket: decidedTicket(house(day), decided) })
  const ticketAnswer: Submission['answer'] = (day, decided) => ({ ticket: withoutCode(decidedTicket(house(day), decided)) })
  const calledAnswer: Submission['answer'] = (day, decided) => {
    const ticket = day.tickets.get(decided.ticketIds?.[0] ?? '')
    if (!ticket) throw new Error('a call names no ticket')
    return calledView(house(day), ticket)
  }
  const nothing: Submission['answer'] = () => ({})

  attend(failures, namespace, (socket) => {
    const user = userOf(socket)
    const sender = `staff:${user.id}`
    const does = <P extends { commandId: string }>(name: string, decide: (context: Context, payload: P) => Decision, answer: Submission['answer']) =>
      (payload: P) => hub.submit({ sender, actor: user.id, name, commandId: payload.commandId, payload, decide: (context) => decide(context, payload), answer })
    /** The same for what adds to the day, which has a budget of its own; what was accepted before is answered again without it. */
    const adds = <P extends { commandId: string }>(name: string, decide: (context: Context, payload: P) => Decision, answer: Submission['answer'], isMore: (payload: P) => boolean = () => true) =>
      does<P>(name, (context, payload) => {
        if (!isMore(payload)) return decide(context, payload)
        if (parts.additions.exhausted(sender)) return refuse('too-many', 'too many new tickets, notes or papers: wait a little')
        const decided = decide(context, payload)
        if (decided.ok) parts.additions.count(sender)
        return decided
      }, answer)
    const guessing = createGuessing(wrongCodes, sender)
    /** The same for what a code opens. */
    const tries = <P extends { commandId: string }>(name: string, decide: (context: Context, payload: P) => Decision, answer: Submission['answer']) =>
      (payload: P) => guessing((heard) => does<P>(name, (context, given) => heard(decide(context, given)), answer)(payload))
    const look = (wanted: Wanted) => {
      const now = house()
      const found = findTickets({ day: now.day, rules: parts.centre }, user, wanted)
      return found.ok ? { ok: true as const, seq: now.day.seq, tickets: found.found.map((one) => foundView(now, user, one)) } : found
    }
    const printCard = async ({ commandId, visitCode, cardCode, printAt }: { commandId: string; visitCode: string; cardCode: string; printAt: string }) => {
      if (!presence.isKiosk(printAt)) return refuse('not-found', `no kiosk or print station has the id "${printAt}"`)
      const may = await guessing((heard) => heard(mayPrintCard({ day: hub.day(), rules: parts.centre }, user, { visitCode }, cardHash(cardCode))))
      if (!may.ok) return may
      if (!parts.additions.allows(sender)) return refuse('too-many', 'too many papers: wait a little')
      const answer = await cards.print(commandId, printAt, { cardCode, language: languageOf(may), days: parts.centre.policy.cardDays })
      return answer.ok ? { ...answer, seq: hub.day().seq } : answer
    }
    /** Numbers stand on every display; codes can be guessed. */
    const find = (wanted: Wanted) => {
      if (wanted.number === undefined && wanted.visitCode === undefined) return refuse('invalid', 'this is neither the number of a ticket nor a visit code')
      return wanted.visitCode === undefined ? look(wanted) : guessing((heard) => heard(look(wanted)))
    }
    const visitAnswer: Submission['answer'] = (day, decided) => {
      const visit = day.visits.get(decided.visitId ?? '')
      const live = visit?.ticketIds.flatMap((id) => day.tickets.get(id) ?? []).find((ticket) => ticket.status === 'called' || ticket.status === 'serving')
      if (!visit || !live) throw new Error('a decision about a live visit names none')
      return { visit: staffVisitView(house(day), visit, live) }
    }

    receive(socket, { sender, budgets: parts.budgets.counter, failures, commands: counterCommands, handlers: {
      'counter:open': does('counter:open', (context, payload) => openCounter(context, user, payload), nothing),
      'counter:pause': does('counter:pause', (context, payload) => pauseCounter(context, user, payload.reason), nothing),
      'counter:resume': does('counter:resume', (context) => resumeCounter(context, user), nothing),
      'counter:close': does('counter:close', (context) => closeCounter(context, user), nothing),
      'ticket:call-next': does('ticket:call-next', (context) => callNext(context, user), calledAnswer),
      'ticket:call': does('ticket:call', (context, payload) => callTicket(context, user, payload.ticketId), calledAnswer),
      'ticket:recall': does('ticket:recall', (context) => recall(context, user), ticketAnswer),
      'ticket:start': does('ticket:start', (context) => start(context, user), ticketAnswer),
      'ticket:finish': does('ticket:finish', (context) => finish(context, user), ticketAnswer),
      'ticket:no-show': does('ticket:no-show', (context) => noShow(context, user), ticketAnswer),
      'ticket:requeue': does('ticket:requeue', (context) => requeue(context, user), ticketAnswer),
      'ticket:park': does('ticket:park', (context, payload) => park(context, user, payload), ticketAnswer),
      'ticket:unpark': does('ticket:unpark', (context, payload) => unpark(context, user, payload.ticketId), ticketAnswer),
      'ticket:return': does('ticket:return', (context, payload) => returnTicket(context, user, payload.ticketId), nothing),
      'ticket:find': ({ wanted }) => find(readWanted(wanted)),
      'ticket:transfer': does('ticket:transfer', (context, payload) => transfer(context, user, payload), ticketAnswer),
      'ticket:cancel': does('ticket:cancel', (context, payload) => cancel(context, user, payload.ticketId), ticketAnswer),
      'ticket:undo': does('ticket:undo', (context) => undo(context, user), ticketAnswer),
      'ticket:issue': adds('ticket:issue', (context, payload) => printing(payload.printAt, (paper) => issueTicket(context, { ...payload, assisted: true }, paper)), issuedAnswer),
      'ticket:reprint': adds('ticket:reprint', (context, payload) => printing(payload.printAt, () => reprint(context, user, payload)), nothing),
      'visit:change': does('visit:change', (context, payload) => changeVisit(context, user, payload), visitAnswer),
      'visit:refer': adds('visit:refer', (context, payload) => printing(payload.printAt, (paper) => refer(context, user, payload, paper)),
        (day, decided) => ({ tickets: decidedTickets(house(day), decided).map(withoutCode) })),
      'appointment:check-in': tries('appointment:check-in', (context, payload) => printing(payload.printAt, (paper) => checkIn(context, payload, paper)), issuedAnswer),
      'appointment:book': adds('appointment:book', (context, payload) => bookAppointment(context, user, { ...payload, slotAt: Date.parse(payload.slotAt) }), (_day, decided) => ({ bookingCode: decided.code })),
      'appointment:cancel': does('appointment:cancel', (context, payload) => cancelAppointment(context, user, payload.appointmentId), nothing),
      'interpreter:request': does('interpreter:request', (context, payload) => requestInterpreter(context, user, payload.language), nothing),
      'interpreter:answer': does('interpreter:answer', (context, payload) => answerInterpreter(context, user, payload), nothing),
      'interpreter:end': does('interpreter:end', (context) => endInterpreter(context, user), nothing),
      'card:issue': adds('card:issue', (context, payload) => issueCard(context, user, payload), (_day, decided) => ({ cardCode: decided.code })),
      'card:show': tries('card:show', (context, payload) => showCard(context, user, payload, hub.cardOf(cardHash(payload.cardCode))), visitAnswer),
      'card:delete': tries('card:delete', (_context, payload) => deleteCard(hub.cardOf(cardHash(payload.cardCode))), nothing),
      // beside the commands that are kept: no fact, no remembered answer [K4]
      'card:print': printCard,
      'visit:record': adds('visit:record', (context, payload) => record(context, user, payload), nothing, ({ note }) => note !== undefined),
    } })
    failures.attempt('counter:state', () => socket.emit('counter:state', stateOf(user)))
    // colleagues see who is there to interpret [I1]
    push.ask()
    return push.ask
  })

  return { namespace, changed: push.ask, stop: push.stop, present }
}
