import type { CounterState } from '@senha/protocol'
import { axeFaults } from '@senha/screens/testing'
import { describe, expect, test } from 'vitest'
import { consoleInBrowser } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const it = consoleInBrowser()

type Paper = NonNullable<CounterState['papers']>[number]
const s010 = (paper: Paper['paper']): Paper => ({ ticketId: 'id-S010', number: 'S010', device: 'kiosk-1', paper })

describe('[P4] after a referral', () => {
  test('the message says where the papers come out, and with none that the person takes them at a kiosk', async () => {
    await it.signIn()
    await it.at(states.live('serving'), 'em atendimento')
    const issued = (number: string, serviceId: string): object => ({ ...states.live('called').ticket, id: number, number, serviceId, status: 'waiting' })
    it.hub.answer('visit:refer', () => ({ ok: true, seq: 0, tickets: [issued('S010', 'social-security'), issued('H011', 'health')] }))
    await it.page.keyboard.press('1')
    await it.page.keyboard.press('Enter')
    await it.page.getByText('S010 (Segurança Social), H011 (Saúde).').waitFor()
    await it.page.getByText('Sem papel agora: a pessoa tira-o num quiosque, com o código.').waitFor()
    await it.page.getByLabel('Imprimir').selectOption('kiosk-1')
    await it.page.keyboard.press('Escape')
    await it.page.keyboard.press('5')
    await it.page.keyboard.press('Enter')
    await it.page.getByText('O papel sai em kiosk-1.').waitFor()
  })

  test('a paper that came out is told once; one that came out before the page was opened is no news', async () => {
    await it.signIn()
    await it.at(states.idle({ papers: [{ ...s010('printed'), ticketId: 'old', number: 'S001' }, s010('pending')] }), 'Pronto para a próxima pessoa')
    it.hub.push(states.idle({ papers: [{ ...s010('printed'), ticketId: 'old', number: 'S001' }, s010('printed')] }))
    await it.page.getByText('O papel de S010 saiu em kiosk-1.').waitFor()
    expect(await it.page.getByText('S001').count()).toBe(0)
  })

  test('one that did not come out stands there with the printer\'s state, is printed elsewhere from there, or put aside', async () => {
    await it.signIn()
    await it.at(states.idle({ papers: [s010('failed'), { ...s010('unknown'), ticketId: 'id-S011', number: 'S011', device: 'desk-3' }] }), 'O papel de S010 não saiu em kiosk-1.')
    await it.page.getByText('Não se sabe se o papel de S011 saiu em desk-3.').waitFor()
    expect(await it.page.locator('.paper-missing').getByText('papel a acabar').count()).toBe(1)
    expect(await axeFaults(it.page)).toEqual([])
    await it.page.getByRole('button', { name: 'Imprimir noutro lugar…' }).first().press('Enter')
    await it.page.getByRole('dialog').getByLabel('Imprimir').selectOption('desk-3')
    await it.page.getByRole('dialog').getByRole('button', { name: /^Imprimir/ }).last().press('Enter')
    await expect.poll(() => it.received()).toEqual([{ name: 'ticket:reprint', ticketId: 'id-S010', printAt: 'desk-3' }])
    await it.page.getByRole('dialog').waitFor({ state: 'detached' })
    await it.page.getByRole('button', { name: 'Já está resolvido' }).first().press('Enter')
    await it.page.getByText('O papel de S010').first().waitFor({ state: 'detached' })
  })
})

describe('the services chosen for a referral', () => {
  test('stand above the buttons wherever the list is scrolled to, in their order, each with a button that takes it out', async () => {
    for (const [width, height] of [[1440, 900], [1280, 720], [1024, 768]] as const) {
      await it.page.setViewportSize({ width, height })
      await it.signIn()
      await it.at(states.live('serving'), 'em atendimento')
      for (const key of ['1', '5', '9', 'o']) await it.page.keyboard.press(key)
      const chosen = it.page.getByRole('group', { name: '3 serviços escolhidos' })
      await chosen.waitFor()
      await it.page.locator('.choices li').last().scrollIntoViewIfNeeded()
      const inSight = await chosen.getByRole('listitem').evaluateAll((items) => items.map((item) => {
        const { left, right, top, bottom } = item.getBoundingClientRect()
        return item.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2)) && left >= 0 && right <= innerWidth ? item.textContent : 'out of sight'
      }))
      expect(inSight).toEqual(['1.ºSegurança Social', '2.ºSaúde', '3.ºApoio Social'])
      await chosen.getByRole('button', { name: 'Tirar Segurança Social' }).press('Enter')
      await it.page.getByRole('group', { name: '2 serviços escolhidos' }).getByText('1.º').waitFor()
      expect(await it.page.locator('.referral-service').allTextContents()).toEqual(['1.ºSaúde', '2.ºApoio Social'])
      await it.page.evaluate(() => sessionStorage.removeItem('senha.console.drafts'))
      it.hub.push(states.noCounter())
    }
  })
})
