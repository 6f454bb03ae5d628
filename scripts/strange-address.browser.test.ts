import { doorTexts } from '@senha/i18n/texts/door'
import { axeFaults, build } from '@senha/screens/testing'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest'
import { openHouse } from './testing/house.ts'
import type { House } from './testing/house.ts'
import { openProxy } from './testing/proxy.ts'
import type { Proxy } from './testing/proxy.ts'

// A proxy with a name that nobody told the hub calls the hub by the hub's own: pages load, and their sockets are refused.
let house: House
let hubProxy: Proxy
let kioskProxy: Proxy
let page: Page
beforeAll(async () => {
  await build('kiosk', 'display', 'phone', 'console', 'monitor')
  house = await openHouse()
  hubProxy = await openProxy(house.hub)
  kioskProxy = await openProxy(house.kiosk)
})
afterAll(async () => {
  await Promise.all([hubProxy.close(), kioskProxy.close()])
  await house.close()
})
beforeEach(async () => {
  page = await (await house.browser.newContext({ locale: 'uk' })).newPage()
})
afterEach(() => page.context().close())

const pt = doorTexts.in('pt')
const en = doorTexts.in('en')
const nameOf = (proxy: Proxy): string => `velho.localhost:${proxy.port}`
const open = (path: string, proxy = hubProxy) => page.goto(`http://${nameOf(proxy)}${path}`)
const saysNothingOfTheLine = async (): Promise<void> => {
  expect(await page.getByText(/sem ligação|não responde|no connection|зв’язку/i).count()).toBe(0)
  expect(await axeFaults(page)).toEqual([])
}

test('[F16] display: the address is not allowed, in all languages, with a token and without one', async () => {
  for (const path of ['/display?token=demo-display', '/display']) {
    await open(path)
    await page.getByRole('heading', { name: pt('name.title') }).waitFor()
    await page.getByText(nameOf(hubProxy)).waitFor()
    for (const language of doorTexts.languages) await page.getByText(doorTexts.in(language)('name.title'), { exact: true }).waitFor()
    await saysNothingOfTheLine()
    await page.evaluate(() => localStorage.clear())
  }
})

test('[F16] phone: the address is not allowed, in the language of the phone', async () => {
  await open('/t/ACDEFG')
  await page.getByRole('heading', { name: doorTexts.in('uk')('name.title') }).waitFor()
  await page.getByText(doorTexts.in('uk')('name.text', { name: nameOf(hubProxy) })).waitFor()
  await saysNothingOfTheLine()
})

test('[F16] monitor: the address is not allowed', async () => {
  await open('/monitor?token=demo-monitor')
  await page.getByRole('heading', { name: pt('name.title') }).waitFor()
  await page.getByText(pt('name.text', { name: nameOf(hubProxy) })).waitFor()
  await saysNothingOfTheLine()
})

test('[F16] console: signing in says that the address is not allowed, and so does a session from before', async () => {
  await open('/console')
  await page.locator('input[name=user]').fill('ana')
  await page.locator('input[name=pin]').fill('1234')
  await page.locator('button[type=submit]').click()
  await page.getByRole('alert').getByText(pt('name.text', { name: nameOf(hubProxy) })).waitFor()
  const answer = await fetch(`${house.hub}/api/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user: 'ana', pin: '1234' }) })
  const session = await answer.text()
  await page.evaluate((kept) => localStorage.setItem('senha.console', kept), session)
  await page.reload()
  await page.getByRole('heading', { name: pt('name.title') }).waitFor()
  await saysNothingOfTheLine()
})

test('[F16] kiosk: its own page under a strange address says so, for the visitor and for staff', async () => {
  await open('/kiosk', kioskProxy)
  const down = page.locator('.down')
  await down.getByText(pt('name.title')).first().waitFor()
  expect(await down.locator('small').innerText()).toContain(nameOf(kioskProxy))
  await saysNothingOfTheLine()
})

test('[F16] a page whose Host is strange is not even served: it says why, in nine languages', async () => {
  const strict = await openProxy(house.hub, 'velho.example')
  const response = await page.goto(`http://127.0.0.1:${strict.port}/display`)
  expect(response?.status()).toBe(403)
  await page.getByRole('heading', { name: pt('name.title') }).waitFor()
  await page.getByRole('heading', { name: en('name.title') }).waitFor()
  await page.getByText(doorTexts.in('kea')('name.text', { name: 'velho.example' })).waitFor()
  await saysNothingOfTheLine()
  await strict.close()
})
