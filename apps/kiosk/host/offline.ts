import { localClock, localDate, localWeekday, refuse } from '@senha/domain'
import type { Refusal } from '@senha/domain'
import type { KioskState, Lease, PublicCentre, Ticket } from '@senha/protocol'
import { hostTimings } from '../timings.ts'
import type { HandIn, Reserve, Wish } from './journal/reserve.ts'

type Answer<T extends object> = ({ ok: true } & T) | Refusal

interface Parts {
  readonly reserve: Reserve
  readonly centre: () => PublicCentre | undefined
  readonly now: () => Date
  readonly isLive: () => boolean
  readonly lease: () => Promise<Answer<{ businessDay: string; leases: readonly Lease[] }>>
  readonly handIn: (request: HandIn) => Promise<Answer<{ ticket: Ticket }>>
  /** A command of the screen that the hub may still answer: it is handed in only when that is over. */
  readonly settled: (screenId: string) => Promise<unknown>
  /** The hub once gave tickets outside the opening hours (a demo): its word, kept over restarts. */
  readonly openAlways: { read: () => boolean; write: (always: boolean) => void }
  /** A ticket was taken by the hub, or the reserve changed. */
  readonly changed: () => void
  readonly warn: (what: string) => void
}

export interface Offline {
  /** Whether first tickets can be given now without the hub. */
  readonly ready: () => boolean
  /** Gives a ticket from the reserve; `closed` outside the opening hours, `unavailable` where no number is left. */
  readonly issue: (screenId: string, wish: Wish) => Answer<{ seq: number; ticket: Ticket }>
  readonly heard: (state: KioskState) => void
  /** Asks for today's reserve and hands in what is owed; called whenever the hub is there. */
  readonly look: () => void
  readonly stop: () => void
}

/** Refusals that may be another answer later. */
const passing = ['unavailable', 'too-many', 'unauthorized']

const withinHours = (centre: PublicCentre, at: number): boolean => {
  const clock = localClock(at, centre.timeZone)
  const hours = Object.entries(centre.hours).find(([weekday]) => weekday === localWeekday(at, centre.timeZone))?.[1] ?? []
  return hours.some(({ from, to }) => from <= clock && clock < to)
}

/** What the kiosk does while the hub is out of reach, and what it owes the hub afterwards (SPEC.md of the domain, O1 to O3). */
export const createOffline = ({ reserve, centre, now, isLive, lease, handIn, settled, openAlways, changed, warn }: Parts): Offline => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let busy = false
  let stopped = false
  const today = (known: PublicCentre): string => localDate(now().getTime(), known.timeZone)
  const openNow = (known: PublicCentre): boolean => openAlways.read() || withinHours(known, now().getTime())
  const serviceOf = (known: PublicCentre, topicId: string): PublicCentre['services'][number] | undefined => {
    const topic = known.topics.find((one) => one.id === topicId)
    return known.services.find((service) => service.id === topic?.service)
  }

  const leaseToday = async (): Promise<void> => {
    const answer = await lease()
    if (!answer.ok) return
    reserve.keep(answer.businessDay, answer.leases)
    changed()
  }
  const handInAll = async (): Promise<void> => {
    for (let owed = reserve.owed(); owed && isLive(); owed = reserve.owed()) {
      await settled(owed.firstCommandId ?? '')
      const answer = await handIn(owed)
      if (stopped || (!answer.ok && passing.includes(answer.error.code))) return
      if (answer.ok) reserve.taken(owed.commandId, answer.ticket.id)
      else {
        warn(`the hub does not take a ticket that was issued without it: ${answer.error.message}`)
        reserve.refused(owed.commandId)
      }
      changed()
    }
  }
  const look = (): void => {
    clearTimeout(timer)
    if (stopped) return
    timer = setTimeout(look, hostTimings.reserveLookMs)
    if (busy || !isLive()) return
    busy = true
    void handInAll().then(leaseToday).catch((cause: unknown) => warn(`the reserve failed: ${String(cause)}`)).finally(() => {
      busy = false
      if (reserve.owedCount() > 0 && isLive() && !stopped) {
        clearTimeout(timer)
        timer = setTimeout(look, hostTimings.reportRetryMs)
      }
    })
  }

  return {
    ready: () => {
      const known = centre()
      return known !== undefined && openNow(known) && [...new Set(known.topics.map((topic) => topic.service))].some((serviceId) => reserve.has(today(known), serviceId))
    },
    issue: (screenId, wish) => {
      const known = centre()
      const service = known && serviceOf(known, wish.topicId)
      if (!known || !service) return refuse('unavailable', 'the hub cannot be reached and this kiosk has never met it')
      if (!openNow(known)) return refuse('closed', 'the centre is closed: no tickets are given out now')
      if (service.lastTicketAt !== undefined && localClock(now().getTime(), known.timeZone) >= service.lastTicketAt) return refuse('closed', `the last ticket of "${service.id}" was given out at ${service.lastTicketAt}`)
      const ticket = reserve.take(today(known), service.id, screenId, wish)
      return ticket ? { ok: true, seq: 0, ticket } : refuse('unavailable', 'the hub cannot be reached and no number is left in reserve')
    },
    heard: (state) => {
      const always = state.open && !withinHours(state.centre, Date.parse(state.at))
      if (always || !state.open) openAlways.write(always)
      if (!reserve.isKept(today(state.centre))) look()
    },
    look,
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
