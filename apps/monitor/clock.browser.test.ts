import type { MonitorState } from '@senha/protocol'
import { build, openBrowser } from '@senha/screens/testing'
import { builtAt, expectAccessible, expectFits, openPage, startScriptedHub } from '@senha/staff/testing'
import type { ScriptedHub, Watched } from '@senha/staff/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
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
  hub = await startScriptedHub({ centre: states.lisbon, user: states.marta, namespace: '/monitor', fact: 'monitor:state', first: states.busy(), pages: { '/monitor/': builtAt('monitor') } })
  watched = await openPage(browser, hub.address)
  page = watched.page
})
afterEach(async () => {
  await page.context().close()
  await hub.lose()
  expect(watched.errors).toEqual([])
  expect(watched.foreign).toEqual([])
})

const watch = async (state: MonitorState, text: string): Promise<void> => {
  await page.goto(`${hub.address}/monitor/?token=t`)
  await page.getByText('Filas').waitFor()
  hub.push(state)
  await page.getByText(text).first().waitFor()
}
const accepted = (): unknown[] => hub.received.filter(({ name }) => name === 'clock:accept').map(({ payload }) => payload['aheadSeconds'])

describe('[F4] the server\'s clock is in doubt', () => {
  test('a supervisor reads what it shows and what the centre goes by, and accepts the new time by keyboard', async () => {
    await watch(states.clockHeld(), 'O relógio do servidor saltou para 23 de novembro, 22:32.')
    await page.getByText('O centro continua com a hora de antes, 10:32').waitFor()
    await page.getByText('O relógio do servidor está em dúvida: veja a faixa em cima.').waitFor()
    await expectAccessible(page)
    await expectFits(page)
    await page.getByRole('button', { name: 'A hora nova está certa' }).press('Enter')
    await expect.poll(accepted).toEqual([43_200])
    hub.push(states.supervised())
    await page.getByText('O relógio do servidor saltou').waitFor({ state: 'detached' })
  })

  test('what the hub refuses is said', async () => {
    hub.answer('clock:accept', () => ({ ok: false, error: { code: 'conflict', message: 'the clock has moved since this was read: look again' } }))
    await watch(states.clockHeld(), 'O relógio do servidor saltou')
    await page.getByRole('button', { name: 'A hora nova está certa' }).click()
    await page.getByText('the clock has moved since this was read: look again').waitFor()
  })

  test('after holidays the date is asked for, with its year', async () => {
    await watch(states.clockHeld({ is: 'unconfirmed', aheadSeconds: 16 * 86_400 }), 'Agora são mesmo 23 de novembro de 2026, 10:32?')
    await page.getByRole('button', { name: 'Sim, a data está certa' }).click()
    await expect.poll(accepted).toEqual([16 * 86_400])
  })

  test('a clock that is behind is only told: the hub cannot go back', async () => {
    await watch(states.clockHeld({ is: 'behind', aheadSeconds: -3600 }), 'O relógio do servidor está atrasado: marca 23 de novembro, 09:32.')
    expect(await page.getByRole('button', { name: /certa/ }).count()).toBe(0)
    await expectFits(page)
  })

  test('a screen on the wall offers no answer', async () => {
    await watch({ ...states.clockHeld(), commands: false }, 'O relógio do servidor saltou')
    expect(await page.getByRole('button', { name: /certa/ }).count()).toBe(0)
  })

  test('[F6] a device whose clock is wrong is named, with how much', async () => {
    const busy = states.busy()
    const devices = busy.devices.map((device) => ({ ...device, ...(device.id === 'kiosk-1' && { clockAheadSeconds: -7200 }) }))
    await watch({ ...busy, devices, alerts: [{ code: 'device-clock', subject: 'kiosk-1', at: states.ago(0) }] }, 'kiosk-1: o relógio do aparelho difere 2 h da hora do centro.')
    await expectAccessible(page)
  })
})
