import { axeFaults } from '@senha/screens/testing'
import { expectFits } from '@senha/staff/testing'
import { describe, expect, test } from 'vitest'
import { consoleInBrowser } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

/** A ticket of the list: every button of its dialog does what it says. */
const it = consoleInBrowser()

const opened = async (number: string): Promise<void> => {
  await it.signIn()
  await it.at(states.idle(), 'Pronto para a próxima pessoa')
  const { ticket, visit } = states.live('called')
  for (const name of ['park', 'transfer', 'reprint', 'cancel', 'unpark']) it.hub.answer(`ticket:${name}`, () => ({ ok: true, seq: 0, ticket }))
  it.hub.answer('ticket:call', () => ({ ok: true, seq: 0, ticket, visit, reason: 'manual', passedOver: [] }))
  await it.page.locator('.queue-row', { hasText: number }).click()
  await it.page.getByRole('dialog', { name: `Senha ${number}` }).waitFor()
}
/** What stands between the button and its deed. */
const deeds = [
  { button: 'Guardar lugar', title: 'Guardar o lugar da A039', choose: undefined, confirm: 'Guardar lugar', command: { name: 'ticket:park', ticketId: 'id-A039' } },
  { button: 'Mudar de fila', title: 'Mudar a A039 de fila', choose: 'Segurança Social', confirm: 'Mudar de fila', command: { name: 'ticket:transfer', ticketId: 'id-A039', serviceId: 'social-security' } },
  { button: 'Imprimir de novo', title: 'Imprimir a A039 de novo', choose: 'kiosk-1', confirm: 'Imprimir', command: { name: 'ticket:reprint', ticketId: 'id-A039', printAt: 'kiosk-1' } },
  { button: 'Anular a senha…', title: 'Anular a A039?', choose: undefined, confirm: 'Anular a senha', command: { name: 'ticket:cancel', ticketId: 'id-A039' } },
] as const

describe('each button opens its own dialog, which does it and closes', () => {
  test.each(deeds)('by touch: $button', async ({ button, title, choose, confirm, command }) => {
    await opened('A039')
    await it.page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click()
    const dialog = it.page.getByRole('dialog', { name: title })
    await dialog.waitFor()
    expect(await axeFaults(it.page)).toEqual([])
    if (choose === 'kiosk-1') {
      await dialog.getByTitle('Escolha primeiro onde sai o papel.').waitFor()
      await dialog.getByRole('combobox').selectOption(choose)
    } else if (choose !== undefined) await dialog.getByText(choose).first().click()
    await dialog.getByRole('button', { name: new RegExp(`^${confirm}`) }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(it.received()).toEqual([command])
    await expectFits(it.page)
  })

  test.each(deeds)('by keyboard: $button', async ({ button, title, choose, confirm, command }) => {
    await opened('A039')
    await it.page.getByRole('dialog').getByRole('button', { name: button, exact: true }).press('Enter')
    const dialog = it.page.getByRole('dialog', { name: title })
    await dialog.waitFor()
    if (choose === 'kiosk-1') await dialog.getByRole('combobox').press('k')
    else if (choose !== undefined) await dialog.getByRole('radio', { name: choose }).press(' ')
    await dialog.getByRole('button', { name: new RegExp(`^${confirm}`) }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    expect(it.received()).toEqual([command])
  })
})

test('a ticket of the list is called by hand; one that was parked goes back to the queue, printed again or cancelled, but not parked twice', async () => {
  await opened('A039')
  await it.page.getByRole('dialog').getByRole('button', { name: 'Chamar esta' }).click()
  await it.page.getByRole('dialog').waitFor({ state: 'detached' })
  await it.page.locator('.queue-row', { hasText: 'A036' }).click()
  const parked = it.page.getByRole('dialog', { name: 'Senha A036' })
  await parked.getByText('Guardada: Foi buscar uma cópia').waitFor()
  expect(await parked.getByRole('button').allTextContents()).toEqual(expect.arrayContaining([expect.stringContaining('Imprimir de novo'), expect.stringContaining('Anular')]))
  expect(await parked.getByRole('button', { name: 'Guardar lugar' }).count()).toBe(0)
  await parked.getByRole('button', { name: 'Pôr de novo na fila' }).click()
  await parked.waitFor({ state: 'detached' })
  expect(it.received()).toEqual([{ name: 'ticket:call', ticketId: 'id-A039' }, { name: 'ticket:unpark', ticketId: 'id-A036' }])
})
