import { expect, test } from 'vitest'
import { canChoose, checklist, seenNext, serviceChoices } from './services.ts'
import { lisbon, live, second } from './testing/states.ts'

test('the service that the topic suggests stands first, then the government\'s, the support offices and the rest', () => {
  const choices = serviceChoices(live('serving'), lisbon)
  expect(choices[0]).toMatchObject({ serviceId: 'social-security', suggested: true, waiting: 8, wait: { low: 15, high: 25 } })
  expect(choices.map((choice) => choice.serviceId).slice(1, 4)).toEqual(['borders', 'labour', 'education'])
  expect(new Set(choices.map((choice) => choice.serviceId)).size).toBe(lisbon.services.length)
})

test('nobody is sent to the queue where they stand, nor to one where they already have a ticket', () => {
  const choices = serviceChoices(live('serving'), lisbon)
  expect(choices.filter((choice) => !canChoose(choice)).map((choice) => choice.serviceId)).toEqual(['welcome'])
  const sent = live('serving')
  const open = { ...sent, visit: sent.visit && { ...sent.visit, tickets: [...sent.visit.tickets, { ...sent.visit.tickets[0]!, id: 'x', number: 'S010', serviceId: 'social-security', status: 'waiting' as const }] } }
  expect(serviceChoices(open, lisbon)[0]).toMatchObject({ serviceId: 'social-security', already: 'S010' })
})

test('the Welcoming Office sees every document; another service those it declares', () => {
  expect(checklist(lisbon, 'welcome', [])).toHaveLength(lisbon.documents.length)
  expect(checklist(lisbon, 'consumers', []).map((document) => document.id)).toEqual(['nif', 'address-proof', 'receipt'])
  expect(serviceChoices(second('serving'), lisbon).find((choice) => choice.here)?.serviceId).toBe('social-security')
})

test('a document that a chosen service needs says which', () => {
  const asked = new Map(checklist(lisbon, 'welcome', ['consumers', 'housing']).map((document) => [document.id, document.askedBy]))
  expect(asked.get('receipt')).toBe('consumers')
  expect(asked.get('rental-contract')).toBe('housing')
  expect(asked.get('photo')).toBeUndefined()
})

test('[R4] of what is ticked, each chosen service sees what it declares, and the Welcome Office all', () => {
  const ticked = ['passport', 'niss', 'photo']
  expect(seenNext(lisbon, ticked, ['social-security', 'welcome'])).toEqual([
    { serviceId: 'social-security', documents: ['passport', 'niss'] },
    { serviceId: 'welcome', documents: ticked },
  ])
  expect(seenNext(lisbon, [], ['children'])).toEqual([{ serviceId: 'children', documents: [] }])
})
