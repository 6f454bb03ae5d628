import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults, openBrowser } from './index.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => browser.close())

test('a page with faults is told each of them, and those of further rules only where they are asked for', async () => {
  const page = await browser.newPage()
  await page.setContent('<html lang="pt"><title>x</title><main><h1>Senha</h1><p style="color: #666; background: #fff">A041</p><img src="data:,"><p style="color: #999; background: #fff">A042</p></main></html>')
  const rulesOf = (faults: readonly string[]): string[] => faults.map((fault) => fault.slice(0, fault.indexOf(':'))).toSorted()
  expect(rulesOf(await axeFaults(page))).toEqual(['color-contrast', 'image-alt'])
  expect(rulesOf(await axeFaults(page, ['color-contrast-enhanced']))).toEqual(['color-contrast', 'color-contrast-enhanced', 'image-alt'])
  await page.close()
})
