import { axeFaults } from '@senha/screens/testing'
import { expectFits } from '@senha/staff/testing'
import { expect, test } from 'vitest'
import { consoleInBrowser, refusal } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const it = consoleInBrowser()

test('[C4] a counter opens with the languages and services chosen today, which are remembered over a reload', async () => {
  await it.signIn()
  await it.page.getByText('português, ucraniano, russo, bielorrusso').waitFor()
  await it.page.getByRole('button', { name: 'Mudar' }).press('Enter')
  await it.page.getByRole('checkbox', { name: 'Russo', exact: true }).press(' ')
  await it.page.getByRole('radio', { name: 'Só estes' }).press(' ')
  await it.page.keyboard.press('Enter')
  await it.page.getByText('Escolha pelo menos um serviço.').first().waitFor()
  await it.page.getByRole('checkbox', { name: 'Informações' }).press(' ')
  expect(await axeFaults(it.page)).toEqual([])
  await it.page.keyboard.press('Enter')
  await it.page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(it.received()).toEqual([])
  await it.page.reload()
  await it.page.getByText('português, ucraniano, bielorrusso').waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  await expectFits(it.page)
  await it.page.getByRole('button', { name: /Balcão 3\b/ }).click()
  await expect.poll(it.received).toEqual([{ name: 'counter:open', counterId: 'w3', languages: ['pt', 'uk', 'be'], services: ['information'] }])
})

test('[C4] both are changed while the counter is open, by its key, and the bar shows them once the hub took them', async () => {
  await it.signIn()
  await it.at(states.live('serving'), 'em atendimento')
  await it.page.keyboard.press('h')
  await it.page.getByRole('checkbox', { name: 'Inglês' }).press(' ')
  it.hub.answer('counter:open', () => refusal('closed', 'the day is closed'))
  await it.page.keyboard.press('Enter')
  await it.page.getByRole('dialog').getByRole('alert').getByText('O centro está fechado.').waitFor()
  await it.page.getByText('4 línguas').waitFor()
  it.hub.answer('counter:open', () => ({ ok: true, seq: 0 }))
  await it.page.keyboard.press('Enter')
  await it.page.getByText('Guardado: vale a partir de agora.').waitFor()
  await it.page.getByText('5 línguas').waitFor()
  expect(it.received().at(-1)).toEqual({ name: 'counter:open', counterId: 'w3', languages: ['pt', 'en', 'uk', 'ru', 'be'] })
})

test('on a break nothing is changed, since opening anew would end the break', async () => {
  await it.signIn()
  // not any words of a pause: a colleague's stand at the choice of counters too
  await it.at(states.pausedAt(), /^Em pausa/u)
  await it.page.keyboard.press('h')
  await it.page.getByText('Está em pausa: volte primeiro.').waitFor()
  expect(await it.page.getByRole('dialog').count()).toBe(0)
})

test('who speaks no language any more is told to choose one', async () => {
  await it.signIn()
  await it.at(states.idle({ user: states.rui }), 'Pronto para a próxima pessoa')
  await it.page.keyboard.press('h')
  expect(await it.page.getByRole('radio').count()).toBe(0)
  await it.page.getByRole('checkbox', { name: 'Português' }).press(' ')
  await it.page.keyboard.press('Enter')
  await it.page.getByText('Escolha pelo menos uma língua.').first().waitFor()
  expect(it.received()).toEqual([])
})
