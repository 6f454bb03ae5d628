import { paths } from '@senha/pictograms'
import { axeFaults } from '@senha/screens/testing'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { inBrowser } from './test/in-browser.ts'
import { capHeightOf, countChimes, cutOff, smallestText } from './test/measure.ts'
import { posted } from './test/notices.ts'
import { film, picture } from './test/pictures.ts'
import { morning, readCentre, startScriptedHub } from './test/scripted-hub.ts'
import type { ScriptedHub } from './test/scripted-hub.ts'
import { displayTimings } from './timings.ts'

const landscape = { width: 1920, height: 1080 }
const portrait = { width: 1080, height: 1920 }
const pictures = { '1.png': picture([3, 74, 216], [187, 209, 253]), '2.png': picture([0, 114, 76], [229, 255, 246]), 'broken.png': Buffer.from('no picture') }
const it = inBrowser('display')

const centre = (): ScriptedHub['centre'] => ({
  ...readCentre(),
  displays: [
    { id: 'calls', layout: 'calls', voice: true, mediaSeconds: 12 },
    { id: 'queues', layout: 'calls-and-queues', voice: true, mediaSeconds: 12 },
    { id: 'media', layout: 'calls-and-media', voice: true, mediaSeconds: 12 },
    { id: 'second-floor', layout: 'calls', zone: 'zone-2', arrow: 'left', voice: false, mediaSeconds: 12 },
  ],
})
const open = async (id: string, { more = '', clock = false, ...options }: BrowserContextOptions & { more?: string; clock?: boolean } = {}): Promise<Page> => {
  const page = await (await it.browser.newContext({ viewport: landscape, reducedMotion: 'reduce', ...options })).newPage()
  await countChimes(page)
  if (clock) await page.clock.install()
  await page.goto(`${it.hub.address}/display/?token=demo-display&id=${id}${more}`)
  await page.locator('.board, .emergency').first().waitFor()
  return page
}
const shows = (page: Page, number: string) => page.locator('[data-number]', { hasText: new RegExp(`^${number}$`) }).waitFor()
const file = (page: Page, name: string) => page.locator(`.media [src$="${name}"][data-shown=true]`)
const chimes = (page: Page): Promise<number> => page.evaluate(() => Number(document.documentElement.dataset['chimes'] ?? 0))

describe('a layout of the centre', () => {
  test('a display of one zone with an arrow of its own shows only that zone and stays silent; its address goes first', async () => {
    it.hub = await startScriptedHub({ centre: centre(), board: { queues: morning } })
    const page = await open('second-floor')
    it.hub.call('A001', '1')
    it.hub.call('S001', '12', { zone: 'zone-2', serviceId: 'social-security' })
    await shows(page, 'S001')
    expect([await page.getByText('A001').count(), await chimes(page)]).toEqual([0, 0])
    const other = await open('second-floor', { more: '&zone=zone-1' })
    it.hub.call('A002', '2')
    await shows(other, 'A002')
  })

  test('a zone that the centre names is kept from the first picture on, with what stood on the board before', async () => {
    it.hub = await startScriptedHub({ centre: centre() })
    it.hub.call('S001', '12', { zone: 'zone-2', serviceId: 'social-security' })
    it.hub.call('A001', '1')
    const page = await open('second-floor')
    await shows(page, 'S001')
  })

  test.each([['landscape', landscape], ['portrait', portrait]] as const)('%s: in every layout, with and without a notice, the number is large enough, nothing is cut off, and axe is content', async (_, viewport) => {
    it.hub = await startScriptedHub({ centre: centre(), board: { queues: morning }, media: pictures })
    for (const id of ['calls', 'queues', 'media'])
      for (const notices of [undefined, [posted('fire-drill'), posted('long-wait')]]) {
        it.hub.board({ called: [], notices })
        const page = await open(id, { viewport })
        it.hub.call('R042', '24', { serviceId: 'registry', zone: 'zone-4', language: 'ru' })
        await shows(page, 'R042')
        await page.evaluate(() => document.fonts.ready)
        const state = `${id} ${notices ? 'with' : 'without'} notice`
        await expect.poll(async () => (await capHeightOf(page)) / 1080, { message: state }).toBeGreaterThanOrEqual(0.28)
        expect([state, await cutOff(page), await axeFaults(page)]).toEqual([state, [], []])
        expect(await smallestText(page)).toBeGreaterThanOrEqual(28)
        await page.context().close()
      }
  })
})

describe.each([['landscape', landscape], ['portrait', portrait]] as const)('%s: what stands beside a call', (orientation, viewport) => {
  const boxOf = async (page: Page, selector: string) => (await page.locator(selector).boundingBox()) ?? { x: -1, y: -1, width: 0, height: 0 }

  test('is nothing while no other number was called: nobody reads there that nobody was called', async () => {
    it.hub = await startScriptedHub({ centre: centre(), board: { queues: morning } })
    const page = await open('queues', { viewport })
    it.hub.call('R042', '24', { serviceId: 'registry', zone: 'zone-4', language: 'ru' })
    await shows(page, 'R042')
    expect([await page.locator('.side').isVisible(), await page.locator('.recent .empty').count()]).toEqual([false, 0])
    expect((await boxOf(page, '.call')).width).toBeGreaterThanOrEqual(viewport.width)
    expect(await cutOff(page)).toEqual([])
    it.hub.call('A001', '1')
    await page.getByRole('row', { name: /R042/ }).waitFor()
    expect((await boxOf(page, '.call')).width).toBeLessThan(orientation === 'landscape' ? viewport.width : viewport.width + 17)
  })

  test('an arrow stands on the side to which it points, and never between the word and its number', async () => {
    it.hub = await startScriptedHub({ centre: centre(), board: { queues: morning } })
    const page = await open('queues', { viewport })
    for (const [number, zone, side] of [['A001', 'zone-1', 'right'], ['S001', 'zone-2', 'left'], ['J001', 'zone-4', 'right']] as const) {
      it.hub.board({ called: [] })
      it.hub.call(number, '12', { zone, language: 'ru' })
      await shows(page, number)
      await page.locator(`.call footer .direction`).waitFor()
      const [arrow, word, counter] = [await boxOf(page, '.direction'), await boxOf(page, '.where'), await boxOf(page, '.call .counter')]
      expect([number, word.x < counter.x]).toEqual([number, true])
      expect([number, side === 'left' ? arrow.x + arrow.width <= word.x : arrow.x >= counter.x + counter.width]).toEqual([number, true])
      expect(await cutOff(page)).toEqual([])
    }
  })

  test('and in its foot: the product\'s name, which covers nothing', async () => {
    it.hub = await startScriptedHub({ centre: centre(), board: { queues: morning } })
    for (const id of ['queues', 'calls']) {
      const page = await open(id, { viewport })
      const product = await boxOf(page, '.product')
      expect(await page.locator('.product').innerText()).toBe('Senha')
      expect(await page.locator('.product path').getAttribute('d')).toBe(paths.ticket)
      for (const selector of ['.clock time', '.clock h1', '.queues li', '.pages']) {
        for (const other of await page.locator(selector).all()) {
          const box = (await other.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
          const apart = box.x + box.width <= product.x + 1 || product.x + product.width <= box.x + 1 || box.y + box.height <= product.y + 1 || product.y + product.height <= box.y + 1
          expect([id, selector, apart]).toEqual([id, selector, true])
        }
      }
      expect([id, await cutOff(page)]).toEqual([id, []])
      await page.context().close()
    }
  })
})

describe('pictures and videos', () => {
  test('take turns, a broken one is passed over, and a call has the screen at once', async () => {
    it.hub = await startScriptedHub({ centre: centre(), media: pictures })
    const page = await open('media')
    await file(page, '1.png').waitFor()
    await page.clock.install()
    await page.reload()
    await file(page, '1.png').waitFor()
    await page.clock.runFor(12_000)
    await file(page, '2.png').waitFor()
    await page.clock.runFor(12_000)
    await file(page, '1.png').waitFor()
    it.hub.call('A001', '1')
    await shows(page, 'A001')
    expect(await page.locator('.media').count()).toBe(0)
  })

  test('come back after a call that nobody answers, which then stands in the list; a recall has the screen again', async () => {
    it.hub = await startScriptedHub({ centre: centre(), media: pictures })
    const page = await open('media', { clock: true })
    it.hub.call('A001', '1')
    await shows(page, 'A001')
    await page.clock.runFor(displayTimings.mediaAfterCallMs + 1000)
    await page.locator('.media').waitFor()
    await page.getByRole('row', { name: /A001/ }).locator('.bell').waitFor()
    it.hub.call('A001', '1', { repeat: 2 })
    await shows(page, 'A001')
  })

  test('a video plays muted to its end and makes room for the next', async () => {
    it.hub = await startScriptedHub({ centre: centre(), media: { '1.webm': await film(it.browser), '2.png': pictures['2.png'] } })
    const page = await open('media')
    const video = file(page, '1.webm')
    await video.waitFor()
    expect(await video.evaluate((element) => element instanceof HTMLVideoElement && element.muted)).toBe(true)
    await file(page, '2.png').waitFor()
  })

  test('none, or none that can be shown: the display greets as it does without them', async () => {
    it.hub = await startScriptedHub({ centre: centre(), media: { 'broken.png': pictures['broken.png'] } })
    const page = await open('media')
    await page.locator('.calm').waitFor()
    await expect.poll(() => page.locator('.media').count()).toBe(0)
  })
})

describe('notices', () => {
  test('stand in a band from the next push on, in Portuguese always and in the other languages in turn, and go with the push that takes them down', async () => {
    it.hub = await startScriptedHub({ centre: centre(), board: { queues: morning } })
    const page = await open('queues', { clock: true })
    it.hub.board({ notices: [posted('counter-closed')] })
    const band = page.locator('.notice-band')
    await band.getByText('O balcão 12 está fechado. Chamamos o seu número noutro balcão.').waitFor()
    const seen = new Set<string>()
    for (let turn = 0; turn < 8; turn += 1) {
      seen.add((await band.locator('p').nth(1).getAttribute('lang')) ?? '')
      expect(await cutOff(page)).toEqual([])
      await page.clock.runFor(displayTimings.noticeMs)
    }
    expect([...seen].toSorted()).toEqual(['be', 'en', 'es', 'fr', 'kea', 'ro', 'ru', 'uk'])
    it.hub.board({ notices: undefined })
    await band.waitFor({ state: 'detached' })
  })

  test.each([['landscape', landscape], ['portrait', portrait]] as const)('%s: an emergency covers the display in all nine languages; calls are neither shown nor chimed until it is over', async (_, viewport) => {
    it.hub = await startScriptedHub({ centre: centre(), board: { queues: morning } })
    const page = await open('queues', { viewport })
    it.hub.board({ notices: [posted('counter-closed'), posted('evacuation')] })
    await page.locator('.emergency').waitFor()
    expect((await page.locator('.emergency [lang]').evaluateAll((parts) => parts.map((part) => part.getAttribute('lang') ?? ''))).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['be', 'en', 'es', 'fr', 'kea', 'pt', 'ro', 'ru', 'uk'])
    it.hub.call('A001', '1')
    expect([await cutOff(page), await axeFaults(page)]).toEqual([[], []])
    expect(await smallestText(page)).toBeGreaterThanOrEqual(28)
    expect(await page.locator('.board').count()).toBe(0)
    it.hub.board({ notices: undefined })
    await shows(page, 'A001')
    expect(await chimes(page)).toBe(0)
  })
})

describe('a newer display', () => {
  const mark = (page: Page) => page.evaluate(() => Object.assign(globalThis, { sameDocument: true }))
  const same = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(globalThis, 'sameDocument'))

  test('is loaded at a quiet moment and never while a call stands, once and not again', async () => {
    it.hub = await startScriptedHub({ centre: centre() })
    const page = await open('queues', { clock: true })
    await page.locator('.calm').waitFor()
    it.hub.call('A001', '1')
    await shows(page, 'A001')
    await mark(page)
    it.hub.rebuild()
    const looked = page.waitForResponse((response) => response.url().endsWith('/display/'))
    await page.clock.fastForward(displayTimings.newerEveryMs)
    await (await looked).finished()
    await page.clock.runFor(2 * displayTimings.reloadEveryMs)
    expect([await same(page), await page.locator('[data-number]').textContent()]).toEqual([true, 'A001'])
    it.hub.board({ called: [] })
    const reloaded = page.waitForEvent('load')
    await page.clock.runFor(displayTimings.lingerMs + displayTimings.reloadAfterMs + 2 * displayTimings.tickMs)
    await reloaded
    await page.locator('.board').waitFor()
    await mark(page)
    const again = page.waitForResponse((response) => response.url().endsWith('/display/'))
    await page.clock.fastForward(displayTimings.newerEveryMs)
    await (await again).finished()
    await page.clock.runFor(2 * displayTimings.reloadEveryMs)
    expect(await same(page)).toBe(true)
  })
})
