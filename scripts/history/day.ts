import type { Centre } from '@senha/centre'
import { apply, callNext, closeDay, emptyDay, finish, issueTicket, noShow, openCounter, openDay, refer, start } from '@senha/domain'
import type { Context, Day, Decided, Decision, Fact, Recorded, Supply } from '@senha/domain'
import { assumptions } from '../sim/assumptions.ts'
import { staffLanguagesOf } from '../sim/house.ts'
import { peopleOf } from '../sim/people.ts'
import type { Person } from '../sim/people.ts'
import { logNormal } from '../sim/random.ts'

/** Days of opening hours and a desk each; made once for all days. */
export interface Floor { readonly centre: Centre; readonly desks: readonly Desk[] }
interface Desk { readonly counterId: string; readonly services: readonly string[]; readonly staff: { readonly id: string; readonly agency: string; readonly languages: readonly string[] } }

export const floorOf = (centre: Centre): Floor => {
  const languages = staffLanguagesOf(centre)
  return {
    centre,
    desks: centre.counters.map((counter) => {
      const agency = centre.services.find((service) => service.id === counter.services[0])?.agency ?? ''
      return { counterId: counter.id, services: counter.services, staff: { id: `at-${counter.id}`, agency, languages: languages.get(counter.id) ?? [] } }
    }),
  }
}

const hourMs = 3_600_000
/** A desk at which somebody waits for another looks again after this. */
const lookAgainMs = 120_000

/**
 * One day by the same rules and facts as the hub's, without its sockets: who comes, is called, served and sent on. What a
 * command decided is told to `append` and folded, as in the hub. Returns the day as it closed.
 */
export const historyDay = ({ centre, desks }: Floor, supply: Supply, options: { businessDay: string; opensAt: number; seq: number; visitors: number; seed: number; append: (fact: Recorded) => void }): Day => {
  const { businessDay, opensAt } = options
  const day = emptyDay('', false, options.seq)
  let now = opensAt
  const record = (facts: readonly Fact[], actor?: string): void => {
    for (const fact of facts) {
      const recorded: Recorded = { ...fact, seq: day.seq + 1, at: now, ...(actor !== undefined && { actor }) }
      options.append(recorded)
      apply(day, recorded)
    }
  }
  const does = (decide: (context: Context) => Decision, actor?: string): Decided | undefined => {
    const decision = decide({ day, rules: centre, now, supply })
    if ('facts' in decision && decision.facts) record(decision.facts, actor)
    return decision.ok ? decision : undefined
  }
  const people = peopleOf(centre, options.visitors, options.seed, 11 * hourMs)
  const personOf = new Map<string, Person>()
  /** What happens at each desk next, and when. */
  const next = desks.map((desk) => ({ desk, at: Infinity, act: (): void => undefined }))
  const look = (place: (typeof next)[number]): void => {
    const { desk } = place
    const called = does((context) => callNext(context, desk.staff), desk.staff.id)
    const ticket = day.tickets.get(called?.ticketIds?.[0] ?? '')
    const person = personOf.get(ticket?.visitId ?? '')
    if (!ticket || !person) {
      place.at = desk.services.some((id) => (day.waiting.get(id)?.size ?? 0) > 0) ? now + lookAgainMs : Infinity
      place.act = () => look(place)
      return
    }
    const absent = person.chance() < assumptions.notThere
    const minutes = logNormal(person.chance, assumptions.serviceMinutes[ticket.serviceId] ?? 5, assumptions.serviceVariation)
    const walkMs = assumptions.walkSeconds.mean * 1000
    place.at = now + (absent ? 100_000 : walkMs)
    place.act = absent
      ? () => {
        does((context) => noShow(context, desk.staff), desk.staff.id)
        look(place)
      }
      : () => {
        does((context) => start(context, desk.staff), desk.staff.id)
        place.at = now + minutes * 60_000
        place.act = () => {
          if (ticket.stage === 1 && person.plan.length > 0) {
            const visitCode = day.visits.get(ticket.visitId)?.code ?? ''
            does((context) => refer(context, desk.staff, { visitCode, serviceIds: [...person.plan], ordered: person.ordered }, { by: 'nobody' }), desk.staff.id)
          }
          does((context) => finish(context, desk.staff), desk.staff.id)
          // this desk first: to the others it stands idle only once it has looked itself
          look(place)
          wake()
        }
      }
  }
  /** Desks that stood idle look, where somebody waits now. */
  const wake = (): void => {
    for (const place of next) if (place.at === Infinity && place.desk.services.some((id) => (day.waiting.get(id)?.size ?? 0) > 0)) look(place)
  }
  record(openDay(businessDay))
  for (const { staff, counterId } of desks) does((context) => openCounter(context, staff, { counterId }), staff.id)
  const closesAt = opensAt + 13 * hourMs
  for (let come = 0; ;) {
    const first = next.reduce((a, b) => (b.at < a.at ? b : a))
    const person = people[come]
    const arrives = person ? opensAt + person.arrivesMs : Infinity
    if (Math.min(first.at, arrives) >= closesAt) break
    if (person && arrives <= first.at) {
      now = Math.round(arrives)
      come += 1
      const decided = does((context) => issueTicket(context, { topicId: person.topicId, language: person.language, priority: person.priority, partySize: person.partySize }, { by: 'answer', device: 'kiosk-1' }))
      if (decided?.visitId !== undefined) personOf.set(decided.visitId, person)
      wake()
    } else {
      now = Math.round(first.at)
      first.at = Infinity
      first.act()
    }
  }
  now = closesAt
  record(closeDay(day))
  return day
}
