import type { CounterState } from '@senha/protocol'
import { axeFaults } from '@senha/screens/testing'
import { expectFits } from '@senha/staff/testing'
import { describe, expect, test } from 'vitest'
import { consoleInBrowser, refusal } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const it = consoleInBrowser()

const missed: NonNullable<CounterState['missed']> = [
  { id: 'id-A040', number: 'A040', serviceId: 'welcome', language: 'uk', topicId: 'papers', at: states.ago(3), until: states.ago(-57) },
  { id: 'id-A031', number: 'A031', serviceId: 'welcome', language: 'kea', topicId: 'housing', at: states.ago(41), until: states.ago(-19) },
]
const state = (...left: typeof missed): CounterState => states.idle({ missed: left })
const opened = async (): Promise<void> => {
  await it.signIn()
  it.hub.answer('ticket:return', () => ({ ok: true, seq: 0, ticket: states.live('called').ticket }))
  await it.at(state(...missed), 'Faltaram à chamada')
}
const region = () => it.page.getByRole('region', { name: /^Faltaram à chamada/ })

describe('[T9] who missed a call stands below the queue, with until when, and goes back from there', () => {
  test('by touch', async () => {
    await opened()
    await region().getByText('até às').first().waitFor()
    expect(await axeFaults(it.page)).toEqual([])
    await expectFits(it.page)
    await it.page.getByRole('button', { name: /^Faltaram à chamada/ }).click()
    await expect.poll(() => it.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('A040 de volta à fila')
    await region().getByRole('button', { name: 'A031 de volta à fila' }).click()
    await expect.poll(it.received).toEqual([{ name: 'ticket:return', ticketId: 'id-A031' }])
    await it.page.setViewportSize({ width: 1024, height: 768 })
    await expectFits(it.page)
  })

  test('by keyboard, and the focus stays in the queue when the row goes', async () => {
    await opened()
    await it.page.keyboard.press('y')
    await expect.poll(() => it.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('A040 de volta à fila')
    await it.page.keyboard.press('Enter')
    await expect.poll(it.received).toEqual([{ name: 'ticket:return', ticketId: 'id-A040' }])
    await expect.poll(() => it.page.evaluate(() => document.activeElement?.className)).toBe('queue')
    it.hub.push(state(...missed.slice(1)))
    await region().getByText('A040', { exact: true }).waitFor({ state: 'detached' })
    // the keys of the screen go on
    await it.page.keyboard.press(' ')
    await expect.poll(it.names).toEqual(['ticket:return', 'ticket:call-next'])
  })
})

test('what was put back can be taken back, and a refusal says why nobody comes back', async () => {
  await opened()
  await it.at(states.idle({ missed: [], undo: { until: states.ago(0, -25), number: 'A040', change: 'ticket-returned' } }), 'Senha A040 de volta à fila.')
  await it.at(state(...missed), 'Faltaram à chamada')
  it.hub.answer('ticket:return', () => refusal('conflict'))
  await region().getByRole('button', { name: 'A040 de volta à fila' }).click()
  await it.page.getByText('Já não pode voltar à fila: passou o tempo').waitFor()
})

test('the list goes when nobody is on it, and its key says so', async () => {
  await opened()
  it.hub.push(state())
  await it.page.getByText('Faltaram à chamada').first().waitFor({ state: 'detached' })
  await it.page.keyboard.press('y')
  await it.page.getByText('Ninguém faltou à chamada há pouco.').waitFor()
})

test('a row goes at its own time, also before the hub says so', async () => {
  await it.signIn()
  const [first] = missed
  await it.at(state(...missed.slice(1), ...(first ? [{ ...first, until: states.ago(0, -2) }] : [])), 'Faltaram à chamada')
  await region().getByText('A040', { exact: true }).waitFor({ state: 'detached' })
  expect(await region().getByRole('button', { name: 'A031 de volta à fila' }).count()).toBe(1)
})

test('[T5] why a place is kept stands in the list', async () => {
  await it.signIn()
  await it.at(states.idle(), 'Pronto para a próxima pessoa')
  await it.page.locator('.queue-row.is-parked').getByText('Foi buscar uma cópia', { exact: true }).waitFor()
  await it.page.getByRole('button', { name: /A036.*Guardada: Foi buscar uma cópia/ }).waitFor()
})
