import { axeFaults } from '@senha/screens/testing'
import { expectFits } from '@senha/staff/testing'
import { expect, test } from 'vitest'
import { consoleInBrowser, refusal } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const it = consoleInBrowser()
const ticket = { ...states.live('called').ticket, number: 'A049', status: 'waiting', ahead: 2 }

test('[A1] who has a booked time and is not here yet stands beside the queue, and who checked in stands in it with the time', async () => {
  await it.signIn()
  await it.at(states.booked(7), 'Pronto para a próxima pessoa')
  const part = it.page.locator('.queue-bookings')
  expect(await part.locator('.booking-row strong').allTextContents()).toEqual(['10:20', '10:40', '10:55', '11:10', '11:25'])
  expect(await part.getByText('atrasada').count()).toBe(1)
  await it.page.getByText('marcação 10:35').waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  await expectFits(it.page)
  await part.getByRole('button', { name: 'mais 2' }).click()
  expect(await it.page.getByRole('dialog').getByRole('listitem').count()).toBe(7)
  expect(await axeFaults(it.page)).toEqual([])
})

test('[A4] a person is checked in by the code, in the language that they speak', async () => {
  await it.signIn()
  await it.at(states.booked(), 'Pronto para a próxima pessoa')
  it.hub.answer('appointment:check-in', () => refusal('not-found', 'no booking of today has this code'))
  await it.page.keyboard.press('b')
  expect(await axeFaults(it.page)).toEqual([])
  await it.page.keyboard.press('Enter')
  await it.page.getByRole('dialog').getByText('Escreva o código da marcação.').first().waitFor()
  await it.page.getByLabel('Código da marcação').fill('ab12-0931')
  await it.page.getByLabel('Código da marcação').press('Enter')
  expect(it.received()).toEqual([])
  await it.page.getByRole('radio', { name: 'Română' }).press(' ')
  await it.page.keyboard.press('Enter')
  await it.page.getByRole('dialog').getByRole('alert').getByText('Nenhuma marcação de hoje tem este código').waitFor()
  it.hub.answer('appointment:check-in', () => ({ ok: true, seq: 0, ticket: { ...ticket, slotAt: states.ago(-8) } }))
  await it.page.getByRole('button', { name: 'Dar a senha' }).press('Enter')
  await it.page.getByText('Chamada para as 10:40, a hora da marcação.').waitFor()
  await it.page.getByRole('dialog').getByText('A049', { exact: true }).waitFor()
  expect(it.received().at(-1)).toEqual({ name: 'appointment:check-in', bookingCode: 'AB12-0931', language: 'ro' })
  expect(await axeFaults(it.page)).toEqual([])
})

test('[A3] who came too late is told that the booked time does not count any more', async () => {
  await it.signIn()
  await it.at(states.booked(), 'Pronto para a próxima pessoa')
  it.hub.answer('appointment:check-in', () => ({ ok: true, seq: 0, ticket }))
  await it.page.keyboard.press('b')
  await it.page.keyboard.type('AB120931\n')
  await it.page.keyboard.press('Enter')
  await it.page.getByText('A hora da marcação passou: espera como as outras pessoas.').waitFor()
})

test('a time is booked for a service of the own agency, and its code stands large with what to say', async () => {
  await it.signIn()
  await it.at(states.booked(), 'Pronto para a próxima pessoa')
  it.hub.answer('appointment:book', () => ({ ok: true, seq: 0, bookingCode: 'QF7K93' }))
  await it.page.keyboard.press('b')
  await it.page.getByRole('button', { name: 'Marcar uma hora' }).press('Enter')
  expect(await it.page.getByRole('button', { name: /^Marcar\b.*Enter/ }).getAttribute('title')).toBe('Escolha o dia e a hora.')
  await it.page.getByLabel('Dia', { exact: true }).fill('2026-11-23')
  await it.page.getByLabel('Hora', { exact: true }).fill('09:00')
  await it.page.getByLabel('Hora', { exact: true }).press('Enter')
  await it.page.getByText('Esta hora já passou.').first().waitFor()
  await it.page.getByLabel('Dia', { exact: true }).fill('2027-07-01')
  await it.page.getByRole('radio', { name: 'Apoio Jurídico' }).press(' ')
  await it.page.getByRole('radio', { name: 'Kriolu' }).press(' ')
  expect(await axeFaults(it.page)).toEqual([])
  await it.page.keyboard.press('Enter')
  await it.page.getByText('QF7K93').waitFor()
  await it.page.getByText('quinta-feira, 1 de julho, às 09:00 · Apoio Jurídico').waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  // summer time in Lisbon
  expect(it.received()).toEqual([{ name: 'appointment:book', serviceId: 'legal', slotAt: '2027-07-01T08:00:00.000Z', language: 'kea' }])
})

test('a booked time is cancelled only after a second press', async () => {
  await it.signIn()
  await it.at(states.booked(), 'Pronto para a próxima pessoa')
  await it.page.keyboard.press('b')
  await it.page.getByRole('button', { name: 'Por chegar hoje' }).press('Enter')
  const line = it.page.getByRole('dialog').getByRole('listitem').filter({ hasText: '10:40' })
  await line.getByRole('button').press('Enter')
  await line.getByRole('button', { name: 'Sim, anular' }).waitFor()
  expect(it.received()).toEqual([])
  await line.getByRole('button').press('Enter')
  await it.page.getByText('A marcação das 10:40 foi anulada.').waitFor()
  expect(it.received()).toEqual([{ name: 'appointment:cancel', appointmentId: 'booking-1' }])
})

test('[A1] the reason of a call for a booked time names the time', async () => {
  await it.signIn()
  await it.at(states.live('called', { slotAt: states.ago(-3) }, { reason: 'appointment', passedOver: [{ ticketId: 'id-A043', number: 'A043', rule: 'share' }] }), 'Tinha marcação para as 10:35')
  await it.page.keyboard.press('w')
  await it.page.getByRole('dialog').getByText('Tinha marcação para as 10:35').waitFor()
  await it.page.getByRole('dialog').getByText('este serviço está fora do DL 58/2016').waitFor()
})
