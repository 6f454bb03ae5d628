import { axeFaults } from '@senha/screens/testing'
import { expect, test } from 'vitest'
import { consoleInBrowser } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const it = consoleInBrowser()

test('[F5] people at a service that is gone stand in a queue of their own, which says what to do, and are called from there', async () => {
  const [own] = states.idle().queues
  if (!own) throw new Error('the idle state has no queue')
  const tickets = own.tickets.slice(0, 1).map((ticket) => ({ ...ticket, id: 'id-V003', number: 'V003', serviceId: 'housing-office' }))
  await it.signIn()
  await it.at(states.idle({ queues: [own, { serviceId: 'housing-office', waiting: 1, wait: null, openCounters: 0, tickets }] }), 'Pronto para a próxima pessoa')
  await it.page.getByRole('heading', { name: 'Serviço “housing-office”: já não existe' }).waitFor()
  await it.page.getByText('Mude cada senha para outra fila ou chame-a à mão.').waitFor()
  // they are not counted among those who wait for this counter
  await it.page.locator('.idle', { hasText: '7 senhas à espera deste balcão' }).waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  // also where nobody else waits: "call next" has nobody to call, and they are called by hand all the same
  await it.at(states.idle({ queues: [{ ...own, waiting: 0, tickets: [] }, { serviceId: 'housing-office', waiting: 1, wait: null, openCounters: 0, tickets }] }), 'Ninguém à espera deste balcão.')
  await it.page.getByRole('button', { name: /V003/ }).click()
  await it.page.getByRole('dialog').getByRole('button', { name: 'Chamar esta' }).click()
  await expect.poll(it.received).toContainEqual({ name: 'ticket:call', ticketId: 'id-V003' })
})
