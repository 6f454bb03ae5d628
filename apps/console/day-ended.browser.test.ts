import { axeFaults } from '@senha/screens/testing'
import { expectFits } from '@senha/staff/testing'
import { expect, test } from 'vitest'
import { consoleInBrowser } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const it = consoleInBrowser()
const dayEnded = { businessDay: '2026-11-22', at: '2026-11-23T00:00:00.000Z', counter: '7', waited: 3, served: 'A041' }

test('[T8] the day turned at an open counter: the page says so, what became of who waited, and what to do', async () => {
  await it.signIn()
  await it.at(states.idle(), 'Pronto para a próxima pessoa')
  await it.at({ ...states.noCounter(), dayEnded }, 'O dia 22 de novembro terminou às 00:00.')
  await it.page.getByText('O balcão 7 foi fechado. Ainda esperavam 3 pessoas: perderam o lugar. A A041, que estava em atendimento, conta como atendida. Já é outro dia: abra um balcão para continuar. Quem ainda cá estiver tira uma senha nova.').waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  await it.page.setViewportSize({ width: 1280, height: 720 })
  await expectFits(it.page)
  // it stands over a reload, and goes with the next counter
  await it.page.reload()
  await it.page.getByText('O dia 22 de novembro terminou').waitFor()
  await it.at(states.idle(), 'Pronto para a próxima pessoa')
  expect(await it.page.getByText('O dia 22 de novembro terminou').count()).toBe(0)
})

test('[T8] in the evening nobody is told to open a counter, and one word stands for both', async () => {
  await it.signIn()
  const { served: _none, ...quiet } = dayEnded
  await it.at({ ...states.noCounter(), open: false, dayEnded: { ...quiet, waited: 0 } }, 'O dia 22 de novembro terminou')
  await it.page.getByText('Já ninguém esperava. Hoje já não se chamam nem se tiram senhas.').waitFor()
  expect(await it.page.getByText('O dia está fechado.').count()).toBe(0)
})
