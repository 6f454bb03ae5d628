import { assumptions, desksCloseAfterDoorsMinutes } from './assumptions.ts'
import type { Door } from './door.ts'
import { loseHeart } from './floor.ts'
import type { Floor, Guest } from './floor.ts'
import { logNormal, whole } from './random.ts'

const secondMs = 1000
const minuteMs = 60_000
/** A desk that nobody can be called to, though people wait, looks again after this. */
const lookAgainMs = 30 * secondMs

/** One counter and whoever staffs it, from opening to closing. */
export interface Desk {
  readonly counterId: string
  readonly services: readonly string[]
  /** Free and looking at an empty queue. */
  idleSince: () => number | undefined
  /** Calls the next, if free. */
  readonly look: () => Promise<void>
  readonly open: () => Promise<void>
}

export const staffDesk = (floor: Floor, door: Door, counterId: string, index: number): Desk => {
  const { agenda, house, centre } = floor
  const services = centre.counters.find((counter) => counter.id === counterId)?.services ?? []
  const console = house.consoleAt(counterId)
  const languages = house.languagesAt(counterId)
  let idleSince: number | undefined
  let closed = false
  let looksAgainAt = 0
  const opensAt = agenda.now()
  const breaks = assumptions.breaks.map(({ after, minutes, stagger }) => ({ at: opensAt + (after + (index % 8) * stagger) * minuteMs, minutes }))

  const isFirstStage = (serviceId: string): boolean => centre.services.find((service) => service.id === serviceId)?.kind === 'welcome'
  const later = (ms: number, act: () => Promise<void>): void => agenda.plan(agenda.now() + ms, act)
  const must = async (what: string, asked: Promise<{ ok: boolean; error?: { message: string } }>): Promise<void> => {
    const answer = await asked
    if (!answer.ok) floor.surprised(`${counterId} ${what}`, answer.error?.message ?? '')
  }

  const free = async (): Promise<void> => {
    const due = breaks[0]
    if (due && due.at <= agenda.now()) {
      breaks.shift()
      idleSince = undefined
      await must('counter:pause', console.send('counter:pause', { reason: 'pausa' }))
      return later(due.minutes * minuteMs, async () => {
        await must('counter:resume', console.send('counter:resume', {}))
        await callNext()
      })
    }
    await callNext()
  }

  const callNext = async (): Promise<void> => {
    idleSince = undefined
    const answer = await console.send('ticket:call-next', {})
    if (!answer.ok) {
      if (answer.error.code !== 'empty') return floor.surprised(`${counterId} ticket:call-next`, answer.error.message)
      idleSince = agenda.now()
      if (agenda.now() >= floor.doorsCloseAt + desksCloseAfterDoorsMinutes * minuteMs && floor.waiting(services) === 0) return close()
      return lookAgain()
    }
    const guest = floor.guests.get(answer.ticket.visitCode)
    if (!guest) return floor.surprised(counterId, `called ${answer.ticket.number}, whom nobody knows`)
    guest.waitingAt.delete(answer.ticket.serviceId)
    expectAtDesk(guest, answer.ticket.serviceId)
  }

  /** A held language, or somebody at another desk: the console shows people waiting, so staff try again; and breaks come due. */
  const lookAgain = (): void => {
    const now = agenda.now()
    const next = floor.waiting(services) > 0 ? now + lookAgainMs : Math.min(breaks[0]?.at ?? Infinity, floor.doorsCloseAt + desksCloseAfterDoorsMinutes * minuteMs)
    const at = Math.max(next, now + lookAgainMs)
    if (looksAgainAt > now && looksAgainAt <= at) return
    looksAgainAt = at
    agenda.plan(at, async () => {
      looksAgainAt = 0
      if (idleSince !== undefined && !closed) await free()
    })
  }

  const close = async (): Promise<void> => {
    closed = true
    idleSince = undefined
    await must('counter:close', console.send('counter:close', {}))
  }

  const expectAtDesk = (guest: Guest, serviceId: string): void => {
    const { person } = guest
    if (!guest.gone && person.chance() >= assumptions.notThere) {
      const { mean, variation } = assumptions.walkSeconds
      return later(logNormal(person.chance, mean, variation) * secondMs, () => serve(guest, serviceId))
    }
    later(50 * secondMs, async () => {
      await must('ticket:recall', console.send('ticket:recall', {}))
      later(50 * secondMs, () => giveUp(guest, serviceId))
    })
  }

  /** Back into the queue once, by the centre's rule; after that a no-show. */
  const giveUp = async (guest: Guest, serviceId: string): Promise<void> => {
    const { person } = guest
    const requeued = person.chance() < 0.5 && (await console.send('ticket:requeue', {})).ok
    if (requeued) await floor.arrived(guest, [serviceId])
    else {
      await must('ticket:no-show', console.send('ticket:no-show', {}))
      if (!guest.gone && person.returnsAfterMissing) later(5 * minuteMs + person.chance() * 20 * minuteMs, async () => door.sayMissed(guest, serviceId))
    }
    if (guest.waitingAt.size > 0) await floor.arrived(guest, [])
    later(assumptions.betweenSeconds * secondMs, free)
  }

  const serve = async (guest: Guest, serviceId: string): Promise<void> => {
    const { person } = guest
    await must('ticket:start', console.send('ticket:start', {}))
    const spoken = languages.includes(person.language)
    const usual = assumptions.serviceMinutes[serviceId] ?? 5
    const minutes = logNormal(person.chance, usual, assumptions.serviceVariation) * (spoken ? 1 : assumptions.interpretedFactor)
    const odd = person.chance()
    if (odd < assumptions.parked) return later(minuteMs, () => sendForPaper(guest, serviceId))
    if (odd < assumptions.parked + assumptions.wrongQueue && person.plan[0] === undefined) return later(minuteMs, () => sendElsewhere(guest, serviceId))
    later(minutes * minuteMs, () => finish(guest, serviceId))
  }

  /** Parked, told to come back to this very desk; the ticket waits again a quarter of an hour later. */
  const sendForPaper = async (guest: Guest, serviceId: string): Promise<void> => {
    const answer = await console.send('ticket:park', { reason: 'falta um papel' })
    if (!answer.ok) return floor.surprised(`${counterId} ticket:park`, answer.error.message)
    later(15 * minuteMs, async () => {
      if (guest.gone || closed) return
      await must('ticket:unpark', console.send('ticket:unpark', { ticketId: answer.ticket.id }))
      await floor.arrived(guest, [serviceId])
    })
    later(assumptions.betweenSeconds * secondMs, free)
  }

  const sendElsewhere = async (guest: Guest, serviceId: string): Promise<void> => {
    const others = centre.services.filter((service) => service.id !== serviceId && service.kind !== 'welcome')
    const target = others[whole(guest.person.chance, others.length)]
    const live = await console.send('ticket:recall', {})
    const ticketId = live.ok ? live.ticket.id : undefined
    if (!target || ticketId === undefined) return finish(guest, serviceId)
    await must('ticket:transfer', console.send('ticket:transfer', { ticketId, serviceId: target.id }))
    await floor.arrived(guest, [target.id])
    loseHeart(floor, guest, target.id)
    later(assumptions.betweenSeconds * secondMs, free)
  }

  const refer = async (guest: Guest): Promise<void> => {
    const { person, visitCode } = guest
    const [first, ...more] = person.plan
    if (first === undefined) return
    const ordered = more.length > 0 && person.ordered
    const kiosk = house.kiosks[index % house.kiosks.length]
    const printAt = person.takesAtKiosk ? undefined : kiosk?.id
    const answer = await console.send('visit:refer', { visitCode, serviceIds: [first, ...more], ordered, note: 'Já identificado; falta tratar do pedido.', ...(printAt !== undefined && { printAt }) })
    if (!answer.ok) return floor.surprised(`${counterId} visit:refer`, answer.error.message)
    if (printAt === undefined) door.takeSecond(guest)
    else await Promise.all(answer.tickets.map((ticket) => house.paperOut(ticket.id)))
    if (ordered) guest.rest.push(...more)
    const now = ordered ? [first] : [first, ...more]
    await floor.arrived(guest, now)
    for (const id of now) loseHeart(floor, guest, id)
  }

  const finish = async (guest: Guest, serviceId: string): Promise<void> => {
    const { visitCode } = guest
    if (isFirstStage(serviceId)) {
      const needs = centre.documents.slice(0, 1 + whole(guest.person.chance, 4)).map((document) => document.id)
      if (needs.length > 0) await must('visit:record', console.send('visit:record', { visitCode, documents: needs }))
      await refer(guest)
    }
    await must('ticket:finish', console.send('ticket:finish', {}))
    await goOn(guest, serviceId)
    if (guest.waitingAt.size > 0) await floor.arrived(guest, [])
    later(assumptions.betweenSeconds * secondMs, free)
  }

  /** The hub issued the next ticket of an ordered referral: the guest fetches its paper. */
  const goOn = async (guest: Guest, serviceId: string): Promise<void> => {
    const next = isFirstStage(serviceId) ? undefined : guest.rest.shift()
    if (next === undefined) return
    await floor.arrived(guest, [next])
    loseHeart(floor, guest, next)
    door.takeSecond(guest)
  }

  return {
    counterId, services, idleSince: () => idleSince,
    look: async () => {
      if (idleSince !== undefined && !closed) await free()
    },
    open: async () => {
      await must('counter:open', console.send('counter:open', { counterId }))
      await free()
    },
  }
}
