import { axeFaults } from '@senha/screens/testing'
import { describe, expect, test } from 'vitest'
import { consoleInBrowser, refusal } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const it = consoleInBrowser()

describe('with the keyboard alone', () => {
  test('call, start, identify documents, write a note, refer and finish', async () => {
    await it.signIn()
    // whoever has signed in stands at the first free counter
    expect(await it.page.evaluate(() => document.activeElement?.textContent)).toMatch(/Balcão.*Livre/)
    await it.at(states.idle(), 'Pronto para a próxima pessoa')
    await it.page.keyboard.press(' ')
    await expect.poll(it.names).toEqual(['ticket:call-next'])
    await it.at(states.live('called'), 'à espera da pessoa')
    await it.page.keyboard.press('Enter')
    await expect.poll(it.names).toEqual(['ticket:call-next', 'ticket:start'])
    await it.at(states.live('serving'), 'em atendimento')
    await it.page.keyboard.press('d')
    await it.page.keyboard.press(' ')
    await it.page.getByText('Guardado', { exact: true }).waitFor()
    await it.page.keyboard.press('m')
    await it.page.keyboard.type('Falta o NISS? rnvgtx 123')
    await it.page.keyboard.press('Escape')
    await it.page.keyboard.press('1')
    it.hub.answer('visit:refer', () => ({ ok: true, seq: 0, tickets: [{ ...states.live('called').ticket, id: 'second', number: 'S010', status: 'waiting' }] }))
    await it.page.keyboard.press('Enter')
    await it.page.getByText('Novas senhas: S010 (').waitFor()
    expect(it.names()).toEqual(['ticket:call-next', 'ticket:start', 'visit:record', 'visit:record', 'visit:refer', 'ticket:finish'])
    expect(it.hub.received[2]?.payload).toMatchObject({ visitCode: 'KDM4RT', documents: [states.lisbon.documents[0]?.id] })
    expect(it.hub.received[3]?.payload).toMatchObject({ visitCode: 'KDM4RT', note: 'Falta o NISS? rnvgtx 123' })
    expect(it.hub.received[4]?.payload).toMatchObject({ visitCode: 'KDM4RT', serviceIds: ['social-security'] })
  })

  test('several services one after the other, in the order in which they were chosen', async () => {
    await it.signIn()
    await it.at(states.live('serving'), 'em atendimento')
    for (const key of ['5', '1', 'o', 'Enter']) await it.page.keyboard.press(key)
    await expect.poll(it.names).toContain('visit:refer')
    const [, first] = states.lisbon.services.filter((service) => service.kind === 'government').map((service) => service.id)
    expect(first).toBeDefined()
    expect(it.hub.received[0]?.payload).toMatchObject({ ordered: true, serviceIds: [expect.any(String), 'social-security'] })
  })

  test('every action has its key, told in the help, and single letters can be turned off', async () => {
    await it.signIn()
    await it.at(states.live('called'), 'à espera da pessoa')
    for (const key of ['r', 'n', 'v']) {
      const before = it.hub.received.length
      await it.page.keyboard.press(key)
      await expect.poll(() => it.hub.received.length).toBe(before + 1)
      await expect.poll(async () => it.page.locator('[aria-busy]').count()).toBe(0)
    }
    expect(it.names()).toEqual(['ticket:recall', 'ticket:no-show', 'ticket:requeue'])
    await it.page.keyboard.press('?')
    await it.page.getByRole('dialog').getByText('Encaminhar e terminar').waitFor()
    expect(await axeFaults(it.page)).toEqual([])
    await it.page.getByLabel('Usar teclas de uma só letra').press(' ')
    await it.page.keyboard.press('Escape')
    await it.page.getByRole('dialog').waitFor({ state: 'detached' })
    await it.page.keyboard.press('r')
    await it.page.keyboard.press('Enter')
    await expect.poll(it.names).toEqual(['ticket:recall', 'ticket:no-show', 'ticket:requeue', 'ticket:start'])
  })

  test('a break with a reason, and back', async () => {
    await it.signIn()
    await it.at(states.idle(), 'Pronto para a próxima pessoa')
    await it.page.keyboard.press('p')
    await it.page.getByLabel('Almoço').press(' ')
    await it.page.keyboard.press('Enter')
    await expect.poll(() => it.hub.received[0]).toMatchObject({ name: 'counter:pause', payload: { reason: 'Almoço' } })
    await it.page.getByRole('dialog').waitFor({ state: 'detached' })
    await it.at(states.pausedAt(), /^Em pausa/u)
    await it.page.keyboard.press('p')
    await expect.poll(it.names).toEqual(['counter:pause', 'counter:resume'])
  })

  test('a ticket for a person who could not use the kiosk shows its number and code', async () => {
    await it.signIn()
    await it.at(states.idle(), 'Pronto para a próxima pessoa')
    it.hub.answer('ticket:issue', () => ({ ok: true, seq: 0, ticket: { ...states.live('called').ticket, number: 'A048', status: 'waiting', ahead: 7, wait: { low: 20, high: 35 } } }))
    await it.page.keyboard.press('u')
    await it.page.keyboard.press('Enter')
    await it.page.getByText('Escolha primeiro o assunto.').first().waitFor()
    await it.page.getByRole('radio', { name: 'Saúde' }).press(' ')
    await it.page.getByRole('radio', { name: 'Română' }).press(' ')
    await it.page.keyboard.press('Enter')
    await it.page.getByRole('dialog').getByText('A048', { exact: true }).waitFor()
    await it.page.getByText('7 senhas antes desta').waitFor()
    expect(it.hub.received).toMatchObject([{ name: 'ticket:issue', payload: { topicId: 'health', language: 'ro' } }])
    expect(await axeFaults(it.page)).toEqual([])
  })
})

describe('one press, one command', () => {
  test('while an answer is awaited a second press sends nothing', async () => {
    await it.signIn()
    await it.at(states.idle(), 'Pronto para a próxima pessoa')
    let release: (answer: object) => void = () => undefined
    it.hub.answer('ticket:call-next', () => new Promise<object>((answer) => (release = answer)))
    await it.page.keyboard.press(' ')
    await expect.poll(it.names).toEqual(['ticket:call-next'])
    await it.page.keyboard.press(' ')
    await it.page.locator('[data-action="call-next"]').click({ force: true })
    release(refusal('empty'))
    await it.page.getByText('Ninguém pode ser chamado').waitFor()
    // the link may have repeated it, under the same id
    expect(new Set(it.hub.received.map(({ name, payload }) => `${name} ${String(payload['commandId'])}`)).size).toBe(1)
  })

  test('a key released over a button that came under the focus presses nothing', async () => {
    await it.signIn()
    await it.at(states.live('called'), 'à espera da pessoa')
    await it.page.keyboard.down('Enter')
    await expect.poll(it.names).toEqual(['ticket:start'])
    await it.at(states.live('serving'), 'em atendimento')
    await it.page.locator('[data-action="finish"]').focus()
    await it.page.keyboard.up('Enter')
    await it.page.keyboard.press('r')
    await it.page.getByText('Só se pode antes de começar o atendimento.').waitFor()
    expect(it.names()).toEqual(['ticket:start'])
  })

  test('a screen reader\'s click presses a button', async () => {
    await it.signIn()
    await it.at(states.idle(), 'Pronto para a próxima pessoa')
    await it.page.evaluate(() => document.querySelector('[data-action="call-next"]')?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 0 })))
    await expect.poll(it.names).toEqual(['ticket:call-next'])
  })
})
