import type { CounterState, FoundTicket, QueuedTicket } from '@senha/protocol'
import * as states from './states.ts'

/** States that are only looked at. */

const [first, second, third, fourth, fifth, sixth, seventh] = states.people

const rows = (...tickets: (QueuedTicket | undefined)[]): QueuedTicket[] => tickets.flatMap((ticket) => ticket ?? [])

/** Everything that may be marked on a ticket of the list, and a service that has given its last ticket. */
export const marked = (): CounterState => states.idle({
  queues: [
    { serviceId: 'welcome', waiting: 5, wait: { low: 20, high: 35 }, openCounters: 3, issuing: 'ended', tickets: rows(
      first && { ...first, partySize: 4 },
      second && { ...second, slotAt: states.ago(-8) },
      third && { ...third, late: true },
      fourth,
      fifth,
    ) },
    { serviceId: 'information', waiting: 2, wait: { low: 0, high: 5 }, openCounters: 1, issuing: 'full', tickets: rows(
      sixth && { ...sixth, serviceId: 'information', stage: 2, paper: 'pending', number: 'J012' },
      seventh && { ...seventh, serviceId: 'information', paper: 'unknown', number: 'J013' },
    ) },
  ],
  ...withCounter(['welcome', 'information']),
})

const withCounter = (services: string[]): Partial<CounterState> => {
  const { counter } = states.idle()
  return { counter: counter && { ...counter, services } }
}

/** Who missed a call and may come back. */
export const missed = (): CounterState => states.idle({ missed: [
  { id: 'id-A040', number: 'A040', serviceId: 'welcome', language: 'uk', topicId: 'papers', at: states.ago(3), until: states.ago(-57) },
  { id: 'id-A031', number: 'A031', serviceId: 'welcome', language: 'kea', topicId: 'housing', at: states.ago(41), until: states.ago(-19) },
] })

/** What a search for the number 42 may show at a counter of the Welcoming Office. */
export const found: FoundTicket[] = [
  { sight: 'whole', id: 'id-A042', number: 'A042', serviceId: 'welcome', holds: true, status: 'waiting', issuedAt: states.ago(22), paper: 'printed', language: 'kea', priority: true, partySize: 1, topicId: 'housing', busy: false, here: false },
  { sight: 'print', id: 'id-S042', number: 'S042', serviceId: 'social-security', holds: true, status: 'waiting', issuedAt: states.ago(9), paper: 'printed' },
  { sight: 'place', number: 'F042', serviceId: 'borders', holds: true },
]

/** A service of the centre that gives no more tickets today. */
export const ended = (): CounterState => {
  const state = states.live('serving')
  return { ...state, services: state.services.map((service) => (service.serviceId === 'social-security' ? { ...service, issuing: 'ended' as const } : service)) }
}

export const interpreterAsked = (more: object = {}): CounterState => states.live('serving', {}, { interpreter: { id: 'request-1', language: 'uk', at: states.ago(0, 40), asked: 2, ...more } })

export const colleagueAsks = (accepted = false): CounterState =>
  states.live('serving', {}, { interpreting: [{ id: 'request-2', language: 'ru', counter: '7', zone: 'zone-1', at: states.ago(1), accepted }] })

/** What a card brought to a later visit. */
export const cardBrought = (): CounterState => {
  const state = states.live('serving')
  return state.visit ? { ...state, visit: { ...state.visit, card: true, documents: ['passport', 'nif'], past: [{ businessDay: '2026-05-12', serviceIds: ['social-security', 'health'] }] } } : state
}

/** Papers that this counter sent to printers and that did not come out. */
export const papersMissing = (): CounterState => states.idle({ papers: [{ ticketId: 'id-S010', number: 'S010', device: 'kiosk-1', paper: 'failed' }, { ticketId: 'id-U011', number: 'U011', device: 'kiosk-2', paper: 'unknown' }] })

export const noticed = (): CounterState => states.live('serving', {}, { notices: [{ id: 'long-wait', level: 'information', texts: { pt: 'Hoje as esperas são mais longas do que o costume.' }, at: states.ago(32) }] })
