import type { Person } from '@senha/protocol'
import { axeFaults } from '@senha/screens/testing'
import { expectFits, sampleSession } from '@senha/staff/testing'
import { expect, test } from 'vitest'
import { monitorInBrowser } from './testing/monitor-in-browser.ts'
import * as states from './testing/states.ts'

const it = monitorInBrowser(() => states.supervised({ notices: undefined }))

const session = sampleSession(states.ago)
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
  await it.page.goto(`${it.hub.address}/monitor/`)
  await it.page.getByLabel('Utilizador').fill('marta')
  await it.page.getByLabel('PIN', { exact: true }).fill('1234')
  await it.page.keyboard.press('Enter')
  await it.page.getByText('Filas').waitFor()
}

test('[security 5] a supervisor sees who is signed in where, and signs somebody out everywhere after a second press', async () => {
  let listed = people
  it.hub.answer('people:list', () => ({ ok: true, seq: 0, people: listed }))
  it.hub.answer('people:end-sessions', () => {
    listed = people.map((person) => ({ ...person, sessions: [] }))
    return { ok: true, seq: 0 }
  })
  await signIn()
  await it.page.getByRole('button', { name: 'Pessoas' }).press('Enter')
  const dialog = it.page.getByRole('dialog', { name: 'Pessoas e sessões' })
  const ana = dialog.getByRole('listitem').filter({ hasText: 'Ana' })
  await ana.getByText('10.0.0.99').waitFor()
  await dialog.getByText('PIN por mudar').waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  await ana.getByRole('button', { name: 'Terminar sessões' }).press('Enter')
  expect(it.received().map((one) => 'name' in one && one.name)).toEqual(['people:list'])
  await ana.getByRole('button', { name: 'Sim, terminar' }).press('Enter')
  await ana.getByText('sem sessão').waitFor()
  expect(it.received()).toEqual([
    { name: 'people:list' },
    { name: 'people:end-sessions', userId: 'ana' },
    { name: 'people:list' },
  ])
})

test('[OWASP] a new PIN for one sign-in is shown once, after a second press; a refusal is told', async () => {
  it.hub.answer('people:list', () => ({ ok: true, seq: 0, people }))
  it.hub.answer('people:reset-pin', () => ({ ok: false, error: { code: 'not-found', message: 'there is no user "rui"' } }))
  await signIn()
  await it.page.getByRole('button', { name: 'Pessoas' }).click()
  const dialog = it.page.getByRole('dialog')
  const rui = dialog.getByRole('listitem').filter({ hasText: 'Rui' })
  const give = async (): Promise<void> => {
    await rui.getByRole('button', { name: 'PIN novo' }).press('Enter')
    await rui.getByRole('button', { name: 'Sim, dar um PIN' }).press('Enter')
  }
  await give()
  await dialog.getByRole('alert').getByText('Isto não foi encontrado.').waitFor()
  expect(await dialog.getByRole('alert').textContent()).toBe('Isto não foi encontrado.')
  it.hub.answer('people:reset-pin', () => ({ ok: false, error: { code: 'closed', message: "the PIN of the demo is everybody's" } }))
  await give()
  await dialog.getByRole('alert').getByText('Na demonstração todos têm o mesmo PIN, e ninguém o muda.').waitFor()
  it.hub.answer('people:reset-pin', () => ({ ok: true, seq: 0, pin: '402861' }))
  await give()
  await dialog.getByText('402861').waitFor()
  await dialog.getByText('Diga-o só a essa pessoa.').waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  await it.page.keyboard.press('Escape')
  await it.page.getByRole('button', { name: 'Pessoas' }).click()
  await rui.waitFor()
  expect(await it.page.getByText('402861').count()).toBe(0)
})

test('where the PIN is everybody\'s, of the demo, a new one is not offered, and it is said why; who was added has one', async () => {
  const [ana, rui] = people
  it.hub.answer('people:list', () => ({ ok: true, seq: 0, people: [{ ...ana, pinFixed: true }, rui] }))
  it.hub.api('/api/sessions', () => ({ status: 200, body: { ok: true, pinFixed: true, sessions: [session('own', { here: true })] } }))
  await signIn()
  await it.page.getByRole('button', { name: 'Pessoas' }).press('Enter')
  const dialog = it.page.getByRole('dialog')
  await dialog.getByText('Na demonstração todos têm o mesmo PIN, e ninguém o muda.').waitFor()
  expect(await dialog.getByRole('listitem').filter({ hasText: 'Rui' }).getByRole('button', { name: 'PIN novo' }).count()).toBe(1)
  expect(await dialog.getByRole('button', { name: 'PIN novo' }).count()).toBe(1)
  await it.page.keyboard.press('Escape')
  await it.page.getByRole('button', { name: 'A minha conta' }).press('Enter')
  await it.page.getByRole('dialog').getByText('Na demonstração todos têm o mesmo PIN').waitFor()
  expect(await it.page.getByRole('button', { name: 'Mudar o meu PIN' }).count()).toBe(0)
  expect(await axeFaults(it.page)).toEqual([])
})

test('[security 5] the own account is here too; signing out ends the session at the hub', async () => {
  it.hub.api('/api/sessions', () => ({ status: 200, body: { ok: true, sessions: [session('own', { here: true })] } }))
  await signIn()
  for (const width of [1440, 1280]) {
    // oxlint-disable-next-line no-await-in-loop
    await it.page.setViewportSize({ width, height: 800 })
    // oxlint-disable-next-line no-await-in-loop
    expect(await it.page.locator('.clock').evaluate((clock) => clock.getBoundingClientRect().right < innerWidth - 8)).toBe(
      true,
    )
  }
  await expectFits(it.page)
  await it.page.getByRole('button', { name: 'A minha conta' }).press('Enter')
  await it.page.getByRole('dialog', { name: 'A minha conta' }).getByText('esta página').waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  await it.page.keyboard.press('Escape')
  await it.page.getByRole('button', { name: 'Terminar sessão' }).press('Enter')
  await it.page.getByText('Entrar no monitor').waitFor()
  await expect.poll(() => it.hub.asked.filter(({ path }) => path === '/api/logout')).toHaveLength(1)
})

test('[security 5] a session that the hub ended says why; somebody who may not supervise is told that', async () => {
  await signIn()
  await it.hub.lose()
  it.hub.refuseIf(() => 'unauthorized', 'ended')
  await it.hub.back()
  await it.page.getByText('A sua sessão foi terminada a partir de outro lugar.').waitFor()
  expect(await it.page.getByLabel('Utilizador').inputValue()).toBe('marta')
  it.hub.refuseIf(() => 'unauthorized')
  await it.page.getByLabel('PIN', { exact: true }).fill('1234')
  await it.page.keyboard.press('Enter')
  await it.page.getByText('Este ecrã é para quem supervisiona.').waitFor()
})

test('[security 4] somebody who guesses PINs stands among what needs somebody, on a wall screen too', async () => {
  await it.page.goto(`${it.hub.address}/monitor/?token=t`)
  await it.page.getByText('Filas').waitFor()
  it.hub.push({ ...states.calm(), guessing: { since: states.ago(2), tries: 412 } })
  await it.page.getByText('Alguém tenta adivinhar PIN desde as 10:30 (412).').waitFor()
  expect(await it.page.getByText('Tudo em ordem.').count()).toBe(0)
  expect(await axeFaults(it.page)).toEqual([])
  await expectFits(it.page)
  expect(await it.page.getByRole('button', { name: 'A minha conta' }).count()).toBe(0)
})
