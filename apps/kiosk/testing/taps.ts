import { performance } from 'node:perf_hooks'
import { build, openBrowser } from '@senha/screens/testing'
import type { Page } from 'playwright-core'
import { screenTimings } from '../timings.ts'
import { kioskInBrowser } from './kiosk-in-browser.ts'
import { giveTickets, shows, visitorAt, words } from './visitor.ts'

/** `node apps/kiosk/testing/taps.ts`: touches and machine seconds from a waiting person to paper in the hand, in both modes. */
const rounds = 10
await build('kiosk')
const browser = await openBrowser()
const kiosk = await kioskInBrowser(browser)
giveTickets(kiosk)
const page = await kiosk.open()
const visitor = visitorAt(page)

const touchesOf = (on: Page): Promise<number> => on.evaluate(() => Number(document.body.dataset.touches))
await page.evaluate(() => {
  document.body.dataset.touches = '0'
  window.addEventListener('pointerdown', () => { document.body.dataset.touches = String(Number(document.body.dataset.touches) + 1) }, { capture: true })
})
const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** Touches of one person, and seconds from the last touch to the paper, and from the first. */
const measure = async (name: string, serve: () => Promise<() => Promise<void>>): Promise<void> => {
  const touches: number[] = []
  const whole: number[] = []
  const last: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    // a touch sooner than this is a double tap to the mediator's screen
    await page.waitForTimeout(screenTimings.doubleTapMs)
    const before = await touchesOf(page)
    const began = performance.now()
    const paper = await serve()
    const touched = performance.now()
    await paper()
    last.push(performance.now() - touched)
    whole.push(performance.now() - began)
    touches.push(await touchesOf(page) - before)
    if (name === 'visitor') {
      await visitor.button(words('uk')('end.done')).click()
      await shows(page.locator('.languages'))
    }
  }
  console.log(`${name}: ${median(touches)} touches; ${(median(whole) / 1000).toFixed(2)} s in all by a hand without delay, ${(median(last) / 1000).toFixed(2)} s from the last touch to the paper (median of ${rounds})`)
}

await measure('visitor', async () => {
  await visitor.choose('uk')
  await visitor.topic().click()
  await visitor.answer('uk', false)
  return () => shows(page.getByText(words('uk')('ticket.take')))
})

await visitor.unlock('pt', '1234')
await shows(page.locator('.quick'))
const tongues = page.locator('.tongues button')
let served = 0
await measure('mediator', async () => {
  served += 1
  // another language each time: the longer way
  await tongues.nth(served % 9).click()
  const printed = await kiosk.papers()
  await page.locator('.quick .choice').nth(served % 13).click()
  return async () => {
    const until = performance.now() + 10_000
    while ((await kiosk.papers()).length === printed.length && performance.now() < until) await page.locator('.chip').first().innerText()
  }
})
await kiosk.close()
await browser.close()
