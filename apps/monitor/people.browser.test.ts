import type { MonitorState, OwnSession, Person } from '@senha/protocol'
import { build, openBrowser } from '@senha/screens/testing'
import { builtAt, expectAccessible, expectFits, openPage, startScriptedHub } from '@senha/staff/testing'
import type { ScriptedHub, Watched } from '@senha/staff/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import * as states from './testing/states.ts'

let browser: Browser
let hub: ScriptedHub<MonitorState>
let watched: Watched
let page: Page

beforeAll(async () => {
  await build('monitor')
  browser = await openBrowser()
})
afterAll(async () => browser.close())
beforeEach(async () => {
  hub = await startScriptedHub({
    centre: states.lisbon,
    user: states.marta,
    namespace: '/monitor',
    fact: 'monitor:state',
    first: states.supervised({ notices: undefined }),
    pages: { '/monitor/': builtAt('monitor') },
  })
  watched = await openPage(browser, hub.address)
  page = watched.page
})
afterEach(async () => {
  await page.context().close()
  await hub.lose()
  expect(watched.errors).toEqual([])
  expect(watched.foreign).toEqual([])
})

const session = (id: string, more: Partial<OwnSession> = {}): OwnSession => ({
  id,
  since: states.ago(120),
  lastUsedAt: states.ago(3),
  address: '10.0.0.21',
  browser: 'Firefox, Linux',
  here: false,
  ...more,
})
const people: Person[] = [
  {
    id: 'ana',
    name: 'Ana',
    role: 'mediator',
    agency: 'centre',
    sessions: [session('a'), session('b', { browser: '', address: '10.0.0.99' })],
  },
  { id: 'rui', name: 'Rui', role: 'officer', agency: 'social-security', firstPin: true, sessions: [] },
]
const signIn = async (): Promise<void> => {
  await page.goto(`${hub.address}/monitor/`)
  await page.getByLabel('Utilizador').fill('marta')
  await page.getByLabel('PIN', { exact: true }).fill('1234')
  await page.keyboard.press('Enter')
  await page.getByText('Filas').waitFor()
}
const received = (): object[] =>
  hub.received.map(({ name, payload }) => {
    const { commandId: _id, ...rest } = payload
    return { name, ...rest }
  })

test('[security 5] a supervisor sees who is signed in where, and signs somebody out everywhere after a second press', async () => {
  let listed = people
  hub.answer('people:list', () => ({ ok: true, seq: 0, people: listed }))
  hub.answer('people:end-sessions', () => {
    listed = people.map((person) => ({ ...person, sessions: [] }))
    return { ok: true, seq: 0 }
  })
  await signIn()
  await page.getByRole('button', { name: 'Pessoas' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Pessoas e sessões' })
  const ana = dialog.getByRole('listitem').filter({ hasText: 'Ana' })
  await ana.getByText('10.0.0.99').waitFor()
  await dialog.getByText('PIN por mudar').waitFor()
  await expectAccessible(page)
  await ana.getByRole('button', { name: 'Terminar sessões' }).press('Enter')
  expect(received().map((one) => 'name' in one && one.name)).toEqual(['people:list'])
  await ana.getByRole('button', { name: 'Sim, terminar' }).press('Enter')
  await ana.getByText('sem sessão').waitFor()
  expect(received()).toEqual([
    { name: 'people:list' },
    { name: 'people:end-sessions', userId: 'ana' },
    { name: 'people:list' },
  ])
})

test('[OWASP] a new PIN for one sign-in is shown once, after a second press; a refusal is told', async () => {
  hub.answer('people:list', () => ({ ok: true, seq: 0, people }))
  hub.answer('people:reset-pin', () => ({ ok: false, error: { code: 'not-found', message: 'there is no user "rui"' } }))
  await signIn()
  await page.getByRole('button', { name: 'Pessoas' }).click()
  const dialog = page.getByRole('dialog')
  const rui = dialog.getByRole('listitem').filter({ hasText: 'Rui' })
  const give = async (): Promise<void> => {
    await rui.getByRole('button', { name: 'PIN novo' }).press('Enter')
    await rui.getByRole('button', { name: 'Sim, dar um PIN' }).press('Enter')
  }
  await give()
  await dialog.getByRole('alert').getByText('Isto não foi encontrado.').waitFor()
  expect(await dialog.getByRole('alert').textContent()).toBe('Isto não foi encontrado.')
  hub.answer('people:reset-pin', () => ({ ok: false, error: { code: 'closed', message: "the PIN of the demo is everybody's" } }))
  await give()
  await dialog.getByRole('alert').getByText('Na demonstração todos têm o mesmo PIN.').waitFor()
  hub.answer('people:reset-pin', () => ({ ok: true, seq: 0, pin: '402861' }))
  await give()
  await dialog.getByText('402861').waitFor()
  await dialog.getByText('Diga-o só a essa pessoa.').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Pessoas' }).click()
  await rui.waitFor()
  expect(await page.getByText('402861').count()).toBe(0)
})

test('[security 5] the own account is here too; signing out ends the session at the hub', async () => {
  hub.api('/api/sessions', () => ({ status: 200, body: { ok: true, sessions: [session('own', { here: true })] } }))
  await signIn()
  for (const width of [1440, 1280]) {
    // oxlint-disable-next-line no-await-in-loop
    await page.setViewportSize({ width, height: 800 })
    // oxlint-disable-next-line no-await-in-loop
    expect(await page.locator('.clock').evaluate((clock) => clock.getBoundingClientRect().right < innerWidth - 8)).toBe(
      true,
    )
  }
  await expectFits(page)
  await page.getByRole('button', { name: 'A minha conta' }).press('Enter')
  await page.getByRole('dialog', { name: 'A minha conta' }).getByText('esta página').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Terminar sessão' }).press('Enter')
  await page.getByText('Entrar no monitor').waitFor()
  await expect.poll(() => hub.asked.filter(({ path }) => path === '/api/logout')).toHaveLength(1)
})

test('[security 5] a session that the hub ended says why; somebody who may not supervise is told that', async () => {
  await signIn()
  await hub.lose()
  hub.refuseIf(() => 'unauthorized', 'ended')
  await hub.back()
  await page.getByText('A sua sessão foi terminada a partir de outro lugar.').waitFor()
  expect(await page.getByLabel('Utilizador').inputValue()).toBe('marta')
  hub.refuseIf(() => 'unauthorized')
  await page.getByLabel('PIN', { exact: true }).fill('1234')
  await page.keyboard.press('Enter')
  await page.getByText('Este ecrã é para quem supervisiona.').waitFor()
})

test('[security 4] somebody who guesses PINs stands among what needs somebody, on a wall screen too', async () => {
  await page.goto(`${hub.address}/monitor/?token=t`)
  await page.getByText('Filas').waitFor()
  hub.push({ ...states.calm(), guessing: { since: states.ago(2), tries: 412 } })
  await page.getByText('Alguém tenta adivinhar PIN desde as 10:30 (412).').waitFor()
  expect(await page.getByText('Tudo em ordem.').count()).toBe(0)
  await expectAccessible(page)
  await expectFits(page)
  expect(await page.getByRole('button', { name: 'A minha conta' }).count()).toBe(0)
})
