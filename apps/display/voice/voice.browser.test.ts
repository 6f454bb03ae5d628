import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { inBrowser } from '../test/in-browser.ts'
import { heardOn, listenIn } from '../test/heard.ts'
import type { Heard } from '../test/heard.ts'
import { readCentre, startScriptedHub } from '../test/scripted-hub.ts'
import type { ScriptedClip, ScriptedHub } from '../test/scripted-hub.ts'
import { displayTimings } from '../timings.ts'

const it = inBrowser('display')


const lobby = async (voice: (path: string) => ScriptedClip, rules: Partial<ScriptedHub['centre']['voice']> = {}, address = '?token=demo-display'): Promise<Page> => {
  const centre = readCentre()
  it.hub = await startScriptedHub({ voice, centre: { ...centre, voice: { ...centre.voice, ...rules } } })
  const page = await (await it.browser.newContext({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' })).newPage()
  await listenIn(page)
  await page.goto(`${it.hub.address}/display/${address}`)
  await page.locator('.board').waitFor()
  return page
}
const everything = (): ScriptedClip => 'clip'
/** Waits until so many sounds were played to their end, chimes counted as one each. */
const played = async (page: Page, count: number): Promise<Heard[]> => {
  await expect.poll(async () => (await heardOn(page)).filter(({ to }) => Number.isFinite(to)).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(count)
  return heardOn(page)
}
const names = (heard: Heard[]): string[] => heard.map(({ what }) => what.replace('/voice/', ''))
/** The next clip starts in the very event that ends the one before: 5 ms are the clock's. */
const overlaps = (heard: Heard[]): Heard[] => heard.slice(1).filter(({ from }, index) => from + 5 < (heard[index]?.to ?? 0))
const shows = (page: Page, number: string) => page.locator('[data-number]', { hasText: new RegExp(`^${number}$`) }).waitFor()

describe('in a real browser', () => {
  test('three counters call at once: each is said once, whole, in order, in its language and in Portuguese, while its number is the large one', async () => {
    const page = await lobby(everything)
    it.hub.call('A001', '1', { language: 'uk' })
    it.hub.call('F002', '9', { language: 'pt', serviceId: 'borders' })
    it.hub.call('S003', '12', { language: 'en', serviceId: 'social-security' })
    const heard = await played(page, 13)
    expect(names(heard)).toEqual([
      'chime', 'uk/ticket/A001', 'uk/counter/1', 'pt/ticket/A001', 'pt/counter/1',
      'chime', 'pt/ticket/F002', 'pt/counter/9',
      'chime', 'en/ticket/S003', 'en/counter/12', 'pt/ticket/S003', 'pt/counter/12',
    ])
    expect(overlaps(heard)).toEqual([])
    expect(heard.map(({ number }) => number)).toEqual([...Array<string>(5).fill('A001'), ...Array<string>(3).fill('F002'), ...Array<string>(5).fill('S003')])
  })

  test('a language without a voice is read by the one that the centre names, or left out', async () => {
    const page = await lobby((path) => (/\/(kea|be)\//.test(path) ? 'none' : 'clip'))
    it.hub.call('A001', '1', { language: 'kea' })
    it.hub.call('A002', '2', { language: 'be' })
    expect(names(await played(page, 6))).toEqual(['chime', 'pt/ticket/A001', 'pt/counter/1', 'chime', 'pt/ticket/A002', 'pt/counter/2'])
  })

  test('a clip that hangs or is broken is skipped, and the screen goes on', async () => {
    const page = await lobby((path) => (path.includes('/uk/ticket/') ? 'hang' : path.includes('/en/ticket/') ? 'broken' : 'clip'))
    it.hub.call('A001', '1', { language: 'uk' })
    it.hub.call('A002', '2', { language: 'en' })
    it.hub.call('A003', '3', { language: 'pt' })
    expect(names(await played(page, 9))).toEqual(['A001 1', 'A002 2', 'A003 3'].flatMap((call) => {
      const [number, counter] = call.split(' ')
      return ['chime', `pt/ticket/${number}`, `pt/counter/${counter}`]
    }))
    await shows(page, 'A003')
  })

  test('a hub that answers for no clip at all holds no number back', async () => {
    const page = await lobby(() => 'hang')
    it.hub.call('A001', '1', { language: 'uk' })
    it.hub.call('A002', '2', { language: 'pt' })
    await shows(page, 'A002')
    expect(names(await played(page, 2))).toEqual(['chime', 'chime'])
  })

  test('a person\'s recording that was laid beside is heard at the next call, and the engine\'s again when it is gone', async () => {
    let counter: ScriptedClip = 'clip'
    const asked: string[] = []
    const page = await lobby((path) => {
      asked.push(path)
      return path.includes('/counter/') ? counter : 'clip'
    }, { also: [] })
    const lastedOf = (heard: Heard[]): number[] => heard.filter(({ what }) => what === '/voice/pt/counter/1').map(({ from, to }) => to - from)
    it.hub.call('A001', '1')
    expect(lastedOf(await played(page, 3))).toEqual([expect.any(Number)])
    counter = 'recorded'
    it.hub.call('A002', '1')
    await played(page, 6)
    counter = 'clip'
    it.hub.call('A003', '1')
    const [first = 0, second = 0, third = 0] = lastedOf(await played(page, 9))
    // 0.3 and 0.9 seconds of sound
    expect([first < 700, second > 800, third < 700]).toEqual([true, true, true])
    expect(asked.filter((path) => path === '/voice/pt/counter/1')).toHaveLength(3)
  })

  test('of more calls than may wait, the oldest are only shown', async () => {
    const page = await lobby(everything, { waitingCalls: 1, also: [] })
    for (const index of [1, 2, 3, 4]) it.hub.call(`A00${index}`, String(index))
    const heard = await played(page, 6)
    expect(names(heard)).toEqual(['chime', 'pt/ticket/A001', 'pt/counter/1', 'chime', 'pt/ticket/A004', 'pt/counter/4'])
  })

  test('in quiet hours, by the hub\'s time, a call is shown and nothing is heard', async () => {
    const page = await lobby(everything, { quiet: [{ from: '00:00', to: '23:59' }, { from: '23:59', to: '00:00' }] })
    it.hub.call('A001', '1')
    await shows(page, 'A001')
    it.hub.call('A002', '2')
    await shows(page, 'A002')
    expect(await heardOn(page)).toEqual([])
  })

  test('the limits leave room for each other', () => {
    expect(displayTimings.sayMaxMs).toBeLessThan(displayTimings.voiceHoldMs)
  })
})
