import { axeFaults } from '@senha/screens/testing'
import { expectFits } from '@senha/staff/testing'
import { describe, expect, test } from 'vitest'
import { consoleInBrowser, refusal } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const it = consoleInBrowser()

describe('what is refused', () => {
  test('a refused call says what was not done, why, and the hub\'s own words', async () => {
    await it.signIn()
    await it.at(states.idle(), 'Pronto para a próxima pessoa')
    it.hub.answer('ticket:call-next', () => refusal('conflict', 'counter 3 still has the live ticket A042 (called)'))
    await it.page.keyboard.press(' ')
    const told = it.page.getByRole('alert')
    await told.getByText('«Chamar seguinte» não foi feito.').waitFor()
    await told.getByText('Entretanto algo mudou.').waitFor()
    await told.getByText('counter 3 still has the live ticket A042 (called)').waitFor()
    expect(await axeFaults(it.page)).toEqual([])
    it.hub.answer('ticket:call-next', () => refusal('empty'))
    await it.page.keyboard.press(' ')
    await it.page.getByText('Ninguém pode ser chamado a este balcão agora.').waitFor()
    expect(await told.textContent()).toContain('não foi feito')
    it.hub.answer('ticket:call-next', () => ({ ok: true, seq: 0, ticket: states.live('called').ticket, reason: 'priority', visit: states.live('called').visit, passedOver: [] }))
    await it.page.keyboard.press(' ')
    await told.getByText('«Chamar seguinte» não foi feito.').waitFor({ state: 'detached' })
  })

  test('nobody to call now is no fault', async () => {
    await it.signIn()
    await it.at(states.idle(), 'Pronto para a próxima pessoa')
    it.hub.answer('ticket:call-next', () => refusal('empty', 'nobody can be called here now: 3 waiting for another counter'))
    await it.page.keyboard.press(' ')
    await it.page.getByText('Ninguém pode ser chamado a este balcão agora.').waitFor()
    expect(await it.page.getByRole('alert').textContent()).toBe('')
  })

  test('documents that the hub does not take are shown as not saved, and nothing is finished over them', async () => {
    await it.signIn()
    await it.at(states.live('serving'), 'em atendimento')
    it.hub.answer('visit:record', () => refusal('unavailable', 'the disk'))
    await it.page.getByLabel('Passaporte').press(' ')
    await it.page.getByText('Ainda não guardado').waitFor()
    await it.page.keyboard.press('f')
    await it.page.getByRole('alert').getByText('por isso nada mais foi feito').waitFor()
    expect(it.names()).not.toContain('ticket:finish')
    expect(await axeFaults(it.page)).toEqual([])
    it.hub.answer('visit:record', () => ({ ok: true, seq: 0 }))
    await it.page.getByRole('button', { name: 'Guardar de novo' }).click()
    await it.page.getByText('Guardado', { exact: true }).waitFor()
  })

  test('a referral that stands while the finish was refused is told as both', async () => {
    await it.signIn()
    await it.at(states.live('serving'), 'em atendimento')
    it.hub.answer('visit:refer', () => ({ ok: true, seq: 0, tickets: [{ ...states.live('called').ticket, id: 'second', number: 'S010', status: 'waiting' }] }))
    it.hub.answer('ticket:finish', () => refusal('conflict', 'ticket A042 is parked: finish is not possible'))
    await it.page.keyboard.press('1')
    await it.page.keyboard.press('Enter')
    await it.page.getByRole('alert').getByText('Novas senhas: S010 (Acolhimento). Mas a A042 não terminou.').waitFor()
  })

  test('what is refused in a dialog is read in the dialog', async () => {
    await it.signIn()
    await it.at(states.live('serving'), 'em atendimento')
    it.hub.answer('ticket:park', () => refusal('forbidden', 'not yours'))
    await it.page.keyboard.press('g')
    await it.page.keyboard.press('Enter')
    await it.page.getByRole('dialog').getByRole('alert').getByText('Isto não é deste balcão nem da sua entidade.').waitFor()
    expect(await axeFaults(it.page)).toEqual([])
  })
})

describe('without a hub', () => {
  test('the last truth stays, buttons say why they wait, and all comes back without a reload', async () => {
    await it.signIn()
    await it.at(states.live('serving'), 'em atendimento')
    await it.hub.lose()
    await it.page.getByText('Sem ligação ao centro desde as').waitFor()
    await it.page.getByText('em atendimento').waitFor()
    const finish = it.page.getByRole('button', { name: 'Terminar' })
    await expect.poll(() => finish.getAttribute('aria-disabled')).toBe('true')
    await expect.poll(() => finish.getAttribute('title')).toBe('Sem ligação ao centro: espere um momento.')
    expect(await axeFaults(it.page)).toEqual([])
    await expectFits(it.page)
    await it.hub.back()
    await it.page.getByText('Sem ligação ao centro desde as').waitFor({ state: 'detached' })
    await it.page.keyboard.press('f')
    await expect.poll(it.names).toEqual(['ticket:finish'])
  })

  test('a supervisor\'s notices stand above the work until they are taken down, and take no focus', async () => {
    await it.signIn()
    // at the choice of counters another button is named so
    await it.at(states.live('serving'), 'em atendimento')
    const finish = it.page.getByRole('button', { name: /^Terminar/ }).first()
    await finish.focus()
    const texts = { pt: 'Incêndio. Saia já.', en: 'Fire. Leave now.' }
    it.hub.push(states.live('serving', {}, { notices: [{ id: 'fire', level: 'emergency', texts, at: '2026-11-23T10:05:00.000Z' }, { id: 'early', level: 'information', texts: { pt: 'Fechamos às 17:00.' }, at: '2026-11-23T10:06:00.000Z' }] }))
    await it.page.locator('.band.is-emergency').getByText('Incêndio. Saia já.').waitFor()
    await it.page.locator('.band.is-information').getByText('Fechamos às 17:00.').waitFor()
    expect(await finish.evaluate((button) => button === document.activeElement)).toBe(true)
    expect(await axeFaults(it.page)).toEqual([])
    it.hub.push(states.live('serving'))
    await it.page.locator('.band.is-emergency').waitFor({ state: 'detached' })
  })

  test('a hub of another version asks for an update', async () => {
    await it.signIn()
    await it.hub.lose()
    it.hub.refuseIf(() => 'protocol')
    await it.hub.back()
    await it.page.getByText('Esta página precisa de ser atualizada').waitFor()
    expect(await axeFaults(it.page)).toEqual([])
    // a page that is let in before the touch goes on by itself, and its button is gone
    await it.page.getByRole('button', { name: 'Recarregar' }).click()
    it.hub.refuseIf(() => undefined)
    await it.page.getByText('Olá, Olga.').waitFor()
  })

  test('a note in the making outlives a reload, and belongs to its ticket', async () => {
    await it.signIn()
    await it.at(states.live('serving'), 'em atendimento')
    await it.page.getByLabel('Nota para o balcão seguinte').fill('Fala também russo.')
    await it.page.reload()
    await it.page.getByText('em atendimento').waitFor()
    await expect.poll(() => it.page.getByLabel('Nota para o balcão seguinte').inputValue()).toBe('Fala também russo.')
    await it.at(states.live('serving', { id: 'other', number: 'A051' }), 'A051')
    await expect.poll(() => it.page.getByLabel('Nota para o balcão seguinte').inputValue()).toBe('')
  })
})

test('a note that was not saved when another page of the counter ended the ticket stands there still, and comes back with the ticket', async () => {
  await it.signIn()
  await it.at(states.live('serving'), 'em atendimento')
  await it.page.keyboard.press('m')
  await it.page.keyboard.type('Falta o NISS.')
  // another page finished it
  await it.at(states.undoable(), 'Desfazer')
  await it.page.getByText('A nota da A042 não foi guardada antes de a senha terminar:').waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  await it.page.reload()
  await it.page.getByText('Falta o NISS.').waitFor()
  // taken back, it is a note in the making again
  it.hub.push(states.live('serving'))
  await expect.poll(() => it.page.getByLabel('Nota para o balcão seguinte').inputValue()).toBe('Falta o NISS.')
  await it.page.getByText('não foi guardada').waitFor({ state: 'detached' })
  await it.at(states.idle(), 'Deitar fora a nota')
  await it.page.getByRole('button', { name: 'Deitar fora a nota' }).press('Enter')
  await it.page.getByText('Falta o NISS.').waitFor({ state: 'detached' })
  expect(it.hub.received).toEqual([])
})
