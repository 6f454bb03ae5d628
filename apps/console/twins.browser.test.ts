import { axeFaults } from '@senha/screens/testing'
import { expectFits } from '@senha/staff/testing'
import { expect, test } from 'vitest'
import { consoleInBrowser } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const it = consoleInBrowser()
const [, first, second] = states.people
const queueOf = (): ReturnType<typeof states.idle>['queues'] => [
  {
    serviceId: 'welcome',
    waiting: 2,
    wait: { low: 5, high: 10 },
    openCounters: 3,
    tickets: [
      ...(first ? [{ ...first, samePaper: ['A041'] }] : []),
      ...(second ? [{ ...second, paperNumber: 'A039' }] : []),
    ],
  },
]

test('[F3] two people whose papers say one number: each row, and each dialog, says so', async () => {
  await it.signIn()
  await it.at(states.idle({ queues: queueOf() }), 'Pronto para a próxima pessoa')
  await it.page.locator('.queue-row', { hasText: 'A041' }).getByText('o papel diz A039').waitFor({ state: 'attached' })
  await it.page
    .locator('.queue-row', { hasText: 'A039' })
    .getByText('A041 tem o mesmo número no papel')
    .first()
    .waitFor({ state: 'attached' })
  expect(await axeFaults(it.page)).toEqual([])
  await expectFits(it.page)
  await it.page.locator('.queue-row').last().click()
  await it.page.getByRole('dialog', { name: /A041/ }).getByText('o papel diz A039').waitFor()
})

test.each([
  ['who comes may be the other one', { samePaper: ['A077'] }, 'A077 tem o mesmo número no papel'],
  ['who comes has another number on paper', { paperNumber: 'A960' }, 'o papel diz A960'],
] as const)('[F3] at the live ticket: %s', async (_what, twin, text) => {
  await it.signIn()
  await it.at(states.live('called', { ...('samePaper' in twin ? { samePaper: [...twin.samePaper] } : twin) }), text)
  expect(await it.page.locator('.ticket.card').innerText()).toContain(text)
  expect(await axeFaults(it.page)).toEqual([])
  await expectFits(it.page)
})
