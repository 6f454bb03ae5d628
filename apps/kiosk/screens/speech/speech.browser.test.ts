import { build, openBrowser } from '@senha/screens/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { kioskInBrowser } from '../../testing/kiosk-in-browser.ts'
import type { KioskInBrowser } from '../../testing/kiosk-in-browser.ts'
import { giveTickets, shows, visitorAt, words } from '../../testing/visitor.ts'

/** What the page itself heard, in order: each clip that was played to its very end, as `uk: Вітаємо`, and how long it was. */
interface Heard { readonly said: string; readonly seconds: number }

let browser: Browser
let kiosk: KioskInBrowser
let page: Page

beforeAll(async () => {
  await build('kiosk')
  browser = await openBrowser()
})
afterAll(() => browser.close())
afterEach(async () => {
  await page.context().close()
  await kiosk.close()
})

const start = async (): Promise<{ visitor: ReturnType<typeof visitorAt>; answers: Map<string, number>; heard: () => Promise<Heard[]> }> => {
  kiosk = await kioskInBrowser(browser)
  giveTickets(kiosk)
  page = await kiosk.open()
  const saidBy = (address: string): string => {
    const url = new URL(address)
    return `${url.pathname.split('/').at(-1) ?? ''}: ${url.searchParams.get('say') ?? ''}`
  }
  const answers = new Map<string, number>()
  page.on('response', (response) => {
    if (response.url().includes('/voice/')) answers.set(saidBy(response.url()), response.status())
  })
  await page.addInitScript(() => {
    const ended: { src: string; seconds: number }[] = []
    Object.assign(window, { ended })
    window.Audio = class extends Audio {
      constructor(src?: string) {
        super(src)
        this.addEventListener('ended', () => ended.push({ src: this.currentSrc, seconds: this.currentTime }))
      }
    }
  })
  await page.reload()
  const heard = async (): Promise<Heard[]> => {
    const ended: { src: string; seconds: number }[] = await page.evaluate('window.ended')
    return ended.map(({ src, seconds }) => ({ said: saidBy(src), seconds }))
  }
  return { visitor: visitorAt(page), answers, heard }
}

test('the kiosk really speaks: the first screen in Portuguese and English, the next one in Ukrainian, each clip to its end', async () => {
  const { visitor, answers, heard } = await start()
  const said = async (): Promise<string[]> => (await heard()).map((one) => one.said)
  await visitor.button(words('pt')('helper.listen')).click()
  await expect.poll(said, { timeout: 60_000 }).toEqual(expect.arrayContaining([`pt: ${words('pt')('language.title')}`, `en: ${words('en')('language.title')}`]))
  await visitor.choose('uk')
  await expect.poll(said, { timeout: 60_000 }).toContain(`uk: ${words()('topic.title')}`)
  const clips = await heard()
  expect(clips.filter(({ seconds }) => seconds < 0.3 || seconds > 6)).toEqual([])
  for (const one of clips) expect([one.said, answers.get(one.said)]).toEqual([one.said, 200])
  expect(await page.getByText(words()('listen.silent')).count()).toBe(0)
})

test('what stands on the screen of a ticket is said, its number among it', async () => {
  const { visitor, answers } = await start()
  await visitor.choose('uk')
  await visitor.topic().click()
  await visitor.answer('uk', false)
  await shows(page.getByText(words()('ticket.take')))
  await page.keyboard.press('F1')
  await expect.poll(() => [...answers.keys()], { timeout: 60_000 }).toContainEqual(expect.stringContaining('A042'))
  expect([...answers].filter(([, status]) => status !== 200)).toEqual([])
})

test('without an engine the screen says that it has no sound, and everything goes on', async () => {
  const path = process.env['PATH']
  process.env['PATH'] = ''
  let started: Awaited<ReturnType<typeof start>>
  try {
    started = await start()
  } finally {
    process.env['PATH'] = path
  }
  const { visitor, answers, heard } = started
  await visitor.button(words('pt')('helper.listen')).click()
  await shows(page.getByText(words('pt')('listen.silent')))
  expect([...new Set(answers.values())]).toEqual([404])
  await visitor.choose('uk')
  await shows(visitor.title(words()('topic.title')))
  await visitor.topic().click()
  await visitor.answer('uk', false)
  await shows(page.getByText(words()('ticket.take')))
  expect(await heard()).toEqual([])
})
