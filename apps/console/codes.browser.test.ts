import { formatTime } from '@senha/i18n'
import { axeFaults } from '@senha/screens/testing'
import { expect, test } from 'vitest'
import { arrives, opens, ready, waits } from './testing/at-counter.ts'
import type { Keyboard } from './testing/by-keyboard.ts'
import { countersInBrowser } from './testing/counters-in-browser.ts'

/** What a person takes home from the counter and brings another time: a card, a booked time. Over a real hub, without a mouse. */

const it = countersInBrowser()
let olga: Keyboard
test('a counter is opened', async () => {
  olga = await opens(it, 'olga', /^Balcão 3\b/)
  expect(await olga.page.locator('.ticket-number').count()).toBe(0)
})

test('[K1] [K2] [K3] a card is given, brought back at a later visit, and erased', async () => {
  await arrives(it, olga, 'papers', 'kea')
  await olga.act(' ', 'à espera da pessoa')
  await olga.act('Enter', 'em atendimento')
  await olga.press('d', ' ')
  await olga.sees('Guardado')
  await olga.act('c', 'Só a pedido da pessoa.')
  await olga.tabTo(/^Dar o código/)
  await olga.act('Enter', 'Fotografe ou escreva este código')
  const code = (await olga.page.locator('.given-code').textContent()) ?? ''
  expect(code).toMatch(/^\w{12}$/)
  await olga.escape()
  await olga.act('f', ready)

  await arrives(it, olga, 'papers', 'pt')
  await olga.act(' ', 'à espera da pessoa')
  await olga.press('c')
  await olga.type(code)
  await olga.act('Enter', 'O cartão trouxe: crioulo cabo-verdiano, documentos: 1')
  await olga.press('c')
  await olga.type(code)
  await olga.tabTo(/^Apagar este cartão/)
  await olga.act('Enter', 'não se pode desfazer')
  await olga.act('Enter', 'O cartão foi apagado.')
  await olga.press('c')
  await olga.type(code)
  await olga.act('Enter', 'Nenhum cartão tem este código')
  await olga.escape()
  await olga.press('Enter')
  await olga.sees('em atendimento')
  await olga.act('f', ready)
})

test('[A1] a time is booked, its code checks the person in, the call names the time', async () => {
  const slot = new Date(Date.now() + 10 * 60_000)
  const time = formatTime(slot, 'Europe/Lisbon')
  await olga.press('b')
  await olga.tabTo(/^Marcar uma hora/)
  await olga.press('Enter')
  await olga.tabTo(/^Hora/)
  await olga.type(time.replace(':', ''))
  await olga.act('Enter', 'Fotografe ou escreva este código')
  const code = (await olga.page.locator('.given-code').textContent()) ?? ''
  await olga.escape()
  await olga.sees(`Marcação das ${time}`)
  await olga.press('b')
  await olga.type(code)
  await olga.press('Enter')
  await olga.act('Enter', `Chamada para as ${time}, a hora da marcação.`)
  const number = await olga.page.locator('.issued-number').textContent()
  await olga.escape()
  await waits(olga, number)
  await olga.act(' ', `Tinha marcação para as ${time}`)
  await olga.act('Enter', 'em atendimento')
  expect(await axeFaults(olga.page)).toEqual([])
  await olga.act('f', ready)
})
