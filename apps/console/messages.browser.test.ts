import { coveredControls } from '@senha/staff/testing'
import { describe, expect, test } from 'vitest'
import { consoleInBrowser, refusal } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const it = consoleInBrowser()

/** A desk, a small desk, a tablet, and the first and the last of them with everything twice as large. */
const sizes = { desk: [1440, 900], 'small desk': [1280, 720], tablet: [1024, 768], 'desk at 200 %': [720, 450], 'tablet at 200 %': [512, 384] } as const

describe.each(Object.entries(sizes))('a message on a %s covers no button, field or list', (_name, [width, height]) => {
  test('what is calmly to be known, on the work screen', async () => {
    await it.page.setViewportSize({ width, height })
    await it.signIn()
    await it.at(states.live('serving'), 'em atendimento')
    await it.page.keyboard.press('1')
    await it.page.keyboard.press('5')
    await it.page.keyboard.press('r')
    await it.page.locator('.notice-info').waitFor()
    expect(await coveredControls(it.page)).toEqual([])
    expect(await it.page.locator('.notice-info').count()).toBe(1)
  })

  test('what was refused, on the work screen', async () => {
    await it.page.setViewportSize({ width, height })
    await it.signIn()
    await it.at(states.idle(), 'Pronto para a próxima pessoa')
    it.hub.answer('ticket:call-next', () => refusal('conflict', 'counter 3 still has the live ticket A042 (called)'))
    await it.page.keyboard.press(' ')
    await it.page.locator('.notice-refused').waitFor()
    expect(await coveredControls(it.page)).toEqual([])
  })

  test('both kinds, in a dialog', async () => {
    await it.page.setViewportSize({ width, height })
    await it.signIn()
    await it.at(states.idle(), 'Pronto para a próxima pessoa')
    it.hub.answer('ticket:issue', () => refusal('closed'))
    await it.page.keyboard.press('u')
    await it.page.keyboard.press('Enter')
    await it.page.locator('dialog .notice-info').waitFor()
    expect(await coveredControls(it.page)).toEqual([])
    await it.page.keyboard.press(' ')
    await it.page.keyboard.press('Enter')
    await it.page.locator('dialog .notice-refused').waitFor()
    expect(await coveredControls(it.page)).toEqual([])
  })

  test('at the choice of counters', async () => {
    await it.page.setViewportSize({ width, height })
    await it.signIn()
    await it.at(states.idle(), 'Pronto para a próxima pessoa')
    it.hub.push({ ...states.noCounter(), counters: states.countersOf('centre', undefined, { w3: { status: 'open', staff: 'Ana' } }) })
    await it.page.getByText('Ana assumiu o balcão 3.').waitFor()
    expect(await coveredControls(it.page)).toEqual([])
  })
})
