import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { callNext } from './decide/call.ts'
import { openCounter } from './decide/counter.ts'
import { finish, start } from './decide/ticket.ts'
import { documentsSeenBy, record, refer } from './decide/visit.ts'
import { ana, rui, runDay, smallCentre } from './testing/day-runner.ts'

const known = smallCentre.documents.map(({ id }) => id)
const some = fc.subarray(known)
const sorted = (ids: readonly string[]): string[] => [...ids].toSorted()

test('[security 9] [R4] a service changes the documents that it declares and no others, whatever it sends', () => {
  fc.assert(fc.property(some, some, fc.array(fc.constantFrom(...known), { maxLength: 6 }), fc.constantFrom('social-security', 'legal'), (declared, identified, sent, serviceId) => {
    const officer = serviceId === 'legal' ? ana : rui
    const rules = { ...smallCentre, services: smallCentre.services.map((service) => (service.id === serviceId ? { ...service, sees: declared } : service)) }
    const day = runDay(rules)
    const visitCode = day.codeOf(day.issue())
    day.must((context) => openCounter(context, ana, { counterId: 'w1' }), ana.id)
    day.must((context) => callNext(context, ana))
    day.must((context) => record(context, ana, { visitCode, documents: identified }))
    day.must((context) => refer(context, ana, { visitCode, serviceIds: [serviceId] }, { by: 'nobody' }))
    day.must((context) => start(context, ana))
    day.must((context) => finish(context, ana))
    day.must((context) => openCounter(context, officer, { counterId: `${serviceId}-1` }), officer.id)
    day.must((context) => callNext(context, officer))
    day.must((context) => record(context, officer, { visitCode, documents: sent }))
    const after = [...day.day.visits.values()][0]?.documents ?? []
    const sees = documentsSeenBy(rules.services.find(({ id }) => id === serviceId), known.map((id) => ({ id })))
    const unseen = (ids: readonly string[]) => sorted(ids.filter((id) => !sees.includes(id)))
    expect(unseen(after)).toEqual(unseen(identified))
    expect(sorted(after.filter((id) => sees.includes(id)))).toEqual(sorted([...new Set(sent)].filter((id) => sees.includes(id))))
  }))
})

test('[security 9] [R4] the Welcoming Office, which sees every document, ticks and unticks them all', () => {
  fc.assert(fc.property(some, some, (first, second) => {
    const day = runDay()
    const visitCode = day.codeOf(day.issue())
    day.must((context) => openCounter(context, ana, { counterId: 'w1' }), ana.id)
    day.must((context) => callNext(context, ana))
    for (const documents of [first, second]) day.must((context) => record(context, ana, { visitCode, documents }))
    expect(sorted([...day.day.visits.values()][0]?.documents ?? [])).toEqual(sorted(second))
  }))
})
