import { phoneTexts } from '@senha/i18n/texts/phone'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { phoneTimings } from './phone/timings.ts'
import { phoneInBrowser } from './test/phone-in-browser.ts'
import { startScriptedHub } from './test/scripted-hub.ts'
import { code, ticket, visitOf } from './test/visits.ts'

const { it, open, number } = phoneInBrowser()
const en = phoneTexts.in('en')

test('the hub is lost and back: the state stays with a note, and is right again without a reload', async () => {
  it.hub.visit(visitOf([ticket()], { language: 'en' }))
  const { port } = it.hub
  const page = await open()
  await number(page, 'A042')
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }))
  await it.hub.close()
  await page.locator('.lost').waitFor()
  expect(await page.locator('h1').innerText()).toBe('A042')
  it.hub = await startScriptedHub({ port, seq: 50 })
  it.hub.visit(visitOf([ticket({ status: 'called', counter: '7', ahead: 0, wait: null })], { language: 'en' }))
  await page.locator('.called').waitFor()
  expect(await page.locator('.lost').count()).toBe(0)
  expect(await page.evaluate(() => Reflect.get(globalThis, 'sameDocument'))).toBe(true)
})

/** Lost, then back without this visit: its day is closed. */
const closeDay = async (page: Page): Promise<void> => {
  const { port } = it.hub
  await it.hub.close()
  await page.locator('.lost').waitFor()
  it.hub = await startScriptedHub({ port })
  it.hub.refuse('unauthorized')
}

test('the day ended before somebody was served: told so in every language, with what to do, and nothing still says "waiting"', async () => {
  it.hub.visit(visitOf([ticket()], { language: 'en' }))
  const page = await open()
  await number(page, 'A042')
  await closeDay(page)
  await page.getByRole('heading', { name: en('closed.title') }).waitFor()
  expect(await page.locator('.lost').count()).toBe(0)
  for (const language of phoneTexts.languages) {
    const say = phoneTexts.in(language)
    await page.getByRole('combobox').selectOption(language)
    await page.getByRole('heading', { name: say('closed.title') }).waitFor()
    await page.getByText(say('closed.text'), { exact: true }).waitFor()
    await page.getByText(new RegExp(`^${say('closed.next', { day: '.+', time: String.raw`\d\d:\d\d` })}$`)).waitFor()
    await expect.poll(() => page.locator('[aria-live=assertive]').textContent()).toBe(say('closed.title'))
    expect([await page.title(), await page.getByText(say('status.waiting')).count()]).toEqual([say('page.title'), 0])
  }
})

test('the day ended while the page looked on: the same is told, and which number it was', async () => {
  it.hub.visit(visitOf([ticket()], { language: 'en' }))
  const page = await open()
  await number(page, 'A042')
  it.hub.visit(visitOf([ticket({ status: 'ended', outcome: 'expired', ahead: 0, wait: null })], { language: 'en' }))
  await page.getByRole('heading', { name: en('closed.title') }).waitFor()
  await page.locator('.others', { hasText: 'A042' }).getByText(en('outcome.expired')).waitFor()
  await expect.poll(() => page.locator('[aria-live=assertive]').textContent()).toBe(en('closed.title'))
})

test('who was at a counter when the day ended is thanked', async () => {
  it.hub.visit(visitOf([ticket({ status: 'serving', counter: '3', ahead: 0, wait: null })], { language: 'en' }))
  const page = await open()
  await number(page, 'A042')
  await closeDay(page)
  await page.getByRole('heading', { name: en('over.title') }).waitFor()
  expect(await page.locator('.lost').count()).toBe(0)
})

test('lost after the visit has ended: there is no news to miss, and nothing says so', async () => {
  it.hub.visit(visitOf([ticket({ status: 'ended', outcome: 'served' })], { language: 'en' }))
  const page = await open('/')
  await page.clock.install()
  const connected = page.waitForEvent('websocket')
  await page.goto(`${it.hub.address}/t/${code}`)
  const socket = await connected
  await page.locator('main h1, main h2').first().waitFor()
  const said = await page.locator('main').innerText()
  const closed = socket.waitForEvent('close')
  await it.hub.close()
  await closed
  await page.clock.runFor(10 * phoneTimings.quietLossMs)
  expect(await page.locator('.lost').count()).toBe(0)
  expect(await page.locator('main').innerText()).toBe(said)
})

test('the hub is asked anew the moment the phone is unlocked', async () => {
  it.hub.visit(visitOf([ticket()], { language: 'en' }))
  const page = await open()
  await page.clock.install()
  await number(page, 'A042')
  const before = it.hub.connections()
  const look = (state: 'hidden' | 'visible'): Promise<void> => page.evaluate((visibility) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
  await look('hidden')
  await page.clock.fastForward(60_000)
  await look('visible')
  await expect.poll(() => it.hub.connections()).toBe(before + 1)
  it.hub.visit(visitOf([ticket({ status: 'called', counter: '7', ahead: 0, wait: null })], { language: 'en' }))
  await page.locator('.called').waitFor()
})

test('the hub does not know the code: the page asks for it once, says nothing of others, and does not guess on', async () => {
  const page = await open('RRRRRR')
  await page.getByRole('heading', { name: en('code.wrong') }).waitFor()
  const tries = it.hub.connections()
  await page.getByLabel(en('code.label')).fill('к7м')
  await page.getByRole('button', { name: en('code.open') }).click()
  await page.getByRole('alert').getByText(en('code.short')).waitFor()
  // as many signs as a code has, and no code: none is missing
  await page.getByLabel(en('code.label')).fill('zzzzzz')
  await page.getByRole('button', { name: en('code.open') }).click()
  await page.getByRole('alert').getByText(en('code.unknown')).waitFor()
  expect(await page.getByText(en('code.short')).count()).toBe(0)
  it.hub.visit(visitOf([ticket()]))
  // typed with Cyrillic letters that look the same
  await page.getByLabel(en('code.label')).fill('к7м 4qd')
  expect(it.hub.connections()).toBe(tries)
  await page.getByRole('button', { name: en('code.open') }).click()
  await number(page, 'A042')
  expect(page.url()).toBe(`${it.hub.address}/t/${code}`)
})

test('too many wrong codes from here: the page waits and then shows the visit', async () => {
  it.hub.visit(visitOf([ticket()]))
  it.hub.refuse('too-many')
  const page = await open()
  await page.getByRole('heading', { name: en('code.tooMany') }).waitFor()
  it.hub.refuse(undefined)
  await number(page, 'A042')
  expect(await page.getByText(en('code.tooMany')).count()).toBe(0)
})

test('a hub of another version: the page can be opened again', async () => {
  it.hub.visit(visitOf([ticket()]))
  it.hub.refuse('protocol')
  const page = await open()
  await page.getByRole('heading', { name: en('update.title') }).waitFor()
  it.hub.refuse(undefined)
  await page.getByRole('button', { name: en('update.button') }).click()
  await number(page, 'A042')
  expect(await page.getByText(en('update.title')).count()).toBe(0)
})

test('an address that ends in what is no code says so, and asks nobody', async () => {
  const page = await open('zzzzzz')
  await page.getByRole('heading', { name: en('code.wrong') }).waitFor()
  expect(it.hub.connections()).toBe(0)
})

test('the hub is not asked at all when the address has no code', async () => {
  const page = await open('')
  await page.getByRole('heading', { name: en('code.type') }).waitFor()
  expect(await page.getByRole('combobox').locator('option').evaluateAll((options) => options.map((option) => option.getAttribute('value')))).toEqual(it.hub.centre.languages)
  expect(it.hub.connections()).toBe(0)
})
