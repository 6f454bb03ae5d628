import { build } from '@senha/screens/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse } from './testing/house.ts'
import type { House } from './testing/house.ts'

let house: House
beforeAll(async () => {
  await build('kiosk', 'display', 'phone', 'console', 'monitor')
  house = await openHouse()
})
afterAll(() => house.close())

// what a page's own security policy forbids is reported there too, also where the page goes on without it
test.each([
  ['kiosk', '/kiosk'], ['display', '/display?token=demo-display'], ['display', '/display'], ['phone', '/t/ACDEFG'], ['phone', '/t/'],
  ['console', '/console'], ['monitor', '/monitor'], ['monitor', '/monitor?token=demo-monitor'],
])('%s (%s) opens without one line in the browser\'s console', async (name, path) => {
  const page = await house.browser.newPage()
  const lines: string[] = []
  page.on('console', (line) => lines.push(line.text()))
  page.on('pageerror', (error) => lines.push(error.message))
  await page.goto(`${name === 'kiosk' ? house.kiosk : house.hub}${path}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.evaluate('document.fonts.ready')
  await page.close()
  expect(lines).toEqual([])
})
