import { axeFaults } from '@senha/screens/testing'
import { expectFits } from '@senha/staff/testing'
import { describe, expect, test } from 'vitest'
import { monitorInBrowser } from './testing/monitor-in-browser.ts'
import * as states from './testing/states.ts'

const it = monitorInBrowser()

const accepted = (): unknown[] => it.hub.received.filter(({ name }) => name === 'clock:accept').map(({ payload }) => payload['aheadSeconds'])

describe('[F4] the server\'s clock is in doubt', () => {
  test('a supervisor reads what it shows and what the centre goes by, and accepts the new time by keyboard', async () => {
    await it.watch(states.clockHeld(), 'O relógio do servidor saltou para 23 de novembro, 22:32.')
    await it.page.getByText('O centro continua com a hora de antes, 10:32').waitFor()
    await it.page.getByText('O relógio do servidor está em dúvida: veja a faixa em cima.').waitFor()
    expect(await axeFaults(it.page)).toEqual([])
    await expectFits(it.page)
    await it.page.getByRole('button', { name: 'A hora nova está certa' }).press('Enter')
    await expect.poll(accepted).toEqual([43_200])
    it.hub.push(states.supervised())
    await it.page.getByText('O relógio do servidor saltou').waitFor({ state: 'detached' })
  })

  test('what the hub refuses is said in the language of the page', async () => {
    it.hub.answer('clock:accept', () => ({ ok: false, error: { code: 'conflict', message: 'the clock has moved since this was read: look again' } }))
    await it.watch(states.clockHeld(), 'O relógio do servidor saltou')
    await it.page.getByRole('button', { name: 'A hora nova está certa' }).click()
    await it.page.getByRole('alert').getByText('Isto já mudou entretanto.').waitFor()
    expect(await it.page.getByText('the clock has moved').count()).toBe(0)
  })

  test('after holidays the date is asked for, with its year', async () => {
    await it.watch(states.clockHeld({ is: 'unconfirmed', aheadSeconds: 16 * 86_400 }), 'Agora são mesmo 23 de novembro de 2026, 10:32?')
    await it.page.getByRole('button', { name: 'Sim, a data está certa' }).click()
    await expect.poll(accepted).toEqual([16 * 86_400])
  })

  test('a clock that is behind is only told: the hub cannot go back', async () => {
    await it.watch(states.clockHeld({ is: 'behind', aheadSeconds: -3600 }), 'O relógio do servidor está atrasado: marca 23 de novembro, 09:32.')
    expect(await it.page.getByRole('button', { name: /certa/ }).count()).toBe(0)
    await expectFits(it.page)
  })

  test('a screen on the wall offers no answer', async () => {
    await it.watch({ ...states.clockHeld(), commands: false }, 'O relógio do servidor saltou')
    expect(await it.page.getByRole('button', { name: /certa/ }).count()).toBe(0)
  })

  test('[F6] a device whose clock is wrong is named, with how much', async () => {
    const busy = states.busy()
    const devices = busy.devices.map((device) => ({ ...device, ...(device.id === 'kiosk-1' && { clockAheadSeconds: -7200 }) }))
    await it.watch({ ...busy, devices, alerts: [{ code: 'device-clock', level: 'soon', subject: 'kiosk-1', at: states.ago(0) }] }, 'kiosk-1: o relógio do aparelho difere 2 h da hora do centro.')
    expect(await axeFaults(it.page)).toEqual([])
  })
})
