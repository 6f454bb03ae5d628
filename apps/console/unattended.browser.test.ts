import { axeFaults } from '@senha/screens/testing'
import { expectFits } from '@senha/staff/testing'
import { expect, test } from 'vitest'
import { consoleInBrowser } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

/** People wait for a service of this agency and nobody calls them. */
const it = consoleInBrowser()
const legal = { serviceId: 'legal', count: 3, at: states.ago(12) }

test('who has no counter, or another one, reads who waits and since when; it goes when somebody opens', async () => {
  await it.signIn()
  for (const state of [states.noCounter(), states.idle()]) {
    it.hub.push({ ...state, unattended: [legal] })
    await it.page.getByText('3 pessoas esperam por Apoio Jurídico e nenhum balcão está aberto.').waitFor()
    await it.page.getByText('A primeira espera desde as 10:20.').waitFor()
    expect(await axeFaults(it.page)).toEqual([])
    await expectFits(it.page)
  }
  it.hub.push(states.idle())
  await it.page.getByText('A primeira espera desde as').waitFor({ state: 'detached' })
})

test('a queue whose counters are on a break is told as that; of several one line tells all', async () => {
  await it.signIn()
  it.hub.push({ ...states.idle(), unattended: [{ ...legal, count: 1, paused: true }] })
  await it.page.getByText('1 pessoa espera por Apoio Jurídico e todos os balcões estão em pausa.').waitFor()
  it.hub.push({ ...states.idle(), unattended: [legal, { serviceId: 'housing', count: 1, at: states.ago(2) }] })
  await it.page.getByText('Há quem espere e nenhum balcão chama: Apoio Jurídico (3), Habitação (1).').waitFor()
  await it.page.getByText('A primeira espera desde as 10:20.').waitFor()
  await expectFits(it.page)
})
