import type { CounterState } from '@senha/protocol'
import { axeFaults } from '@senha/screens/testing'
import { expectFits } from '@senha/staff/testing'
import { expect, test } from 'vitest'
import { consoleInBrowser, refusal } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const it = consoleInBrowser()

const withVisit = (change: Partial<NonNullable<CounterState['visit']>>): CounterState => {
  const state = states.live('serving')
  if (!state.visit) throw new Error('nobody is served in this state')
  return { ...state, visit: { ...state.visit, ...change } }
}

test('[K1] a card is given by keys alone: its code stands large, in groups of four, with what to say', async () => {
  await it.signIn()
  await it.at(states.live('serving'), 'em atendimento')
  it.hub.answer('card:issue', () => ({ ok: true, seq: 0, cardCode: 'ACDEFGHJKMNP' }))
  await it.page.keyboard.press('c')
  await it.page.getByRole('dialog').getByText('nenhum nome, nenhuma nota').waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  await it.page.getByRole('button', { name: 'Dar o código' }).press('Enter')
  await it.page.getByRole('dialog', { name: 'O código do cartão' }).waitFor()
  expect(await it.page.locator('.given-code span').allTextContents()).toEqual(['ACDE', 'FGHJ', 'KMNP'])
  // what is read out is in the visitor's language, with what it means beside it
  expect(await it.page.locator('blockquote').getAttribute('lang')).toBe('uk')
  await it.page.locator('blockquote').getByText('Код вашої картки: ACDE FGHJ KMNP. Сфотографуйте або запишіть цей код.').waitFor()
  await it.page.getByText('Fotografe ou escreva este código').waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  expect(it.received()).toEqual([{ name: 'card:issue', visitCode: 'KDM4RT' }])
})

test('[K4] the code is printed at the chosen place, each press a paper of its own, and what became of it is told', async () => {
  await it.signIn()
  await it.at(states.live('serving'), 'em atendimento')
  it.hub.answer('card:issue', () => ({ ok: true, seq: 0, cardCode: 'ACDEFGHJKMNP' }))
  await it.page.keyboard.press('c')
  await it.page.getByRole('button', { name: 'Dar o código' }).press('Enter')
  const dialog = it.page.getByRole('dialog', { name: 'O código do cartão' })
  await dialog.getByLabel('Imprimir').selectOption('desk-3')
  it.hub.answer('card:print', () => ({ ok: true, seq: 0, outcome: 'failed' }))
  await dialog.getByRole('button', { name: 'Imprimir o código' }).press('Enter')
  await dialog.getByRole('alert').getByText('O código não saiu em desk-3.').waitFor()
  it.hub.answer('card:print', () => ({ ok: true, seq: 0, outcome: 'printed' }))
  await dialog.getByRole('button', { name: 'Imprimir o código' }).press('Enter')
  await dialog.getByText('O código saiu em desk-3: entregue-o em mão.').waitFor()
  const prints = it.hub.received.filter(({ name }) => name === 'card:print')
  expect(prints.map(({ payload: { commandId: _id, ...rest } }) => rest)).toEqual(Array.from({ length: 2 }, () => ({ visitCode: 'KDM4RT', cardCode: 'ACDEFGHJKMNP', printAt: 'desk-3' })))
  expect(new Set(prints.map(({ payload }) => payload['commandId'])).size).toBe(2)
  // the code is nowhere in what this browser keeps
  expect(await it.page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain('ACDEFGHJKMNP')
})

test('[K1] a code whose answer was lost, or that was closed too soon, is asked for again under the same command, also after a reload', async () => {
  await it.signIn()
  await it.at(states.live('serving'), 'em atendimento')
  it.hub.answer('card:issue', () => refusal('unavailable', 'the disk'))
  await it.page.keyboard.press('c')
  await it.page.getByRole('button', { name: 'Dar o código' }).press('Enter')
  await it.page.getByRole('dialog').getByRole('alert').getByText('the disk').waitFor()
  it.hub.push(withVisit({ card: true }))
  await it.page.reload()
  await it.page.getByText('em atendimento').waitFor()
  it.hub.answer('card:issue', () => ({ ok: true, seq: 0, cardCode: 'ACDEFGHJKMNP' }))
  await it.page.keyboard.press('c')
  await it.page.getByRole('dialog').getByText('Esta visita já tem cartão.').waitFor()
  await it.page.getByRole('button', { name: 'Mostrar o código outra vez' }).press('Enter')
  await it.page.getByRole('dialog', { name: 'O código do cartão' }).waitFor()
  expect(new Set(it.hub.received.map(({ payload }) => payload['commandId'])).size).toBe(1)
})

test('[K2] a card that a scanner reads brings language, documents and past referrals into the casefile', async () => {
  await it.signIn()
  await it.at(states.live('serving'), 'em atendimento')
  const known = withVisit({ documents: ['passport'], card: true, past: [{ businessDay: '2026-05-12', serviceIds: ['social-security', 'health'] }] })
  it.hub.answer('card:show', () => ({ ok: true, seq: 0, visit: known.visit }))
  await it.page.keyboard.press('c')
  await it.page.keyboard.type('acde-fghj kmnp\n')
  await it.page.getByText('O cartão trouxe: ucraniano, documentos: 1, encaminhamentos: 1.').waitFor()
  expect(it.received()).toEqual([{ name: 'card:show', visitCode: 'KDM4RT', cardCode: 'ACDEFGHJKMNP' }])
  await it.at(known, 'De um cartão · 12 de maio: Segurança Social, Saúde')
  await expect.poll(() => it.page.getByLabel('Passaporte').isChecked()).toBe(true)
  expect(await axeFaults(it.page)).toEqual([])
  await expectFits(it.page)
})

test('a code that no card has, and one too short, are told where they were typed', async () => {
  await it.signIn()
  await it.at(states.live('called'), 'à espera da pessoa')
  it.hub.answer('card:show', () => refusal('not-found', 'no card has this code'))
  await it.page.keyboard.press('c')
  await it.page.keyboard.type('ACDE\n')
  await it.page.getByRole('dialog').getByText('Escreva as doze letras e números do cartão.').waitFor()
  expect(it.received()).toEqual([])
  await it.page.keyboard.type('FGHJKMNP\n')
  await it.page.getByRole('dialog').getByRole('alert').getByText('Nenhum cartão tem este código').waitFor()
  expect(await axeFaults(it.page)).toEqual([])
})

test('[K3] at any counter a card is erased after a confirmation; without a visit it cannot be shown, and the dialog says why', async () => {
  await it.signIn()
  await it.at(states.idle(), 'Pronto para a próxima pessoa')
  await it.page.keyboard.press('c')
  expect(await it.page.getByRole('button', { name: 'Dar o código' }).count()).toBe(0)
  await it.page.keyboard.type('АСDE FGHJ KMNP\n')
  await it.page.getByText('Só com a pessoa ao balcão: chame primeiro a senha.').waitFor()
  await it.page.getByRole('button', { name: 'Apagar este cartão…' }).press('Enter')
  await it.page.getByRole('dialog', { name: 'Apagar o cartão ACDE FGHJ KMNP?' }).waitFor()
  expect(it.received()).toEqual([])
  expect(await axeFaults(it.page)).toEqual([])
  await it.page.keyboard.press('Escape')
  await it.page.getByRole('dialog', { name: 'Cartão da pessoa' }).waitFor()
  await it.page.getByRole('button', { name: 'Apagar este cartão…' }).press('Enter')
  await it.page.keyboard.press('Enter')
  await it.page.getByText('O cartão foi apagado.').waitFor()
  expect(it.received()).toEqual([{ name: 'card:delete', cardCode: 'ACDEFGHJKMNP' }])
})

test('[K3] a card that the visit has is not brought again by a scanner: it stands there to be erased', async () => {
  await it.signIn()
  await it.at(withVisit({ card: true }), 'em atendimento')
  await it.page.keyboard.press('c')
  await it.page.keyboard.type('acde-fghj kmnp\n')
  await it.page.getByRole('dialog', { name: 'Cartão da pessoa' }).getByText('Esta visita já tem cartão.').first().waitFor()
  await it.page.getByRole('button', { name: 'Apagar este cartão…' }).press('Enter')
  await it.page.getByRole('dialog', { name: 'Apagar o cartão ACDE FGHJ KMNP?' }).getByRole('button', { name: /^Apagar o cartão/ }).click()
  await it.page.getByText('O cartão foi apagado.').waitFor()
  expect(it.received()).toEqual([{ name: 'card:delete', cardCode: 'ACDEFGHJKMNP' }])
})
