import { counterNow, servicesAt } from '../day.ts'
import type { Day, Ticket } from '../day.ts'
import { dueFrom, inOrder, visitOf } from '../queue.ts'
import type { CentreRules } from '../rules.ts'

/** What a forecast starts from: the queues and counters of one moment, as far as the order of calls depends on them. Seconds are counted from that moment. */
export interface Picture {
  readonly holdSeconds: number
  readonly counters: readonly CounterPicture[]
  /** In the order in which the house would call them now. */
  readonly waiting: readonly WaitingPicture[]
  readonly services: readonly ServicePicture[]
  readonly languages: readonly string[]
}

export interface CounterPicture {
  readonly id: string
  /** Places of its services. */
  readonly serves: readonly number[]
  /** By the place of a language. */
  readonly speaks: readonly boolean[]
  /** The service of its live ticket and since how many seconds it is taken up by it; nothing: it is free. */
  readonly taken?: { readonly service: number; readonly seconds: number }
  readonly liveVisit?: string
}

export interface WaitingPicture {
  readonly ticketId: string
  readonly visitId: string
  /** Places of its service and its language. */
  readonly service: number
  readonly language: number
  /** Its visit has other open tickets, and is at one counter at most. */
  readonly shared: boolean
  readonly priority: boolean
  /** Booked: called for its slot from then on. */
  readonly dueIn?: number
  readonly returnTo?: string
  /** For how many seconds it has been passed over for its language. */
  readonly held?: number
}

export interface ServicePicture {
  readonly id: string
  /** Places in `waiting`, in order. */
  readonly line: readonly number[]
  /** Somebody of the line comes back to a counter, or is booked for later: then its order changes with time and counter. */
  readonly special: boolean
  /** How many open counters speak each language. */
  readonly speakers: readonly number[]
  /** Seconds that a counter was taken up by each of the last tickets, from the end of the one before. */
  readonly cycles: readonly number[]
  /** Priority tickets an hour that are still to come, as many as came in the hour before. */
  readonly priorityPerHour: number
  /** Booked people who have not come yet: seconds until they are due, in order. */
  readonly booked: readonly number[]
}

/** Fewer known tickets than this say nothing about the next. [W1] */
export const enoughCycles = 3

const hourMs = 3_600_000

/** `now` in milliseconds since 1970 UTC. */
export const pictureOf = (day: Day, rules: CentreRules, now: number): Picture => {
  const indexOf = new Map(rules.services.map((service, index) => [service.id, index]))
  const from = { rules, now }
  const waiting = inOrder(day, rules.services.map((service) => service.id), from).map((ticket) => waitingOf(day, ticket, indexOf, from))
  const recentPriority = (serviceId: string): number => {
    let count = 0
    for (const ticket of day.tickets.values()) if (ticket.serviceId === serviceId && now - ticket.issuedAt <= hourMs && visitOf(day, ticket).priority) count += 1
    return count
  }
  const counters = rules.counters.flatMap((counter): CounterPicture[] => {
    const state = counterNow(day, counter.id)
    if (state.status !== 'open') return []
    const live = state.ticketId === undefined ? undefined : day.tickets.get(state.ticketId)
    return [{
      id: counter.id, speaks: rules.languages.map((language) => state.languages.includes(language)), serves: servicesAt(day, rules, counter).flatMap((id) => indexOf.get(id) ?? []),
      ...(live && { taken: takenBy(live, indexOf, now), liveVisit: live.visitId }),
    }]
  })
  return {
    holdSeconds: rules.policy.languageHoldMinutes * 60, languages: rules.languages, counters, waiting,
    services: rules.services.map((service, index) => {
      const line = waiting.flatMap((ticket, place) => (ticket.service === index ? [place] : []))
      return {
        id: service.id, line, special: line.some((place) => waiting[place]?.dueIn !== undefined || waiting[place]?.returnTo !== undefined),
        speakers: rules.languages.map((_, language) => counters.filter((counter) => counter.serves.includes(index) && counter.speaks[language]).length),
        cycles: day.cycleSeconds.get(service.id) ?? [], priorityPerHour: recentPriority(service.id),
        booked: [...day.appointments.values()].filter((booked) => booked.serviceId === service.id).map((booked) => Math.max(0, (dueFrom(booked.slotAt, from) - now) / 1000)).toSorted((a, b) => a - b),
      }
    }),
  }
}

const waitingOf = (day: Day, ticket: Ticket, indexOf: ReadonlyMap<string, number>, from: { rules: CentreRules; now: number }): WaitingPicture => {
  const visit = visitOf(day, ticket)
  return {
    ticketId: ticket.id, visitId: visit.id, service: indexOf.get(ticket.serviceId) ?? 0, language: Math.max(0, from.rules.languages.indexOf(visit.language)), priority: visit.priority,
    shared: visit.ticketIds.length > 1,
    ...(ticket.slotAt !== undefined && { dueIn: (dueFrom(ticket.slotAt, from) - from.now) / 1000 }),
    ...(ticket.returnTo !== undefined && { returnTo: ticket.returnTo }),
    ...(ticket.heldSince !== undefined && { held: (from.now - ticket.heldSince) / 1000 }),
  }
}

const takenBy = (live: Ticket, indexOf: ReadonlyMap<string, number>, now: number): { service: number; seconds: number } =>
  ({ service: indexOf.get(live.serviceId) ?? 0, seconds: Math.max(0, (now - (live.calledAt ?? now)) / 1000) })
