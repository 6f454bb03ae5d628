import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CounterState } from '@senha/protocol'
import { axeFaults } from '@senha/screens/testing'
import { builtAt, expectFits } from '@senha/staff/testing'
import { describe, expect, test } from 'vitest'
import { consoleInBrowser, refusal } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const it = consoleInBrowser()

test('nothing in the built page comes from outside the centre', async () => {
  const files = await readdir(join(builtAt('console'), 'assets'))
  const css = await Promise.all(files.filter((file) => file.endsWith('.css')).map((file) => readFile(join(builtAt('console'), 'assets', file), 'utf8')))
  expect(css.join('').length).toBeGreaterThan(100_000)
  expect(css.join('')).not.toMatch(/@import|url\(["']?(?:https?:)?\/\//)
  // one script: no sign of Ágora is loaded by itself when the hub may be out of reach
  expect(files.filter((file) => file.endsWith('.js'))).toHaveLength(1)
})

describe('signing in', () => {
  test('a wrong PIN is told kindly, many are told to wait, and the right one opens the choice of counters', async () => {
    await it.page.goto(`${it.hub.address}/console/`)
    expect(await axeFaults(it.page)).toEqual([])
    await it.page.getByLabel('Utilizador').fill('olga')
    await it.page.getByLabel('PIN', { exact: true }).fill('0000')
    await it.page.keyboard.press('Enter')
    await it.page.getByRole('alert').getByText('O utilizador ou o PIN não está certo.').waitFor()
    it.hub.logins(() => ({ status: 429, body: refusal('too-many') }))
    await it.page.getByLabel('PIN', { exact: true }).fill('1111')
    await it.page.keyboard.press('Enter')
    await it.page.getByRole('alert').getByText('Espere um minuto').waitFor()
    expect(await axeFaults(it.page)).toEqual([])
    it.hub.logins(() => ({ status: 200, body: { ok: true, token: 't', user: states.olga } }))
    await it.page.getByLabel('PIN', { exact: true }).fill('1234')
    await it.page.keyboard.press('Enter')
    await it.page.getByText('Olá, Olga.').waitFor()
  })

  test('after a reload one is still signed in, at the counter that the hub remembers', async () => {
    await it.signIn()
    it.hub.push(states.live('serving'))
    await it.page.reload()
    await it.page.getByText('em atendimento').waitFor()
  })

  test('a token that the hub no longer knows leads back to signing in, and says why', async () => {
    await it.signIn()
    await it.hub.lose()
    it.hub.refuseIf(() => 'unauthorized')
    await it.hub.back()
    await it.page.getByText('A sua sessão terminou.').waitFor()
  })
})

describe('the choice of counters', () => {
  test('a free counter opens; a taken one says who is there and is taken over only after a confirmation', async () => {
    await it.signIn()
    expect(await axeFaults(it.page)).toEqual([])
    await it.page.getByRole('button', { name: /Balcão 1\b/ }).click()
    expect(it.hub.received).toEqual([])
    await it.page.getByText('Ana está neste balcão.').waitFor()
    await it.page.getByText('A senha A040 continua neste balcão').waitFor()
    expect(await axeFaults(it.page)).toEqual([])
    await it.page.getByRole('button', { name: 'Assumir o balcão' }).click()
    await expect.poll(it.names).toEqual(['counter:open'])
    expect(it.hub.received[0]?.payload).toMatchObject({ counterId: 'w1', takeOver: true })
    await it.page.getByRole('button', { name: /Balcão 3\b/ }).click()
    await expect.poll(() => it.hub.received[1]?.payload).toMatchObject({ counterId: 'w3' })
    expect(it.hub.received[1]?.payload).not.toHaveProperty('takeOver')
  })

  test('whoever loses the counter is told to whom', async () => {
    await it.signIn()
    await it.at(states.idle(), 'Pronto para a próxima pessoa')
    it.hub.push({ ...states.noCounter(), counters: states.countersOf('centre', undefined, { w3: { status: 'open', staff: 'Ana' } }) })
    await it.page.getByText('Ana assumiu o balcão 3.').waitFor()
  })
})

test('on a tablet the referral below the documents is one touch away', async () => {
  await it.page.setViewportSize({ width: 1024, height: 768 })
  await it.signIn()
  await it.at(states.live('serving'), 'em atendimento')
  const suggested = it.page.getByRole('button', { name: /^Segurança Social/ })
  const inSight = (): Promise<boolean> => suggested.evaluate((one) => one.getBoundingClientRect().bottom < (document.querySelector('.actions')?.getBoundingClientRect().top ?? 0))
  expect(await inSight()).toBe(false)
  await it.page.getByRole('button', { name: 'Encaminhar…' }).click()
  await expect.poll(() => inSight()).toBe(true)
  await expect.poll(() => suggested.evaluate((one) => one === document.activeElement)).toBe(true)
  expect(it.hub.received).toEqual([])
})

describe('every state fits its screen and passes axe', () => {
  const all: [string, () => CounterState, string | RegExp][] = [
    ['ready', states.idle, 'Pronto para a próxima pessoa'], ['nobody waiting', states.nobodyWaiting, 'Ninguém à espera deste balcão'], ['something to undo', states.undoable, 'Desfazer'],
    ['called', () => states.live('called'), 'à espera da pessoa'], ['called, with a casefile', () => states.second('called'), 'O que já se sabe'],
    ['being served', () => states.live('serving', { paper: 'failed', priority: true }), 'Sem papel'], ['being served, with a casefile', () => states.second('serving'), 'Falta o NISS.'],
    ['on a break', states.pausedAt, /^Em pausa/u], ['the day closed', states.closedDay, 'O dia está fechado.'], ['the longest names', states.longest, 'A1042'],
  ]
  test.each(all)('%s', async (_name, state, text) => {
    await it.signIn()
    await it.at(state(), text)
    expect(await axeFaults(it.page)).toEqual([])
    await expectFits(it.page)
    await it.page.setViewportSize({ width: 1024, height: 768 })
    await expectFits(it.page)
    expect(await axeFaults(it.page)).toEqual([])
  })

  test('every dialog, also in English', async () => {
    await it.signIn()
    await it.page.getByRole('button', { name: 'English' }).click()
    await expect.poll(() => it.page.evaluate(() => document.documentElement.lang)).toBe('en')
    await it.at(states.live('called'), 'waiting for the person')
    for (const key of ['w', 'a', 'e', 't', 'g', 'x', 'i', 'p', 'u', 'b', 'c', 'h', 's', '?']) {
      await it.page.keyboard.press(key)
      await it.page.getByRole('dialog').waitFor()
      expect(await axeFaults(it.page)).toEqual([])
      await it.page.keyboard.press('Escape')
      await it.page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await it.page.keyboard.press('q')
    await it.page.keyboard.press('ArrowDown')
    await it.page.keyboard.press('Enter')
    await it.page.getByRole('dialog', { name: 'Ticket A039' }).waitFor()
    expect(await axeFaults(it.page)).toEqual([])
  })
})
