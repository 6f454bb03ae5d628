import { axeFaults } from '@senha/screens/testing'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { inBrowser } from '../test/in-browser.ts'
import { blockAudio, cutOff, smallestText } from '../test/measure.ts'
import { startScriptedHub } from '../test/scripted-hub.ts'

const it = inBrowser('display')


const open = async (address = '', viewport = { width: 1920, height: 1080 }, prepare?: (page: Page) => Promise<unknown>): Promise<Page> => {
  const page = await (await it.browser.newContext({ viewport, reducedMotion: 'reduce' })).newPage()
  await prepare?.(page)
  await page.goto(`${it.hub.address}/display/${address}`)
  return page
}
const code = (page: Page) => page.locator('.pair-code')
const remembered = (page: Page): Promise<unknown> => page.evaluate(() => JSON.parse(localStorage.getItem('senha.display') ?? 'null'))

describe('a display without a key', () => {
  test('shows a code; typed at a monitor, it starts by itself, and again after a reload', async () => {
    it.hub = await startScriptedHub()
    const page = await open()
    await page.getByRole('heading', { name: 'Este ecrã ainda não está ligado ao centro' }).waitFor()
    expect(await code(page).innerText()).toMatch(/^K\s*7\s*M\s*4\s*Q\s*\d$/)
    it.hub.pair('secret-of-hall', 'hall')
    await page.locator('.board').waitFor()
    await expect.poll(() => remembered(page)).toEqual({ token: 'secret-of-hall', id: 'hall' })
    await page.reload()
    await page.locator('.board').waitFor()
  })

  test('says that the hub is away, and shows a code once it is there', async () => {
    it.hub = await startScriptedHub()
    const page = await open()
    await code(page).waitFor()
    const { port } = it.hub
    await it.hub.close()
    await page.getByRole('heading', { name: 'Sem ligação ao centro' }).waitFor()
    it.hub = await startScriptedHub({ port })
    await code(page).waitFor()
  })

  test.each([['landscape', { width: 1920, height: 1080 }], ['portrait', { width: 1080, height: 1920 }]])('%s: everything fits, large enough, and axe has nothing to object to', async (_, viewport) => {
    it.hub = await startScriptedHub()
    const page = await open('', viewport)
    await code(page).waitFor()
    expect(await cutOff(page)).toEqual([])
    expect(await smallestText(page)).toBeGreaterThanOrEqual(28)
    expect(await axeFaults(page)).toEqual([])
  })
})

describe('a display whose key is taken away', () => {
  test('shows a new code, and with the new key it is a display again', async () => {
    it.hub = await startScriptedHub()
    const page = await open('?token=demo-display')
    await page.locator('.board').waitFor()
    it.hub.admit()
    await page.getByRole('heading', { name: 'A chave deste ecrã já não é válida' }).waitFor()
    await code(page).waitFor()
    it.hub.pair('a-new-one', 'hall')
    await page.locator('.board').waitFor()
    await expect.poll(() => remembered(page)).toEqual({ token: 'a-new-one', id: 'hall' })
  })

  test('by mistake, comes back by itself once its key is good again', async () => {
    it.hub = await startScriptedHub()
    const page = await open('?token=demo-display')
    await page.locator('.board').waitFor()
    it.hub.admit()
    await code(page).waitFor()
    it.hub.admit('demo-display')
    await page.locator('.board').waitFor()
  })
})

describe('a paired display', () => {
  test('asked who it is, shows its name for so long, and then the board again', async () => {
    it.hub = await startScriptedHub()
    const page = await open('?token=demo-display')
    await page.locator('.board').waitFor()
    await page.clock.install()
    it.hub.identify('entrance-left', 20)
    const name = page.locator('.identity')
    await name.getByText('entrance-left').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.clock.fastForward(20_000)
    await name.waitFor({ state: 'detached' })
  })

  test('tells the hub its version, its size and its sound, and again when they change', async () => {
    it.hub = await startScriptedHub()
    const page = await open('?token=demo-display', { width: 1920, height: 1080 }, blockAudio)
    await expect.poll(() => it.hub.reports().at(-1)).toMatchObject({ width: 1920, height: 1080, audio: 'blocked' })
    expect(it.hub.reports().at(-1)?.version).toMatch(/^\d+\.\d+\.\d+ \([\w-]+\)$/)
    await page.mouse.click(10, 10)
    await expect.poll(() => it.hub.reports().at(-1)).toMatchObject({ audio: 'ready' })
    await page.setViewportSize({ width: 1080, height: 1920 })
    await expect.poll(() => it.hub.reports().at(-1)).toMatchObject({ width: 1080, height: 1920 })
  })

  test('without any audio says so', async () => {
    it.hub = await startScriptedHub()
    await open('?token=demo-display', { width: 1920, height: 1080 }, (page) => page.addInitScript(() => Reflect.deleteProperty(globalThis, 'AudioContext')))
    await expect.poll(() => it.hub.reports().at(-1)).toMatchObject({ audio: 'none' })
  })
})
