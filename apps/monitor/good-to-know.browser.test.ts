import { axeFaults } from '@senha/screens/testing'
import { expectFits } from '@senha/staff/testing'
import { expect, test } from 'vitest'
import { monitorInBrowser } from './testing/monitor-in-browser.ts'
import * as states from './testing/states.ts'

/** A centre whose papers carry no address of the phone page: nobody must get up for it, and all is not well. */
const it = monitorInBrowser(states.calm, states.withoutPhone)

test('what is good to know is a calm line with its head; the word above it is that nobody is needed, not that all is well', async () => {
  await it.watch(states.calm(), 'Ninguém é preciso agora.')
  const line = it.page.locator('.alerts .is-hint')
  expect(await line.innerText()).toContain('phonePageUrl')
  expect(await line.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(71, 81, 100)')
  await it.page.getByRole('heading', { name: 'Bom saber' }).waitFor()
  expect(await it.page.getByText('Tudo em ordem.').count()).toBe(0)
  expect(await axeFaults(it.page)).toEqual([])
  await expectFits(it.page)
})
