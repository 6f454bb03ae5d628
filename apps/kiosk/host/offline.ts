import type { Failures } from '@senha/guard'
import { lastTicketIsOut, localDate, refuse, withinHours } from '@senha/domain'
import type { Refusal } from '@senha/domain'
import type { KioskState, Lease, PublicCentre, Ticket } from '@senha/protocol'
import { hostTimings } from '../timings.ts'
import type { HubTime } from './hub-time.ts'
import type { HandIn, Reserve, Wish } from './journal/reserve.ts'

type Answer<T extends object> = ({ ok: true } & T) | Refusal

interface Parts {
  readonly reserve: Reserve
  readonly centre: () => PublicCentre | undefined
  readonly time: Pick<HubTime, 'now' | 'isHeard' | 'at'>
  readonly isLive: () => boolean
  readonly lease: () => Promise<Answer<{ businessDay: string; leases: readonly Lease[] }>>
  readonly handIn: (request: HandIn) => Promise<Answer<{ ticket: Ticket }>>
  /** The hub says that this journal is a copy of another kiosk's. */
  readonly isCopy: () => void
  /** A command of the screen that the hub may still answer: it is handed in only when that is over. */
  readonly settled: (screenId: string) => Promise<unknown>
  /** The hub once gave tickets outside the opening hours (a demo): its word, kept over restarts. */
  readonly openAlways: { read: () => boolean; write: (always: boolean) => void }
  /** A ticket was taken by the hub, or the reserve changed. */
  readonly changed: () => void
  readonly warn: (what: string) => void
  readonly failures: Failures
}

export interface Offline {
  /** By the opening hours as the hub last told them. */
  readonly isOpen: () => boolean
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

/** What the kiosk does while the hub is out of reach, and what it owes the hub afterwards (SPEC.md of the domain, O1 to O6). */
export const createOffline = ({
  reserve, centre, time, isLive, lease, handIn, isCopy, settled, openAlways, changed, warn, failures,
}: Parts): Offline => {
  const now = (): number => time.now().getTime()
  let timer: ReturnType<typeof setTimeout> | undefined
  let busy = false
  let stopped = false
  /** Services whose last ticket of a day was out, or whose quota was, when the hub was last heard. */
  let stoppedOn = ''
  let stoppedServices = new Set<string>()
  const today = (known: PublicCentre): string => localDate(now(), known.timeZone)
  const openNow = (known: PublicCentre): boolean => openAlways.read() || withinHours(known, now())
  const serviceOf = (known: PublicCentre, topicId: string): PublicCentre['services'][number] | undefined => {
    const topic = known.topics.find((one) => one.id === topicId)
    return known.services.find((service) => service.id === topic?.service)
  }

  const leaseToday = async (): Promise<void> => {
    if (stopped) return
    const answer = await lease()
    if (stopped) return
    if (!answer.ok) return answer.error.code === 'conflict' ? isCopy() : undefined
    reserve.keep(answer.businessDay, answer.leases)
    changed()
  }
  const handInAll = async (): Promise<void> => {
    // the hub's time may be known better now than when a ticket was given out
    if (!time.isHeard()) return
    reserve.correct(time.at)
    for (let owed = reserve.owed(); owed && isLive(); owed = reserve.owed()) {
      await settled(owed.firstCommandId ?? '')
      if (stopped) return
      const answer = await handIn(owed)
      if (stopped || (!answer.ok && passing.includes(answer.error.code))) return
      if (answer.ok) reserve.taken(owed.commandId, answer.ticket)
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
    timer = setTimeout(lookLater, hostTimings.reserveLookMs)
    // opening and closing come by the clock alone
    if (!isLive()) changed()
    if (busy || !isLive()) return
    busy = true
    void handInAll().then(leaseToday).finally(() => {
      busy = false
      if (!stopped && isLive() && reserve.owedCount() > 0) {
        clearTimeout(timer)
        timer = setTimeout(lookLater, hostTimings.reportRetryMs)
      }
    }).catch((cause: unknown) => failures.told('the reserve', cause))
  }
  const lookLater = failures.guarded('a look at the reserve', look)

  /** Why a service gives no ticket now; undefined where it does. */
  const refusalOf = (known: PublicCentre, service: PublicCentre['services'][number]): Refusal | undefined => {
    if (!openNow(known)) return refuse('closed', 'the centre is closed: no tickets are given out now')
    if (lastTicketIsOut(service, known.timeZone, now())) return refuse('closed', `the last ticket of "${service.id}" was given out at ${service.lastTicketAt}`)
    if (stoppedOn === today(known) && stoppedServices.has(service.id)) return refuse('closed', `"${service.id}" had no more tickets to give when the hub was last seen`)
    return reserve.has(today(known), service.id) ? undefined : refuse('unavailable', 'the hub cannot be reached and no number is left in reserve')
  }

  return {
    isOpen: () => {
      const known = centre()
      return known === undefined || openNow(known)
    },
    ready: () => {
      const known = centre()
      return known !== undefined && known.topics.some((topic) => {
        const service = serviceOf(known, topic.id)
        return service !== undefined && refusalOf(known, service) === undefined
      })
    },
    issue: (screenId, wish) => {
      const known = centre()
      const service = known && serviceOf(known, wish.topicId)
      if (!known || !service) return refuse('unavailable', 'the hub cannot be reached and this kiosk has never met it')
      const refusal = refusalOf(known, service)
      if (refusal) return refusal
      const ticket = reserve.take(today(known), service.id, screenId, wish)
      return ticket ? { ok: true, seq: 0, ticket } : refuse('unavailable', 'the hub cannot be reached and no number is left in reserve')
    },
    heard: (state) => {
      const always = state.open && !withinHours(state.centre, Date.parse(state.at))
      if (always || !state.open) openAlways.write(always)
      stoppedOn = localDate(Date.parse(state.at), state.centre.timeZone)
      stoppedServices = new Set(state.queues.filter((queue) => queue.issuing !== undefined).map((queue) => queue.serviceId))
      if (!reserve.isKept(today(state.centre))) look()
    },
    look,
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
