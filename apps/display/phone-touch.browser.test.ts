import { phoneTexts } from '@senha/i18n/texts/phone'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { phoneInBrowser } from './test/phone-in-browser.ts'
import { startScriptedHub } from './test/scripted-hub.ts'
import { code, ticket, visitOf } from './test/visits.ts'

const { it, open, number } = phoneInBrowser()
const en = phoneTexts.in('en')
const missed = ticket({ status: 'ended', outcome: 'no-show', ahead: 0, wait: null })
const visit = (tickets = [ticket()]) => visitOf(tickets, { language: 'en' })
const phone = (path?: string): Promise<Page> => open(path, { hasTouch: true })

/** Notes what stands on the page in the frame that follows the next touch or key, or the next choice of a list. */
const watch = (page: Page, event: 'click' | 'change' = 'click'): Promise<void> =>
  page.evaluate((name) => {
    Reflect.set(globalThis, 'nextFrame', undefined)
    addEventListener(name, () => requestAnimationFrame(() => {
      const words = [...document.querySelectorAll('h1, h2, button, [role=status]')].filter((element) => element.getClientRects().length > 0)
      Reflect.set(globalThis, 'nextFrame', words.map((element) => `${element.textContent}${element.getAttribute('aria-busy') === 'true' ? ' (busy)' : ''}${element.getAttribute('aria-pressed') === 'true' ? ' (on)' : ''}`))
    }), { capture: true, once: true })
  }, event)
const nextFrame = async (page: Page): Promise<string[]> => {
  await page.waitForFunction(() => Reflect.get(globalThis, 'nextFrame') !== undefined)
  return page.evaluate(() => Reflect.get(globalThis, 'nextFrame'))
}
/** Touches a button, and once more by keyboard, and gives what the page showed in the frame after it. */
const ways = {
  touch: (page: Page, name: string) => page.getByRole('button', { name }).tap(),
  keyboard: (page: Page, name: string) => page.getByRole('button', { name }).press('Enter'),
} as const
const working = `${en('page.working')} (busy)`

describe.each(['touch', 'keyboard'] as const)('by %s, a slow hub', (way) => {
  const act = async (page: Page, name: string): Promise<string[]> => {
    await watch(page)
    await ways[way](page, name)
    return nextFrame(page)
  }

  test('keeps nobody in doubt who leaves: the question, then that it is told, in the next frame each; and nothing is told twice', async () => {
    it.hub.visit(visit())
    const page = await phone()
    await number(page, 'A042')
    expect(await act(page, en('leave.button'))).toContain(en('leave.title'))
    const release = it.hub.hold()
    expect(await act(page, en('leave.yes'))).toContain(working)
    expect(await page.getByRole('button', { name: en('leave.no') }).isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: en('leave.title') }).waitFor()
    release()
    await page.getByRole('heading', { name: en('over.title') }).waitFor()
    expect(new Set(it.hub.left())).toEqual(new Set([code]))
  })

  test('keeps nobody in doubt who missed the turn', async () => {
    it.hub.visit(visit([missed]))
    const page = await phone()
    const release = it.hub.hold()
    expect(await act(page, en('missed.button'))).toContain(working)
    release()
    await page.getByText(en('missed.done')).waitFor()
    // as long as it is true: a call, a desk, a next ticket end it
    it.hub.visit(visit([ticket({ status: 'called', counter: '7', ahead: 0, wait: null })]))
    await page.getByText(en('called.counter')).first().waitFor()
    expect(await page.getByText(en('missed.done')).count()).toBe(0)
  })

  test('leaves the sound as it was set, through a call and back', async () => {
    it.hub.visit(visit())
    const page = await phone()
    await page.getByRole('button', { name: en('sound.turnOn') }).tap()
    const on = page.getByRole('button', { name: en('sound.isOn'), pressed: true })
    await on.waitFor()
    it.hub.visit(visit([ticket({ status: 'called', counter: '7', ahead: 0, wait: null })]))
    await on.waitFor({ state: 'detached' })
    it.hub.visit(visit())
    await on.waitFor()
  })

  test('is not asked for the sound: the button is on in the next frame, long before the chime is over, and off again', async () => {
    it.hub.visit(visit())
    const page = await phone()
    await number(page, 'A042')
    expect(await act(page, en('sound.turnOn'))).toContain(`${en('sound.isOn')} (on)`)
    expect(await act(page, en('sound.isOn'))).toContain(en('sound.turnOn'))
    await page.evaluate(() => new Promise((done) => setTimeout(done, 0)))
    expect(await page.getByRole('button', { name: en('sound.turnOn'), pressed: false }).count()).toBe(1)
  })

  test('is not waited for with a typed code: the page looks for the ticket in the next frame', async () => {
    it.hub.visit(visit())
    const page = await phone('')
    await page.getByLabel(en('code.label')).fill('k7m4qd')
    expect(await act(page, en('code.open'))).toContain(en('page.loading'))
    await number(page, 'A042')
    await page.goBack()
    await page.getByRole('heading', { name: en('code.type') }).waitFor()
  })
})

test('a language is there in the frame after it was chosen', async () => {
  it.hub.visit(visit())
  const page = await phone()
  await number(page, 'A042')
  await watch(page, 'change')
  await page.getByRole('combobox').selectOption('uk')
  expect(await nextFrame(page)).toContain(phoneTexts.in('uk')('leave.button'))
})

test('a phone that allows no sound says so, and the button is off', async () => {
  it.hub.visit(visit())
  const page = await phone('')
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'AudioContext')
  })
  await page.goto(`${it.hub.address}/t/${code}`)
  await page.getByRole('button', { name: en('sound.turnOn') }).tap()
  await page.getByRole('alert').getByText(en('sound.failed')).waitFor()
  expect(await page.getByRole('button', { name: en('sound.turnOn'), pressed: false }).count()).toBe(1)
})

describe('a hub that is away', () => {
  test('is told in the question itself, and the leaving is not pretended', async () => {
    it.hub.visit(visit())
    const page = await phone()
    await number(page, 'A042')
    await page.getByRole('button', { name: en('leave.button') }).tap()
    await it.hub.close()
    await page.getByRole('button', { name: en('leave.yes') }).tap()
    await page.getByRole('dialog').getByText(en('lost.start')).waitFor()
    expect(await page.getByRole('button', { name: en('page.working') }).count()).toBe(1)
    await page.getByRole('alert').getByText(en('leave.failed')).waitFor()
    expect(await page.locator('h1').innerText()).toBe('A042')
  })

  test('delays a typed code and does not lose it: the visit comes when the hub is back', async () => {
    const { port } = it.hub
    const page = await phone('')
    await page.getByRole('heading', { name: en('code.type') }).waitFor()
    await it.hub.close()
    await page.getByLabel(en('code.label')).fill(code)
    await page.getByRole('button', { name: en('code.open') }).tap()
    await page.getByRole('heading', { name: en('lost.start') }).waitFor()
    it.hub = await startScriptedHub({ port, visits: [visit()] })
    await number(page, 'A042')
  })
})
