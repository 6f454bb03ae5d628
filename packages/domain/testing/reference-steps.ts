import * as fc from 'fast-check'
import { answerInterpreter, endInterpreter, requestInterpreter } from '../decide/interpreter.ts'
import { callNext, callTicket } from '../decide/call.ts'
import { checkIn, importAppointments } from '../decide/appointment.ts'
import { closeCounter, openCounter, pauseCounter, resumeCounter } from '../decide/counter.ts'
import { closeDay } from '../decide/close.ts'
import type { Context, Decision, Staff } from '../decide/context.ts'
import { issueTicket } from '../decide/issue.ts'
import { returnMissed, returnTicket } from '../decide/missed.ts'
import { cancel, finish, noShow, park, recall, requeue, start, transfer, unpark } from '../decide/ticket.ts'
import { undo } from '../decide/undo.ts'
import { changeVisit, leave, refer } from '../decide/visit.ts'
import { refuse } from '../result.ts'
import type { CentreRules, Policy } from '../rules.ts'
import { ana, ines, olga, rui, runDay, smallCentre } from './day-runner.ts'
import type { DayRunner } from './day-runner.ts'
import { commands, openHouse } from './reference-model.ts'
import type { Answer } from './reference-changes.ts'
import { isLive, liveAt, minutes } from './reference-queue.ts'
import type { House, RefCounter, RefTicket } from './reference-queue.ts'

const team: readonly Staff[] = [ana, olga, ines, rui]

/** How often each command is asked. */
const weights = {
  issue: 5, book: 3, checkIn: 4, open: 4, next: 8, call: 2, recall: 1, start: 5, finish: 5, noShow: 4, requeue: 3, parkLive: 2, park: 1, unpark: 3, transfer: 2, cancel: 1, undo: 4,
  refer: 4, referInOrder: 3, change: 2, leave: 1, missed: 3, back: 2, ask: 1, answer: 1, endAsking: 1, pause: 1, resume: 1, close: 1, closeDay: 0.05,
}
export type Kind = keyof typeof weights
export const kinds = Object.keys(weights).filter((key): key is Kind => key in weights)

/** Milliseconds, or up to the next time that a rule of the centre names, and so many milliseconds past it. */
export type Wait = number | { readonly limit: number; readonly past: number }
export interface Step {
  readonly do: Kind
  /** Whom, what and how: each a place in a list of what is there. */
  readonly who: number
  readonly what: number
  readonly how: number
  /** Asked of anybody and anything, not of who and what it fits. */
  readonly wild: boolean
  readonly wait: Wait
}

export const step: fc.Arbitrary<Step> = fc.record({
  do: fc.oneof(...Object.entries(weights).map(([key, weight]) => ({ weight: weight * 20, arbitrary: fc.constantFrom(...kinds.filter((kind) => kind === key)) }))),
  who: fc.nat(11), what: fc.nat(23), how: fc.nat(11), wild: fc.integer({ min: 0, max: 9 }).map((one) => one === 9),
  wait: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(0, 1, 1_000, 10_000) }, { weight: 2, arbitrary: fc.constantFrom(60_000, 240_000) },
    { weight: 2, arbitrary: fc.record({ limit: fc.nat(5), past: fc.integer({ min: -1, max: 1 }) }) },
  ),
})

const count = fc.constantFrom(1, 2)
const policy: fc.Arbitrary<Partial<Policy>> = fc.record({
  journeyCredit: fc.constantFrom(0, 0.5, 1), requeue: fc.record({ places: fc.nat(3), times: count }), missedCall: fc.record({ places: fc.nat(3), times: count, withinMinutes: fc.constantFrom(5, 60) }),
})
/** The small centre with other numbers in its policy, and where some service may share or stops early. */
export const centre: fc.Arbitrary<CentreRules> = fc.record({ policy, inARow: fc.constantFrom(undefined, 1, 2), quota: fc.constantFrom(undefined, undefined, 3) }).map(({ policy: changed, inARow, quota }) => ({
  ...smallCentre,
  policy: { ...smallCentre.policy, ...changed },
  services: smallCentre.services.map((service) => ({
    ...service,
    ...(service.id !== 'social-security' && inARow !== undefined && { priorityShare: { inARow, exemptBy: 'a law of its own' } }),
    ...(service.id === 'legal' && { dailyQuota: quota }),
  })),
}))

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]
const codes = ['B1', 'B2', 'B3', 'B4', 'B5']

interface Scene { readonly house: House; readonly staff: Staff; readonly counter: RefCounter | undefined; readonly live: RefTicket | undefined }
const sceneOf = (house: House, staff: Staff): Scene => {
  const counter = house.counters.find((one) => one.staff === staff.id)
  return { house, staff, counter, live: counter && liveAt(house, counter) }
}

const isFree = ({ counter, live }: Scene): boolean => counter?.status === 'open' && !live
const hasCalled = ({ live }: Scene): boolean => live?.status === 'called'
const hasLive = ({ live }: Scene): boolean => live !== undefined
const hasCounter = ({ counter }: Scene): boolean => counter !== undefined
/** Whom a command is mostly asked of: who has something to ask it for. */
const fits: Partial<Record<Kind, (scene: Scene) => boolean>> = {
  next: isFree, call: isFree, recall: hasCalled, start: hasCalled, noShow: hasCalled, requeue: hasCalled, finish: ({ live }) => live?.status === 'serving',
  refer: hasLive, referInOrder: hasLive, change: hasLive, ask: hasLive, parkLive: hasLive, park: hasCounter, unpark: hasCounter, transfer: hasCounter, cancel: hasCounter, back: hasCounter,
  undo: ({ counter }) => counter?.last !== undefined, endAsking: ({ counter }) => counter?.asks !== undefined, close: isFree,
  pause: ({ counter }) => counter?.status === 'open', resume: ({ counter }) => counter?.status === 'paused',
  answer: ({ house, staff, counter }) => house.counters.some(({ id, asks }) => asks && id !== counter?.id && staff.languages.includes(asks.language)),
}

const near = ({ house, counter }: Scene): RefTicket[] => house.tickets.filter((ticket) => counter?.services.includes(ticket.service) && !isLive(ticket))
const nearAndWaiting = (scene: Scene): RefTicket[] => near(scene).filter((ticket) => ticket.status === 'waiting')
const own = ({ live }: Scene): RefTicket[] => (live ? [live] : [])
/** And what it is mostly asked about. */
const about: Partial<Record<Kind, (scene: Scene) => RefTicket[]>> = {
  call: nearAndWaiting, park: nearAndWaiting, unpark: (scene) => near(scene).filter((ticket) => ticket.status === 'parked'), transfer: (scene) => [...own(scene), ...nearAndWaiting(scene)],
  cancel: (scene) => near(scene).filter((ticket) => ticket.status !== 'ended'), refer: own, referInOrder: own, change: own,
  back: (scene) => near(scene).filter((ticket) => ticket.outcome === 'no-show'),
  missed: ({ house }) => house.tickets.filter((ticket) => ticket.outcome === 'no-show'),
}

/** The times still to come at which some rule changes its mind. */
const limits = (house: House): number[] => {
  const { policy: rules } = house.rules
  const all = [
    ...house.counters.flatMap(({ last }) => (last ? [last.at + rules.undoSeconds * 1000] : [])),
    ...house.tickets.flatMap((ticket) => [
      ...(ticket.heldSince === undefined ? [] : [ticket.heldSince + minutes(rules.languageHoldMinutes)]),
      ...(ticket.missedAt === undefined ? [] : [ticket.missedAt + minutes(rules.missedCall.withinMinutes)]),
      ...(ticket.slot === undefined ? [] : [ticket.slot - minutes(rules.appointments.leadMinutes)]),
    ]),
    ...house.bookings.flatMap(({ slot }) => [slot + minutes(rules.appointments.lateMinutes), slot - minutes(rules.appointments.leadMinutes)]),
  ]
  return all.filter((at) => at > house.now + 1).toSorted((a, b) => a - b)
}

export interface Both { readonly house: House; readonly day: DayRunner; readonly rules: CentreRules }
export const bothOf = (rules: CentreRules): Both => {
  const day = runDay(rules)
  return { house: openHouse(rules, day.now), day, rules }
}

/** One command asked of the model and of the domain; what each answered. */
export const takeStep = ({ house, day, rules }: Both, one: Step): { model: Answer; domain: Answer; words: string } => {
  day.now += typeof one.wait === 'number' ? one.wait : Math.max(0, (pick(limits(house), one.wait.limit) ?? house.now) + one.wait.past - house.now)
  house.now = day.now
  const { what, how } = one
  const chosen = one.wild ? [] : team.filter((staff) => fits[one.do]?.(sceneOf(house, staff)) ?? true)
  const staff = pick(chosen.length > 0 ? chosen : team, one.who) ?? ana
  const suited = one.wild ? [] : (about[one.do]?.(sceneOf(house, staff)) ?? [])
  const ticket = pick(suited.length > 0 ? suited : house.tickets, what)
  const real = ticket && day.ticket(ticket.number)
  const id = real?.id ?? 'none'
  const visitCode = (real && day.codeOf(real)) ?? 'NOCODE'
  const visit = day.day.visits.get(real?.visitId ?? '')
  const service = pick([...rules.services.map((known) => known.id), ...(one.wild ? ['nowhere'] : [])], how) ?? ''
  const language = pick([...rules.languages, ...(one.wild ? ['xx'] : [])], what) ?? ''
  const priority = how % 3 === 0
  const counterId = pick(rules.counters.filter((counter) => one.wild || counter.services.every((served) => rules.services.find((known) => known.id === served)?.agency === staff.agency)), what)?.id ?? ''
  const asking = house.counters.filter((counter) => counter.asks)
  const both = (model: Answer, decide: (context: Context) => Decision): { model: Answer; domain: Answer; words: string } => {
    const decision = day.run(decide, staff.id)
    const domain = decision.ok ? 'ok' : decision.error.code
    return { model, domain, words: `${new Date(day.now).toISOString().slice(11, 23)} ${staff.id} ${one.do} ${ticket?.number ?? ''}: ${domain}` }
  }
  switch (one.do) {
    case 'issue': {
      const topicId = one.wild ? 'nothing' : 'papers'
      return both(commands.issue(house, topicId, language, priority), (context) => issueTicket(context, { topicId, language, priority }, { by: 'nobody' }))
    }
    case 'book': {
      const code = pick(codes, what) ?? ''
      const slotAt = house.now + minutes((how - 3) * 6)
      const serviceId = how % 3 === 0 ? service : 'welcome'
      return both(commands.book(house, code, serviceId, slotAt), (context) => importAppointments(context, [{ code, serviceId, slotAt }]))
    }
    case 'checkIn': {
      const bookingCode = pick(house.bookings, how)?.code ?? 'B0'
      return both(commands.checkIn(house, bookingCode, language, priority), (context) => checkIn(context, { bookingCode, language, priority }, { by: 'nobody' }))
    }
    case 'open': {
      const mine = rules.services.filter((known) => one.wild || known.agency === staff.agency).map((known) => known.id)
      const request = { takeOver: how % 3 === 0, ...(how === 1 && { languages: [language] }), ...(how === 2 && { services: mine }), ...(how === 4 && { services: mine.slice(-1), languages: ['pt', 'xx'].slice(0, one.wild ? 2 : 1) }) }
      return both(commands.open(house, staff, counterId, request), (context) => openCounter(context, staff, { counterId, ...request }))
    }
    case 'next': return both(commands.next(house, staff), (context) => callNext(context, staff))
    case 'call': return both(commands.call(house, staff, ticket), (context) => callTicket(context, staff, id))
    case 'recall': return both(commands.recall(house, staff), (context) => recall(context, staff))
    case 'start': return both(commands.start(house, staff), (context) => start(context, staff))
    case 'finish': return both(commands.finish(house, staff), (context) => finish(context, staff))
    case 'noShow': return both(commands.noShow(house, staff), (context) => noShow(context, staff))
    case 'requeue': return both(commands.requeue(house, staff), (context) => requeue(context, staff))
    case 'parkLive': return both(commands.park(house, staff, 'live'), (context) => park(context, staff, {}))
    case 'park': return both(commands.park(house, staff, ticket), (context) => park(context, staff, { ticketId: id }))
    case 'unpark': return both(commands.unpark(house, staff, ticket), (context) => unpark(context, staff, id))
    case 'transfer': return both(commands.transfer(house, staff, ticket, service), (context) => transfer(context, staff, { ticketId: id, serviceId: service }))
    case 'cancel': return both(commands.cancel(house, staff, ticket), (context) => cancel(context, staff, id))
    case 'undo': return both(commands.undo(house, staff), (context) => undo(context, staff))
    case 'refer': case 'referInOrder': {
      const ordered = one.do === 'referInOrder'
      const lists = [['social-security'], ['legal'], ['welcome'], ['social-security', 'legal'], ['legal', 'social-security'], ['legal', 'welcome'], ['social-security', 'welcome', 'legal'], ['legal', 'nowhere'], ['legal', 'legal']]
      const serviceIds = pick(one.wild ? lists : lists.slice(0, 7), how) ?? []
      return both(commands.refer(house, staff, ticket?.person, serviceIds, ordered), (context) => refer(context, staff, { visitCode, serviceIds, ordered }, { by: 'nobody' }))
    }
    case 'change': {
      const to = how % 2 === 0 ? { priority: how % 4 === 0 } : { language }
      return both(commands.change(house, staff, ticket?.person, to), (context) => changeVisit(context, staff, { visitCode, ...to }))
    }
    case 'leave': return both(commands.leave(house, ticket?.person), (context) => leave(context, visitCode))
    case 'missed': return both(ticket ? commands.missed(house, ticket.person) : 'not-found', (context) => (visit ? returnMissed(context, visit) : refuse('not-found', 'no visit')))
    case 'back': return both(commands.back(house, staff, ticket), (context) => returnTicket(context, staff, id))
    case 'ask': {
      const wanted = how % 2 === 0 ? undefined : language
      return both(commands.ask(house, staff, wanted), (context) => requestInterpreter(context, staff, wanted))
    }
    case 'answer': {
      const counter = pick(asking, what)
      const requestId = day.day.interpreting.get(counter?.id ?? '')?.id ?? 'none'
      return both(commands.answer(house, staff, counter, how % 2 === 0), (context) => answerInterpreter(context, staff, { requestId, accept: how % 2 === 0 }))
    }
    case 'endAsking': return both(commands.endAsking(house, staff), (context) => endInterpreter(context, staff))
    case 'pause': return both(commands.pause(house, staff), (context) => pauseCounter(context, staff))
    case 'resume': return both(commands.resume(house, staff), (context) => resumeCounter(context, staff))
    case 'close': return both(commands.close(house, staff), (context) => closeCounter(context, staff))
    case 'closeDay': return both(commands.closeDay(house), (context) => ({ ok: true, facts: closeDay(context.day) }))
    default: throw new Error(one.do satisfies never)
  }
}
