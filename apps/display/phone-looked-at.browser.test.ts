import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { axeFaults } from '@senha/screens/testing'
import { phoneTexts } from '@senha/i18n/texts/phone'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { phoneInBrowser } from './test/phone-in-browser.ts'
import { ticket, visitOf, visitStates } from './test/visits.ts'

const { it, open, number } = phoneInBrowser()

describe('every state', () => {
  /** One page goes through all states, live; `look` names what is wrong with each. */
  const faults = async (look: (page: Page) => Promise<string[]>, prepare?: (page: Page) => Promise<unknown>): Promise<string[]> => {
    const found: string[] = []
    it.hub.visit(visitOf([ticket({ number: 'Z000' })]))
    const page = await open()
    await number(page, 'Z000')
    await page.locator('summary').click()
    await prepare?.(page)
    for (const [name, visit] of Object.entries(visitStates)) {
      it.hub.visit({ ...visit, visit: { ...visit.visit, tickets: [...visit.visit.tickets, ticket({ id: 'mark', number: name, status: 'ended', outcome: 'replaced' })] } })
      // an emergency hides the tickets, and with them the mark
      await (name === 'emergency' ? page.locator('.emergency') : page.locator('.others').getByText(name, { exact: true })).waitFor()
      found.push(...(await look(page)).map((fault) => `${name}: ${fault}`))
    }
    return found
  }

  test('gives axe nothing to object to', async () => {
    expect(await faults(axeFaults)).toEqual([])
  })

  test('is no wider than the phone at twice the text, in every language', async () => {
    expect(await faults(async (page) => {
      const wide: string[] = []
      for (const language of phoneTexts.languages) {
        await page.getByRole('combobox').selectOption(language)
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wide.push(language)
      }
      return wide
    }, (page) => page.addStyleTag({ content: 'html { font-size: 200% }' }))).toEqual([])
  })
})

test('the whole page is under 100 KB compressed, and brings no font', () => {
  const dist = new URL('dist/phone/', import.meta.url)
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  expect(files.filter((file) => file.endsWith('.woff2'))).toEqual([])
  const bytes = files.filter((file) => /\.(html|js|css)$/.test(file)).map((file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length)
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100 * 1024)
})
