import { axeFaults } from '@senha/screens/testing'
import { displayTexts } from '@senha/i18n/texts/display'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { turnLength } from './board/calls.ts'
import { inBrowser } from './test/in-browser.ts'
import { blockAudio, capHeightOf, countChimes, cutOff, inkUnderNumber, smallestText } from './test/measure.ts'
import { morning, startScriptedHub } from './test/scripted-hub.ts'
import { displayTimings } from './timings.ts'

const landscape = { width: 1920, height: 1080 }
const portrait = { width: 1080, height: 1920 }
const it = inBrowser('display')


const open = async (options: BrowserContextOptions & { address?: string; clock?: boolean } = {}): Promise<Page> => {
  const { address = '?token=demo-display', clock = false, ...context } = options
  const page = await (await it.browser.newContext({ viewport: landscape, reducedMotion: 'reduce', ...context })).newPage()
  await countChimes(page)
  if (clock) await page.clock.install()
  await page.goto(`${it.hub.address}/display/${address}`)
  return page
}
const board = (page: Page) => page.locator('.board').waitFor()
const main = (page: Page) => page.locator('[data-number]')
const shows = (page: Page, number: string) => main(page).filter({ hasText: new RegExp(`^${number}$`) }).waitFor()
const chimes = (page: Page): Promise<number> => page.evaluate(() => Number(document.documentElement.dataset['chimes'] ?? 0))

describe('a call', () => {
  test('fills the screen with number, counter, arrow and the word for counter in both languages, is chimed and told to assistive technology', async () => {
    it.hub = await startScriptedHub({ board: { queues: morning } })
    const page = await open()
    await board(page)
    it.hub.call('A042', '3', { language: 'uk' })
    await shows(page, 'A042')
    expect(await page.locator('.call .counter').textContent()).toBe('3')
    expect(await page.locator('.counter-word').innerText()).toBe(`Balcão\n${displayTexts.in('uk')('counter.word')}`)
    expect(await page.locator('.call .direction svg').count()).toBe(1)
    await expect.poll(() => page.locator('[aria-live]').textContent()).toBe(`Senha A042, balcão 3. ${displayTexts.in('uk')('call.spoken', { number: 'A042', counter: '3' })}. `)
    await expect.poll(() => page.locator('[aria-live] [lang=uk]').count()).toBe(1)
    await expect.poll(() => chimes(page)).toBe(1)
  })

  test('three at once are shown in turn, in their order, each with a chime', async () => {
    it.hub = await startScriptedHub()
    const page = await open({ clock: true })
    await board(page)
    for (const [number, counter] of [['A001', '1'], ['A002', '2'], ['S001', '12']] as const) it.hub.call(number, counter)
    await shows(page, 'A001')
    await page.getByRole('row', { name: /S001/ }).waitFor()
    await page.clock.runFor(turnLength(2) + displayTimings.tickMs)
    await shows(page, 'A002')
    await expect.poll(() => chimes(page)).toBe(2)
    await page.clock.runFor(turnLength(1) + displayTimings.tickMs)
    await shows(page, 'S001')
    await expect.poll(() => chimes(page)).toBe(3)
  })

  test('a recall is chimed again and marked', async () => {
    it.hub = await startScriptedHub()
    const page = await open()
    await board(page)
    it.hub.call('A042', '3')
    await shows(page, 'A042')
    it.hub.call('A042', '3', { repeat: 2 })
    await page.locator('.call[data-flash=recall] .again').waitFor()
    await expect.poll(() => chimes(page)).toBe(2)
  })

  test('flashes slower than three times a second', async () => {
    it.hub = await startScriptedHub()
    const page = await open({ reducedMotion: 'no-preference' })
    await board(page)
    it.hub.call('A042', '3', { repeat: 2 })
    await shows(page, 'A042')
    const { name, seconds } = await page.locator('.call').evaluate((call) => {
      const style = getComputedStyle(call)
      return { name: style.animationName, seconds: parseFloat(style.animationDuration) }
    })
    expect(name).toBe('flash')
    expect(seconds).toBeGreaterThan(1 / 3)
  })

  test('a browser that refuses to play holds no call back, and says so', async () => {
    it.hub = await startScriptedHub()
    const page = await open({ clock: true })
    await blockAudio(page)
    await page.reload()
    await board(page)
    it.hub.call('A001', '1')
    it.hub.call('A002', '2')
    await shows(page, 'A001')
    await page.clock.runFor(turnLength(1) + displayTimings.tickMs)
    await shows(page, 'A002')
    await page.clock.runFor(displayTimings.audioStartMs)
    await page.locator('.silent').waitFor()
    expect(await chimes(page)).toBe(0)
    await page.mouse.click(10, 10)
    await page.locator('.silent').waitFor({ state: 'detached' })
  })

  test('a browser without any audio shows calls all the same', async () => {
    it.hub = await startScriptedHub()
    const page = await open()
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'AudioContext'))
    await page.reload()
    await board(page)
    it.hub.call('A001', '1')
    await shows(page, 'A001')
    await page.locator('.silent').waitFor()
    expect(await chimes(page)).toBe(0)
  })

  test('only those of its zone reach the display of a zone', async () => {
    it.hub = await startScriptedHub({ board: { queues: morning } })
    const page = await open({ address: '?token=demo-display&zone=zone-2' })
    await board(page)
    it.hub.call('A001', '1')
    it.hub.call('S001', '12', { zone: 'zone-2', serviceId: 'social-security' })
    await shows(page, 'S001')
    await expect.poll(() => chimes(page)).toBe(1)
    expect(await page.getByText('A001').count()).toBe(0)
    expect(await page.locator('.queues').innerText()).not.toContain('Acolhimento')
    expect(await page.locator('.queues').innerText()).toContain('AIMA')
  })
})

describe('the hub', () => {
  test('lost and back: the last board stays with a note, nothing old is chimed, nothing is reloaded', async () => {
    it.hub = await startScriptedHub({ seq: 100, board: { queues: morning } })
    const { port } = it.hub
    const page = await open()
    await board(page)
    it.hub.call('A042', '3')
    await shows(page, 'A042')
    await expect.poll(() => chimes(page)).toBe(1)
    await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }))
    await it.hub.close()
    const note = page.locator('.stale')
    await note.waitFor()
    expect(await note.innerText()).toMatch(/Sem atualização desde as \d\d:\d\d\nNot updated since \d\d:\d\d/)
    expect(await main(page).textContent()).toBe('A042')
    const missed = { seq: 150, number: 'F007', counter: '9', zone: 'zone-2', serviceId: 'borders', language: 'pt', at: new Date().toISOString() } as const
    it.hub = await startScriptedHub({ port, seq: 160, board: { called: [missed], recent: [missed], queues: morning } })
    await note.waitFor({ state: 'detached' })
    await shows(page, 'F007')
    expect(await chimes(page)).toBe(1)
    it.hub.call('A043', '4')
    await shows(page, 'A043')
    await expect.poll(() => chimes(page)).toBe(2)
    expect(await page.evaluate(() => Reflect.get(globalThis, 'sameDocument'))).toBe(true)
  })

  test('not there when the display starts: it says so and comes to life by itself', async () => {
    it.hub = await startScriptedHub()
    const { port } = it.hub
    const page = await open({ address: '' })
    await page.evaluate(() => localStorage.setItem('senha.display', JSON.stringify({ token: 'demo-display' })))
    await page.route('**/socket.io/**', (route) => route.abort())
    it.hub.refuse('too-many')
    await page.reload()
    await page.getByRole('heading', { name: 'Sem ligação ao centro' }).waitFor()
    it.hub.refuse(undefined)
    await board(page)
    expect(it.hub.port).toBe(port)
  })

  test('of another version: the display says that it needs an update and reloads itself, not in a loop', async () => {
    it.hub = await startScriptedHub()
    it.hub.refuse('protocol')
    const page = await open({ clock: true })
    await page.getByRole('heading', { name: 'Este ecrã precisa de ser atualizado' }).waitFor()
    const loaded = page.waitForEvent('load')
    await page.clock.runFor(displayTimings.reloadAfterMs)
    await loaded
    await page.getByRole('heading', { name: 'Este ecrã precisa de ser atualizado' }).waitFor()
    await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }))
    await page.clock.runFor(displayTimings.reloadEveryMs / 2)
    expect(await page.evaluate(() => Reflect.get(globalThis, 'sameDocument'))).toBe(true)
    it.hub.refuse(undefined)
    await page.clock.runFor(2000)
    await board(page)
  })

  test('the key leaves the address and is remembered', async () => {
    it.hub = await startScriptedHub()
    const page = await open({ address: '?zone=zone-1&token=demo-display' })
    await board(page)
    expect(page.url()).toBe(`${it.hub.address}/display/?zone=zone-1`)
    await page.reload()
    await board(page)
  })
})

describe.each([['landscape', landscape], ['portrait', portrait]] as const)('%s', (_, viewport) => {
  test('capitals of the call measure at least 0.28 of the shorter side', async () => {
    it.hub = await startScriptedHub({ board: { queues: morning } })
    const page = await open({ viewport })
    await board(page)
    it.hub.call('F042', '3', { language: 'uk' })
    await shows(page, 'F042')
    await page.evaluate(() => document.fonts.ready)
    const shorter = Math.min(viewport.width, viewport.height)
    await expect.poll(async () => (await capHeightOf(page)) / shorter).toBeGreaterThanOrEqual(0.28)
    expect(await smallestText(page)).toBeGreaterThanOrEqual(28)
  })

  test('four digits keep the height of three', async () => {
    it.hub = await startScriptedHub()
    const page = await open({ viewport })
    await board(page)
    it.hub.call('R1042', '24', { serviceId: 'registry', zone: 'zone-4', language: 'ru' })
    await shows(page, 'R1042')
    await expect.poll(async () => (await capHeightOf(page)) / Math.min(viewport.width, viewport.height)).toBeGreaterThanOrEqual(0.28)
  })

  test('no letter hangs into the words under the number', async () => {
    it.hub = await startScriptedHub()
    const page = await open({ viewport, clock: true })
    await board(page)
    const hanging: string[] = []
    for (const { letters } of it.hub.centre.services) {
      it.hub.call(`${letters}042`, '3')
      await page.clock.runFor(turnLength(0) + displayTimings.tickMs)
      await shows(page, `${letters}042`)
      if (await inkUnderNumber(page)) hanging.push(letters)
    }
    expect(hanging).toEqual([])
  })

  test('the longest names of every language stay on the screen', async () => {
    it.hub = await startScriptedHub({ board: { queues: morning } })
    const page = await open({ viewport, clock: true })
    await board(page)
    for (const language of it.hub.centre.languages) {
      const length = (service: (typeof it.hub.centre.services)[number]): number => (service.name[language] ?? '').length + (service.name.pt ?? '').length
      const [longest] = it.hub.centre.services.toSorted((a, b) => length(b) - length(a))
      const number = `${longest?.letters ?? 'A'}042`
      it.hub.call(number, '24', { serviceId: longest?.id ?? 'welcome', zone: 'zone-4', language, repeat: 2 })
      await page.clock.runFor(turnLength(0) + displayTimings.tickMs)
      await shows(page, number)
      expect(await cutOff(page), `${language} ${number}`).toEqual([])
    }
  })

  test('the calm and the closed screen hold their words in every language', async () => {
    const answered = { seq: 1, number: 'A041', counter: '2', zone: 'zone-1', serviceId: 'welcome', language: 'pt', at: new Date().toISOString() } as const
    it.hub = await startScriptedHub({ seq: 2, board: { queues: morning, recent: [answered] } })
    const page = await open({ viewport, clock: true })
    for (const [state, doors] of [['.steps', true], ['.closed', false]] as const) {
      it.hub.board({ open: doors })
      await page.locator(state).waitFor()
      for (const language of displayTexts.languages.filter((other) => other !== 'pt')) {
        while ((await page.locator(`${state} [lang=${language}]`).count()) === 0) await page.clock.runFor(displayTimings.pageMs)
        expect(await cutOff(page), `${state} ${language}`).toEqual([])
      }
    }
  })

  test('axe finds nothing to object to, called, calm, closed and alone', async () => {
    it.hub = await startScriptedHub({ board: { queues: morning } })
    const page = await open({ viewport })
    await page.locator('.calm').waitFor()
    expect(await axeFaults(page)).toEqual([])
    it.hub.call('A041', '2')
    it.hub.call('A042', '3', { language: 'uk' })
    await shows(page, 'A041')
    expect(await axeFaults(page)).toEqual([])
    it.hub.board({ called: [], recent: [], queues: [], open: false })
    await page.locator('.closed').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.evaluate(() => localStorage.clear())
    await page.reload()
    await page.locator('.pair-code').waitFor()
    expect(await axeFaults(page)).toEqual([])
  })
})

test('two hundred calls leave no more in the document than one', async () => {
  it.hub = await startScriptedHub({ board: { queues: morning } })
  const page = await open({ clock: true })
  await board(page)
  const call = async (index: number): Promise<void> => {
    it.hub.call(`A${String(index % 1000).padStart(3, '0')}`, String(1 + (index % 24)), { language: index % 2 ? 'uk' : 'en' })
    await page.clock.fastForward(turnLength(0) + displayTimings.tickMs)
  }
  const size = (): Promise<number> => page.evaluate(() => document.querySelectorAll('*').length)
  for (let index = 0; index < 20; index += 1) await call(index)
  const early = await size()
  for (let index = 20; index < 200; index += 1) await call(index)
  expect(await size()).toBeLessThanOrEqual(early + 5)
})
