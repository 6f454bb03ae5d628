import { build, openBrowser } from '@senha/screens/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, startHub } from '../apps/hub/testing/hub-process.ts'
import type { Fields, HubProcess } from '../apps/hub/testing/hub-process.ts'

let hub: HubProcess
let browser: Browser
beforeAll(async () => {
  await build('display')
  hub = await startHub()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await hub.close()
})

const openDisplay = async (): Promise<Page> => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${hub.url}/display/?token=demo-display&id=hall`)
  return page
}
const instanceOf = (page: Page): Promise<string | null> => page.evaluate(() => sessionStorage.getItem('senha.instance'))
/** How the hub sees the display by this name now. */
const hall = async (): Promise<Fields | undefined> => {
  const monitor = await connect(hub.url, '/monitor', { token: 'demo-monitor' })
  const state = await monitor.fact('monitor:state')
  monitor.close()
  return state['devices'].find((device: Fields) => device['id'] === 'hall')
}

test('[cloned display token] a display that is loaded again is no twin; the same address on another screen is one, and both go on', async () => {
  const first = await openDisplay()
  await expect.poll(async () => (await hall())?.['connected']).toBe(true)
  const before = await instanceOf(first)
  await first.reload()
  await expect.poll(async () => (await hall())?.['display']).toBeDefined()
  expect([typeof before, await instanceOf(first)]).toEqual(['string', before])
  expect((await hall())?.['twins']).toBeUndefined()
  const second = await openDisplay()
  // the hub asks each connection for a sign of life twice a minute
  await expect.poll(async () => (await hall())?.['twins'], { timeout: 90_000 }).toEqual(['127.0.0.1'])
  await second.close()
  await expect.poll(async () => (await hall())?.['twins']).toBeUndefined()
  expect(await hall()).toMatchObject({ connected: true })
})
