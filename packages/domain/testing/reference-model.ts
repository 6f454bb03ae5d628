import type { CentreRules } from '../rules.ts'
import type { Staff } from '../decide/context.ts'
import { atHand, call, caller, change, comesBack, creditedAt, end, give, isFull, isTaken, offers, ownOf, promisesTo, putBehind, serviceOf, shut, tidy, touched, turn } from './reference-changes.ts'
import type { Answer } from './reference-changes.ts'
import { isLive, minutes, orderOf, whoIsNext } from './reference-queue.ts'
import type { House, RefCounter, RefPerson, RefTicket } from './reference-queue.ts'

/**
 * The rules of SPEC.md told a second time, from their text alone: plain arrays that are searched anew at every question, no
 * facts and no fold. It is slow and has no words for anybody; the domain is compared with it, command by command.
 */
export const openHouse = (rules: CentreRules, now: number): House => ({
  rules, now, open: true, line: [], tickets: [], calls: [], bookings: [],
  counters: rules.counters.map(({ id, services }) => ({ id, services, status: 'closed', staff: undefined, languages: [], last: undefined, asks: undefined })),
})

const backFrom = (house: House, ticket: RefTicket): Partial<RefTicket> =>
  ({ status: 'waiting', outcome: undefined, missedAt: undefined, returned: ticket.returned + 1, ...putBehind(house, ticket, house.rules.policy.missedCall.places) })

/** What can be asked of the house. Staff, persons and tickets are the model's own. */
export const commands = {
  issue: (house: House, topicId: string, language: string, priority: boolean): Answer => {
    if (!house.open) return 'closed'
    const topic = house.rules.topics.find((one) => one.id === topicId)
    if (!topic) return 'not-found'
    if (!offers(house, language)) return 'invalid'
    if (isFull(house, topic.service)) return 'closed'
    give(house, { language, priority, tickets: [], onwards: [] }, topic.service, { stage: 1, at: house.now })
    return 'ok'
  },
  book: (house: House, code: string, service: string, slot: number): Answer => {
    if (!serviceOf(house, service) || !house.open || slot < house.now - minutes(house.rules.policy.appointments.lateMinutes)) return 'invalid'
    house.bookings = [...house.bookings.filter((one) => one.code !== code), { code, service, slot }]
    return 'ok'
  },
  checkIn: (house: House, code: string, language: string, priority: boolean): Answer => {
    if (!house.open) return 'closed'
    const booking = house.bookings.find((one) => one.code === code)
    if (!booking) return 'not-found'
    if (!offers(house, language)) return 'invalid'
    house.bookings = house.bookings.filter((one) => one !== booking)
    const inTime = house.now <= booking.slot + minutes(house.rules.policy.appointments.lateMinutes)
    give(house, { language, priority, tickets: [], onwards: [] }, booking.service, { stage: 1, at: house.now, slot: inTime ? booking.slot : undefined })
    return 'ok'
  },
  open: (house: House, staff: Staff, counterId: string, how: { takeOver: boolean; languages?: readonly string[] | undefined; services?: readonly string[] | undefined }): Answer => {
    if (!house.open) return 'closed'
    const counter = house.counters.find((one) => one.id === counterId)
    const known = house.rules.counters.find((one) => one.id === counterId)
    if (!counter || !known) return 'not-found'
    const own = (id: string): boolean => serviceOf(house, id)?.agency === staff.agency
    if (!known.services.every(own)) return 'forbidden'
    const languages = how.languages ?? staff.languages
    if (!languages.every((language) => offers(house, language))) return 'invalid'
    if (how.services?.some((id) => !serviceOf(house, id))) return 'not-found'
    if (!(how.services ?? []).every(own)) return 'forbidden'
    const another = counter.status !== 'closed' && counter.staff !== staff.id
    if (another && !how.takeOver) return 'conflict'
    const left = ownOf(house, staff)
    if (left && left.counter !== counter) {
      if (left.live) return 'conflict'
      shut(house, left.counter)
    }
    // what somebody else did there is theirs to take back
    Object.assign(counter, { status: 'open', staff: staff.id, languages, services: how.services ?? known.services, ...(another && { last: undefined }) })
    return 'ok'
  },
  close: (house: House, staff: Staff): Answer => {
    const own = ownOf(house, staff)
    if (!own || own.live) return 'conflict'
    shut(house, own.counter)
    return 'ok'
  },
  pause: (house: House, staff: Staff): Answer => turn(house, staff, 'open', 'paused'),
  resume: (house: House, staff: Staff): Answer => turn(house, staff, 'paused', 'open'),
  next: (house: House, staff: Staff): Answer => {
    const counter = caller(house, staff)
    if (typeof counter === 'string') return counter
    const choice = whoIsNext(house, counter)
    for (const other of choice.passedOver) if (other.rule === 'language') other.ticket.heldSince ??= house.now
    return choice.ticket ? call(house, counter, choice.ticket, choice) : 'empty'
  },
  call: (house: House, staff: Staff, ticket: RefTicket | undefined): Answer => {
    const counter = caller(house, staff)
    if (typeof counter === 'string') return counter
    if (!ticket) return 'not-found'
    if (!counter.services.includes(ticket.service)) return 'forbidden'
    if (ticket.status !== 'waiting' || ticket.person.tickets.some(isLive)) return 'conflict'
    const order = orderOf(house, counter.services, counter)
    return call(house, counter, ticket, { reason: 'manual', passedOver: order.slice(0, order.indexOf(ticket)).map((other) => ({ ticket: other, rule: 'manual' })) })
  },
  recall: (house: House, staff: Staff): Answer => (atHand(house, staff, ['called']) ? 'ok' : 'conflict'),
  start: (house: House, staff: Staff): Answer => {
    const at = atHand(house, staff, ['called'])
    return at ? change(house, at.counter, at.ticket, { status: 'serving', counter: at.counter.id }) : 'conflict'
  },
  finish: (house: House, staff: Staff): Answer => {
    const at = atHand(house, staff, ['serving'])
    return at ? end(house, at.counter, at.ticket, 'served') : 'conflict'
  },
  noShow: (house: House, staff: Staff): Answer => {
    const at = atHand(house, staff, ['called'])
    return at ? end(house, at.counter, at.ticket, 'no-show') : 'conflict'
  },
  cancel: (house: House, staff: Staff, wanted: RefTicket | undefined): Answer => {
    const found = touched(house, staff, wanted, ['waiting', 'called', 'parked'])
    return typeof found === 'string' ? found : end(house, found.counter, found.ticket, 'cancelled')
  },
  requeue: (house: House, staff: Staff): Answer => {
    const at = atHand(house, staff, ['called'])
    const { places, times } = house.rules.policy.requeue
    if (!at || at.ticket.putBack >= times) return 'conflict'
    return change(house, at.counter, at.ticket, { status: 'waiting', putBack: at.ticket.putBack + 1, ...putBehind(house, at.ticket, places) })
  },
  /** `'live'`: the one at the own counter. */
  park: (house: House, staff: Staff, wanted: RefTicket | 'live' | undefined): Answer => {
    const live = ownOf(house, staff)?.live
    if (wanted === 'live' && !live) return 'conflict'
    const found = touched(house, staff, wanted === 'live' ? live : wanted, ['waiting', 'called', 'serving'])
    if (typeof found === 'string') return found
    return change(house, found.counter, found.ticket, { status: 'parked', ...(found.ticket === live && { comeBackTo: found.counter.id }) })
  },
  unpark: (house: House, staff: Staff, wanted: RefTicket | undefined): Answer => {
    const found = touched(house, staff, wanted, ['parked'])
    return typeof found === 'string' ? found : change(house, found.counter, found.ticket, { status: 'waiting' })
  },
  transfer: (house: House, staff: Staff, wanted: RefTicket | undefined, service: string): Answer => {
    if (!serviceOf(house, service)) return 'not-found'
    const found = touched(house, staff, wanted, ['waiting', 'called', 'serving'])
    if (typeof found === 'string') return found
    if (found.ticket.service === service || isTaken(house, found.ticket, service)) return 'conflict'
    return change(house, found.counter, found.ticket, { status: 'waiting', service, comeBackTo: undefined, heldSince: undefined })
  },
  /** [T7] */
  undo: (house: House, staff: Staff): Answer => {
    const own = ownOf(house, staff)
    const last = own?.counter.last
    if (!last || house.now - last.at > house.rules.policy.undoSeconds * 1000 || last.ticket.changes !== last.changes || last.next) return 'conflict'
    const { ticket, was } = last
    if (isLive(was) && ((own.live && own.live !== ticket) || ticket.person.tickets.some((other) => other !== ticket && isLive(other)))) return 'conflict'
    if (was.status !== 'ended' && (ticket.status === 'ended' || ticket.service !== was.service) && isTaken(house, ticket, was.service)) return 'conflict'
    // who was passed over meanwhile has been passed over [D4]
    const heldSince = ticket.service === was.service ? ticket.heldSince : was.heldSince
    Object.assign(ticket, was, { heldSince, changes: ticket.changes + 1 })
    house.calls = house.calls.filter((standing) => standing !== last.call)
    own.counter.last = undefined
    return tidy(house)
  },
  refer: (house: House, staff: Staff, person: RefPerson | undefined, services: readonly string[], ordered: boolean): Answer => {
    const own = ownOf(house, staff)
    if (!own?.live || own.live.person !== person) return 'forbidden'
    if (new Set(services).size < services.length) return 'invalid'
    // a promise stands while its ticket does, or may come back and is not given anew [R2] [R3]
    const promised = promisesTo(house, person).filter(({ after }) => after.status !== 'ended' || !services.includes(after.service)).flatMap((onward) => onward.services)
    // where the person stands is told last, of a referral that could be made [R1]
    if (services.some((id) => !serviceOf(house, id))) return 'not-found'
    if (services.some((id) => isFull(house, id))) return 'closed'
    if (services.some((id) => promised.includes(id) || person.tickets.some((ticket) => ticket.status !== 'ended' && ticket.service === id))) return 'conflict'
    person.onwards = person.onwards.filter(({ after, services: later }) => !later.some((id) => services.includes(id)) && !(after.outcome === 'no-show' && services.includes(after.service)))
    const at = creditedAt(house, person)
    const stage = own.live.stage + 1
    const [first, ...later] = (ordered ? services.slice(0, 1) : services).map((id) => give(house, person, id, { stage, at }))
    if (ordered && first && later.length === 0 && services.length > 1) person.onwards = [...person.onwards, { after: first, services: services.slice(1) }]
    return 'ok'
  },
  change: (house: House, staff: Staff, person: RefPerson | undefined, to: { language?: string; priority?: boolean }): Answer => {
    const own = ownOf(house, staff)
    if (!own?.live || own.live.person !== person) return 'forbidden'
    if (to.language !== undefined && !offers(house, to.language)) return 'invalid'
    const { counter, live } = own
    const from = person.language
    Object.assign(person, to)
    // who was asked for goes by the person's language; who was asked for in another one stays asked
    if (person.language !== from && (counter.asks?.language ?? from) === from) {
      counter.asks = counter.languages.includes(person.language) ? undefined : { ticket: live, language: person.language, declined: [], comes: undefined }
    }
    return 'ok'
  },
  leave: (house: House, person: RefPerson | undefined): Answer => {
    if (!person) return 'not-found'
    const held = person.tickets.filter((ticket) => ['waiting', 'called', 'parked'].includes(ticket.status))
    for (const ticket of held) Object.assign(ticket, { status: 'ended', outcome: 'cancelled', counter: undefined, changes: ticket.changes + 1 })
    if (held.length > 0) person.onwards = []
    return held.length > 0 ? tidy(house) : 'conflict'
  },
  /** The last missed call that may still be made good. [T9] */
  missed: (house: House, person: RefPerson): Answer => {
    if (!house.open) return 'closed'
    const missed = person.tickets.filter((ticket) => ticket.outcome === 'no-show')
    if (missed.length === 0) return person.tickets.some((ticket) => ticket.status !== 'ended') ? 'ok' : 'conflict'
    const [ticket] = missed.filter((one) => comesBack(house, one)).toSorted((a, b) => (b.missedAt ?? 0) - (a.missedAt ?? 0))
    if (!ticket) return 'conflict'
    Object.assign(ticket, { ...backFrom(house, ticket), changes: ticket.changes + 1 })
    return 'ok'
  },
  /** The same at a counter, which may take it back. [T9] [T7] */
  back: (house: House, staff: Staff, wanted: RefTicket | undefined): Answer => {
    if (!house.open) return 'closed'
    const found = touched(house, staff, wanted, ['ended'])
    if (typeof found === 'string') return found
    return comesBack(house, found.ticket) ? change(house, found.counter, found.ticket, backFrom(house, found.ticket)) : 'conflict'
  },
  ask: (house: House, staff: Staff, language: string | undefined): Answer => {
    const own = ownOf(house, staff)
    if (!own?.live) return 'conflict'
    const wanted = language ?? own.live.person.language
    if (!offers(house, wanted)) return 'invalid'
    own.counter.asks = { ticket: own.live, language: wanted, declined: [], comes: undefined }
    return 'ok'
  },
  answer: (_house: House, staff: Staff, counter: RefCounter | undefined, comes: boolean): Answer => {
    if (!counter?.asks) return 'not-found'
    if (counter.staff === staff.id || !staff.languages.includes(counter.asks.language)) return 'forbidden'
    const { asks } = counter
    if (asks.comes !== undefined && asks.comes !== staff.id) return 'conflict'
    if (asks.comes === staff.id && comes) return 'ok'
    if (asks.comes === undefined && !comes && asks.declined.includes(staff.id)) return 'ok'
    // who said yes may take it back, and who said no may come after all [I4]
    counter.asks = { ...asks, comes: comes ? staff.id : undefined, declined: comes ? asks.declined.filter((id) => id !== staff.id) : [...asks.declined, staff.id] }
    return 'ok'
  },
  endAsking: (house: House, staff: Staff): Answer => {
    const own = ownOf(house, staff)
    if (!own?.counter.asks) return 'conflict'
    own.counter.asks = undefined
    return 'ok'
  },
  /** [T8] */
  closeDay: (house: House): Answer => {
    for (const ticket of house.tickets) if (ticket.status !== 'ended') Object.assign(ticket, { status: 'ended', outcome: ticket.status === 'serving' ? 'served' : 'expired', counter: undefined, changes: ticket.changes + 1 })
    for (const counter of house.counters) shut(house, counter)
    house.open = false
    return tidy(house)
  },
}
