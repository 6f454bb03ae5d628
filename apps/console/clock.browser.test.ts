import { axeFaults } from '@senha/screens/testing'
import { expectFits } from '@senha/staff/testing'
import { expect, test } from 'vitest'
import { consoleInBrowser } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const screen = consoleInBrowser()

test('[F4] the counter reads that the server\'s clock is in doubt, and goes on calling', async () => {
  await screen.signIn()
  await screen.at(states.idle({ clock: { is: 'held', aheadSeconds: 400 * 86_400, since: states.ago(0) } }), 'O relógio do servidor saltou para 28 de dezembro de 2027, 10:32.')
  await screen.page.getByText('o centro usa a hora de antes, 10:32, e nenhuma senha se perde').waitFor()
  expect(await axeFaults(screen.page)).toEqual([])
  await expectFits(screen.page)
  await screen.page.getByRole('button', { name: /Chamar/ }).first().click()
  await expect.poll(screen.names).toContain('ticket:call-next')
  await screen.at(states.idle({ clock: { is: 'behind', aheadSeconds: -3600, since: states.ago(0) } }), 'O relógio do servidor está atrasado')
})
