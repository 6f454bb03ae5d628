import { localDate } from '@senha/domain'
import { kioskTexts } from '@senha/i18n/texts/kiosk'
import { languageNames } from '@senha/i18n'
import type { Language } from '@senha/centre'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ensureBuilt, kioskInBrowser, launch } from './testing/kiosk-in-browser.ts'
import type { KioskInBrowser } from './testing/kiosk-in-browser.ts'
import { axe, tooSmallOrCut } from './testing/looked-at.ts'
import { lisboa, sampleState, sampleTicket, sampleVisit } from './testing/samples.ts'
import { scriptedVoices } from './testing/voices.ts'
import { screenTimings } from './timings.ts'

let browser: Browser
let kiosk: KioskInBrowser
let page: Page
let issued = 0

beforeAll(async () => {
  ensureBuilt()
  browser = await launch()
})
afterAll(() => browser.close())

beforeEach(async () => {
  kiosk = await kioskInBrowser(browser)
  issued = 0
  kiosk.hub.answer('ticket:issue', ({ language, priority, topicId }) => {
    issued += 1
    return { ok: true, seq: issued, ticket: { ...sampleTicket({ id: `t-${issued}` }), language, priority, topicId } }
  })
  kiosk.hub.answer('visit:lookup', ({ visitCode }) =>
    (visitCode === 'K7F3Q9' ? { ok: true, seq: 1, visit: sampleVisit() } : { ok: false, error: { code: 'not-found', message: 'no visit of today' } }))
  kiosk.hub.answer('ticket:issue-second', () => ({ ok: true, seq: 2, tickets: sampleVisit().tickets.slice(1) }))
  page = await kiosk.open()
})
afterEach(async () => {
  await page.context().close()
  await kiosk.close()
})

const words = (language: Language = 'uk') => kioskTexts.in(language)
const button = (name: string): Locator => page.getByRole('button', { name, exact: true })
const choose = (language: Language): Promise<void> => page.getByRole('button', { name: languageNames[language] }).click()
const title = (name: string): Locator => page.getByRole('heading', { name })
const topic = (): Locator => page.locator('.choice').first()
const answer = (language: Language, yes: boolean): Promise<void> => button(words(language)(yes ? 'priority.yes' : 'priority.no')).click()
const shows = (locator: Locator): Promise<void> => locator.waitFor({ timeout: 20_000 })
const typeCode = async (code: string): Promise<void> => {
  for (const sign of code) await button(sign).click()
}
const heard = (name: string): Record<string, unknown>[] => kiosk.hub.heard.filter((one) => one.name === name).map(({ payload }) => payload)

describe('a first ticket', () => {
  test('language, topic, yes or no: the number, what happens next, and one paper', async () => {
    await choose('uk')
    await shows(title(words()('topic.title')))
    expect(await page.locator('html').getAttribute('lang')).toBe('uk')
    await topic().click()
    await answer('uk', true)
    await shows(page.getByText(words()('ticket.take')))
    expect(await page.locator('.number').innerText()).toContain('A042')
    await shows(page.getByText(words()('priority.mark')))
    expect(await page.locator('.facts').innerText()).toMatch(/12[^]*20–35/)
    expect(heard('ticket:issue')).toMatchObject([{ topicId: 'papers', language: 'uk', priority: true }])
    expect((await kiosk.hub.nth('ticket:paper')).payload).toMatchObject({ ticketId: 't-1', outcome: 'printed' })
    expect(await kiosk.papers()).toHaveLength(1)
    await button(words()('end.done')).click()
    await shows(title(words('pt')('language.title')))
    expect(await page.locator('html').getAttribute('lang')).toBe('pt')
  })

  test('a double tap is one ticket', async () => {
    await choose('en')
    await topic().click()
    await button(words('en')('priority.no')).dblclick()
    await shows(page.getByText(words('en')('ticket.take')))
    expect(heard('ticket:issue')).toHaveLength(1)
    expect(await kiosk.papers()).toHaveLength(1)
  })

  test('by keyboard alone, with the focus seen and every question said first', async () => {
    const focused = (): Locator => page.locator(':focus')
    const tabTo = async (name: string): Promise<void> => {
      for (let presses = 0; presses < 40; presses += 1) {
        await page.keyboard.press('Tab')
        if ((await focused().textContent())?.includes(name)) return
      }
      throw new Error(`the keyboard does not reach "${name}"`)
    }
    await shows(title(words('pt')('language.title')))
    expect(await focused().evaluate((element) => element.tagName)).toBe('H1')
    await tabTo(languageNames.en)
    expect(await focused().evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid')
    await page.keyboard.press('Enter')
    await shows(title(words('en')('topic.title')))
    await tabTo('Health')
    await page.keyboard.press('Space')
    await shows(title(words('en')('priority.title')))
    await tabTo(words('en')('priority.no'))
    await page.keyboard.press('Enter')
    await shows(page.getByText(words('en')('ticket.take')))
    expect(heard('ticket:issue')).toMatchObject([{ topicId: 'health', language: 'en', priority: false }])
  })

  test('no answer: kind words, and trying again asks under the same command', async () => {
    let refuse = true
    kiosk.hub.answer('ticket:issue', () => (refuse ? { ok: false, error: { code: 'unavailable', message: 'not now' } } : { ok: true, seq: 1, ticket: sampleTicket() }))
    await choose('pt')
    await topic().click()
    await answer('pt', false)
    await shows(page.getByText(words('pt')('problem.unavailable')))
    expect(await axe(page)).toEqual([])
    refuse = false
    await button(words('pt')('problem.again')).click()
    await shows(page.getByText(words('pt')('ticket.take')))
    const [one, two] = heard('ticket:issue')
    expect(two).toEqual(one)
  })
})

describe('the paper does not come out', () => {
  test('the number stays, large, with its code and what to do; after a new roll it is printed', async () => {
    await kiosk.fault('paper-out', true)
    await choose('uk')
    await topic().click()
    await answer('uk', false)
    await shows(page.getByText(words()('ticket.failed')))
    expect(await page.locator('.card').innerText()).toMatch(/A042[^]*K7F 3Q9/)
    expect(await axe(page)).toEqual([])
    expect((await kiosk.hub.nth('ticket:paper')).payload).toMatchObject({ outcome: 'failed', detail: 'no-paper' })
    await kiosk.fault('paper-out', false)
    await button(words()('ticket.again')).click()
    await shows(page.getByText(words()('ticket.take')))
    expect(await kiosk.papers()).toHaveLength(1)
  })

  test('the next visitor is told on the first screen', async () => {
    await kiosk.fault('paper-out', true)
    await choose('pt')
    await topic().click()
    await answer('pt', false)
    await shows(page.getByText(words('pt')('ticket.failed')))
    await button(words('pt')('end.done')).click()
    await shows(page.getByText(words('pt')('printer.out')))
    expect(await axe(page)).toEqual([])
  })

  test('another machine of the centre prints it instead', async () => {
    kiosk.hub.state(sampleState({ centre: { ...lisboa, printing: { fallbacks: { k1: 'kiosk-2' } } } }))
    kiosk.hub.answer('ticket:print-elsewhere', () => ({ ok: true, seq: 9, device: 'kiosk-2' }))
    await kiosk.fault('paper-out', true)
    await choose('uk')
    await topic().click()
    await answer('uk', false)
    await kiosk.hub.nth('ticket:paper')
    await button(words()('ticket.elsewhere')).click()
    await shows(page.getByText(words()('ticket.elsewhereDone')))
    expect(heard('ticket:print-elsewhere')).toMatchObject([{ ticketId: 't-1' }])
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page, false)).toEqual([])
  })

  test('nobody knows whether it came out: the person is asked, and nothing is printed by itself', async () => {
    await kiosk.fault('drop', true)
    await choose('uk')
    await topic().click()
    await answer('uk', false)
    await shows(page.getByText(words()('ticket.unknown')))
    expect((await kiosk.hub.nth('ticket:paper')).payload).toMatchObject({ outcome: 'unknown' })
    await kiosk.fault('drop', false)
    expect(await kiosk.papers()).toHaveLength(0)
    await button(words()('ticket.unknownNo')).click()
    await shows(page.getByText(words()('ticket.take')))
    expect((await kiosk.hub.nth('ticket:paper', 2)).payload).toMatchObject({ outcome: 'reprinted' })
  })
})

describe('I already have a ticket', () => {
  test('the code on large keys; a wrong one is said kindly; the second ticket comes out', async () => {
    await button(words('pt')('door.ticket')).click()
    await typeCode('AAAAAA')
    await button(words('pt')('code.continue')).click()
    await shows(page.getByText(words('pt')('code.unknown')))
    for (let sign = 0; sign < 6; sign += 1) await button(words('pt')('code.erase')).click()
    await typeCode('K7F3Q9')
    await button(words('pt')('code.continue')).click()
    // the visit knows its language
    await shows(title(words()('visit.title')))
    expect(await page.locator('.rows').innerText()).toMatch(/S007[^]*A042/)
    await button(words()('visit.take')).click()
    await shows(page.getByText(words()('ticket.take')))
    expect(await page.locator('.number').innerText()).toContain('S007')
    expect(await kiosk.papers()).toHaveLength(1)
  })

  test('the QR held to a barcode reader on any screen, with the letters of another keyboard', async () => {
    await choose('fr')
    await shows(topic())
    await page.keyboard.type('httpsÇ--senha.example-t-K7F3Q9')
    await page.keyboard.press('Enter')
    await shows(title(words()('visit.title')))
    expect(heard('visit:lookup')).toMatchObject([{ visitCode: 'K7F3Q9' }])
  })

  test('who missed a call comes back into the queue; once too often, they are told whom to ask', async () => {
    const gone = sampleVisit({ tickets: [sampleTicket({ status: 'ended', outcome: 'no-show', paper: 'printed' })] })
    kiosk.hub.answer('visit:lookup', () => ({ ok: true, seq: 1, visit: gone }))
    kiosk.hub.answer('visit:missed', () => ({ ok: false, error: { code: 'conflict', message: 'once too often' } }))
    const scan = async (): Promise<void> => {
      await shows(page.locator('.languages'))
      await page.keyboard.type('K7F3Q9')
      await page.keyboard.press('Enter')
      await button(words()('visit.missed')).click()
    }
    await scan()
    await shows(page.getByText(words()('visit.missedNo')))
    expect(await axe(page)).toEqual([])
    await button(words()('end.done')).click()
    kiosk.hub.answer('visit:missed', () => ({ ok: true, seq: 2, visit: sampleVisit({ tickets: [sampleTicket({ ahead: 3 })] }) }))
    await scan()
    await shows(page.getByText(words()('visit.missedDone')))
    expect(await page.locator('.rows').innerText()).toContain('3 ')
    expect(await button(words()('visit.missed')).count()).toBe(0)
    expect(await tooSmallOrCut(page, false)).toEqual([])
  })

  test('typed on a keyboard, a Cyrillic letter that looks Latin is taken as such', async () => {
    await button(words('pt')('door.ticket')).click()
    await shows(page.locator('.keys'))
    // a keyboard set to Ukrainian: no layout of the driver has this key
    await page.evaluate(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'к' })))
    await page.keyboard.type('7f3q', { delay: screenTimings.readerGapMs + 20 })
    expect(await page.locator('.typed').innerText()).toMatch(/K\s*7\s*F\s*3\s*Q/)
    await page.keyboard.press('Backspace')
    expect(await page.locator('.typed').innerText()).not.toContain('Q')
  })
})

describe('the screen speaks', () => {
  const focusedName = (): Promise<string> => page.locator(':focus').innerText()

  test('by touch: the title, then each choice in its own language with the spoken one marked, then each new screen, until it is stopped', async () => {
    const voices = await scriptedVoices(page)
    await button(words('pt')('helper.listen')).click()
    await expect.poll(() => voices.asked, { timeout: 10_000 }).toContain('fr: Bonjour')
    expect(voices.asked.slice(0, 4)).toEqual([`pt: ${words('pt')('language.title')}`, `en: ${words('en')('language.title')}`, 'pt: Português', 'pt: Olá'])
    await shows(page.locator('[data-spoken]'))
    expect(await axe(page)).toEqual([])
    await button(words('pt')('listen.louder')).click()
    await shows(page.getByText(words('pt')('listen.volume', { level: 4, levels: 5 })))
    await choose('uk')
    await expect.poll(() => voices.asked, { timeout: 10_000 }).toContain(`uk: ${words()('topic.title')}`)
    await button(words()('listen.stop')).click()
    expect(await page.locator('[data-spoken], .sound').count()).toBe(0)
    await topic().click()
    await shows(title(words()('priority.title')))
    expect(voices.asked).not.toContain(`uk: ${words()('priority.title')}`)
  })

  test('for who does not see: the help key speaks, arrows move and say where one is, Enter chooses, and the result is told', async () => {
    const voices = await scriptedVoices(page)
    await shows(page.locator('.languages'))
    await page.keyboard.press('F1')
    await expect.poll(() => voices.asked, { timeout: 10_000 }).toContain(`pt: ${words('pt')('language.title')}`)
    for (let presses = 0; presses < 20 && !(await focusedName()).includes(languageNames.en); presses += 1) await page.keyboard.press('ArrowDown')
    await expect.poll(() => voices.asked.at(-1)).toMatch(/^en: /)
    await page.keyboard.press('Enter')
    await expect.poll(() => voices.asked, { timeout: 10_000 }).toContain(`en: ${words('en')('topic.title')}`)
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => voices.asked, { timeout: 10_000 }).toContain('en: Papers and residence permit')
    await page.keyboard.press('Enter')
    await shows(title(words('en')('priority.title')))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await focusedName()).toBe(words('en')('priority.no'))
    await page.keyboard.press('Enter')
    await expect.poll(() => voices.asked, { timeout: 10_000 }).toContain(`en: ${words('en')('ticket.take')}`)
    expect(voices.asked.join()).toContain('A042')
  })

  test('headphones begin it; without a single clip it says so on the screen, and everything goes on', async () => {
    const voices = await scriptedVoices(page)
    voices.silence()
    await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')))
    await shows(page.getByText(words('pt')('listen.silent')))
    expect(await axe(page)).toEqual([])
    await choose('uk')
    await shows(title(words()('topic.title')))
    await button(words()('nav.back')).click()
  })
})

describe('the rush at the door', () => {
  const unlock = async (pin: string): Promise<void> => {
    await button(words('pt')('staff.door')).click()
    for (const digit of pin) await button(digit).click()
    await button(words('pt')('staff.open')).click()
  }
  const give = (topicId: string): Promise<void> => page.locator('.quick button').filter({ hasText: lisboa.topics.find(({ id }) => id === topicId)?.name.pt ?? '' }).click()

  test('a wrong PIN is said and shows nothing; the right one opens; two touches are a ticket, and the next person waits for no paper', async () => {
    await page.clock.install()
    await page.reload()
    await unlock('9999')
    await shows(page.getByText(words('pt')('staff.wrong')))
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page, false)).toEqual([])
    for (const digit of '1234') await page.keyboard.press(digit)
    await button(words('pt')('staff.open')).click()
    await shows(page.locator('.quick'))
    await button(languageNames.uk).click()
    await give('papers')
    await shows(page.locator('.chip.is-printed'))
    // a double tap is not the next person
    await give('health')
    expect(heard('ticket:issue')).toHaveLength(1)
    await page.clock.fastForward(screenTimings.doubleTapMs + 1)
    await button(words('pt')('priority.mark')).click()
    await button(words('pt')('mediator.more')).click()
    await give('health')
    await shows(page.locator('.chip.is-printed').nth(1))
    await page.clock.fastForward(screenTimings.doubleTapMs + 1)
    await give('work')
    await shows(page.locator('.chip.is-printed').nth(2))
    expect(heard('ticket:issue')).toMatchObject([
      { topicId: 'papers', language: 'uk', priority: false, assisted: true },
      { topicId: 'health', language: 'uk', priority: true, partySize: 2 },
      { topicId: 'work', language: 'uk', priority: false },
    ])
    expect(heard('ticket:issue')[2]).not.toHaveProperty('partySize')
    expect(await kiosk.papers()).toHaveLength(3)
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page, false)).toEqual([])
    // the next time the day's most used language stands first; nobody touches it, and it locks itself
    await button(words('pt')('mediator.lock')).click()
    await unlock('1234')
    await shows(page.locator('.quick'))
    expect(await page.locator('.tongues button').first().innerText()).toBe(languageNames.uk)
    await page.clock.fastForward(screenTimings.mediatorIdleMs + 1_000)
    await shows(title(words('pt')('idle.title')))
    await page.clock.fastForward(screenTimings.idleAnswerMs + 1_000)
    await shows(page.locator('.languages'))
  })

  test('a paper that did not come out is seen at once, and printed again by a touch', async () => {
    await kiosk.fault('paper-out', true)
    await unlock('1234')
    await give('papers')
    await shows(page.locator('.chip.is-wrong'))
    expect(await page.locator('.chip').innerText()).toContain(words('pt')('mediator.failed'))
    await kiosk.fault('paper-out', false)
    await page.locator('.chip.is-wrong').click()
    await shows(page.locator('.chip.is-printed'))
    expect(await kiosk.papers()).toHaveLength(1)
  })
})

describe('time', () => {
  test('an idle screen asks, can be extended, and goes back with the visitor’s settings gone', async () => {
    await page.clock.install()
    await page.reload()
    await button(words('pt')('helper.contrast')).click()
    await choose('en')
    await topic().click()
    await page.clock.fastForward(screenTimings.idleMs + 1_000)
    await shows(title(words('en')('idle.title')))
    expect(await axe(page)).toEqual([])
    await button(words('en')('idle.stay')).click()
    await shows(title(words('en')('priority.title')))
    await page.clock.fastForward(screenTimings.idleMs + 1_000)
    await shows(title(words('en')('idle.title')))
    await page.clock.fastForward(screenTimings.idleAnswerMs + 1_000)
    await shows(title(words('pt')('language.title')))
    expect(await page.locator('html').getAttribute('data-contrast')).toBe('usual')
  })

  test('a ticket’s screen counts down, begins anew at a touch, and makes room by itself', async () => {
    await page.clock.install()
    await page.reload()
    await choose('en')
    await topic().click()
    await answer('en', false)
    await shows(page.getByText(words('en')('ticket.take')))
    await page.clock.fastForward(screenTimings.ticketMs - 10_000)
    await shows(page.getByText(words('en')('end.countdown', { seconds: 10 }), { exact: true }).first())
    await button(words('en')('end.more')).click()
    await page.clock.fastForward(screenTimings.ticketMs - 10_000)
    await shows(page.locator('.number'))
    await page.clock.fastForward(11_000)
    await shows(title(words('pt')('language.title')))
    expect(heard('ticket:issue')).toHaveLength(1)
  })
})

describe('when the centre cannot be reached or is closed', () => {
  test('no hub: said in every language; it comes back by itself, without a reload', async () => {
    await shows(title(words('pt')('language.title')))
    await page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''))
    await kiosk.hub.goAway()
    await shows(page.locator('.down'))
    expect(await page.locator('.down').innerText()).toContain(words()('down.title'))
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page, false)).toEqual([])
    await kiosk.hub.comeBack()
    await shows(title(words('pt')('language.title')))
    expect(await page.locator('body').getAttribute('data-not-reloaded')).toBe('')
  })

  test('no hub, but numbers in reserve: tickets go on without minutes, and what needs the network says so', async () => {
    kiosk.hub.answer('numbers:lease', () => ({
      ok: true, seq: 1, businessDay: localDate(Date.now(), lisboa.timeZone),
      leases: [{ serviceId: 'welcome', letters: 'A', from: 601, to: 602, visitCodes: ['M3W7QA', 'P4R6TC'] }],
    }))
    // a demo hub, open at any hour of the test
    await kiosk.hub.goAway()
    await kiosk.hub.comeBack()
    await kiosk.hub.nth('numbers:lease', 2)
    await shows(page.locator('.languages'))
    await kiosk.hub.goAway()
    await shows(page.getByText(words('pt')('reserve.band')))
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page, false)).toEqual([])
    await button(words('pt')('door.ticket')).click()
    await shows(title(words('pt')('reserve.title')))
    expect(await axe(page)).toEqual([])
    await button(words('pt')('problem.start')).click()
    await choose('uk')
    await topic().click()
    await answer('uk', false)
    await shows(page.getByText(words()('ticket.take')))
    expect(await page.locator('.number').innerText()).toContain('A601')
    expect(await page.locator('main').innerText()).toContain(words()('ticket.late'))
    expect(await page.locator('.facts').count()).toBe(0)
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page, false)).toEqual([])
    await kiosk.hub.comeBack()
    expect((await kiosk.hub.nth('ticket:hand-in')).payload).toMatchObject({ ordinal: 601, topicId: 'papers', language: 'uk' })
  })

  test('a number once given stays on the screen while the hub is away', async () => {
    await choose('en')
    await topic().click()
    await answer('en', false)
    await shows(page.getByText(words('en')('ticket.take')))
    await page.clock.install()
    await kiosk.hub.goAway()
    await page.clock.fastForward(screenTimings.quietLossMs + 1_000)
    expect(await page.locator('.number').innerText()).toContain('A042')
    await kiosk.hub.comeBack()
  })

  test('closed: the opening hours, in the visitor’s language', async () => {
    kiosk.hub.state(sampleState({ open: false }))
    await shows(title(words('pt')('closed.title')))
    await page.locator('.tongue').click()
    await page.locator('dialog').getByRole('button', { name: languageNames.uk }).click()
    await shows(title(words()('closed.title')))
    expect(await page.getByRole('table').innerText()).toMatch(/понеділок\s+08:00–19:00/i)
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page, false)).toEqual([])
    kiosk.hub.state(sampleState())
    await shows(page.locator('.languages'))
  })
})

describe('what the centre has to say', () => {
  test('a service gives no more tickets today: why, and what to do', async () => {
    const { queues } = sampleState()
    kiosk.hub.state(sampleState({ queues: queues.map((queue) => (queue.serviceId === 'welcome' ? { ...queue, issuing: 'full' } : queue)) }))
    await choose('uk')
    await topic().click()
    await shows(title(words()('ended.title')))
    expect(await page.locator('.sub').innerText()).toContain(words()('ended.full'))
    expect(await axe(page)).toEqual([])
    expect(heard('ticket:issue')).toEqual([])
  })

  test('a notice stands above every screen; an emergency covers it, in every language, and goes again', async () => {
    const notice = { id: 'long-wait', level: 'information', texts: { pt: 'Hoje a espera é longa.', uk: 'Сьогодні довге очікування.' }, at: '2026-11-23T08:12:00.000Z' } as const
    kiosk.hub.state(sampleState({ notices: [notice] }))
    await shows(page.getByText(notice.texts.pt))
    await choose('uk')
    await shows(page.getByText(notice.texts.uk))
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page, false)).toEqual([])
    kiosk.hub.state(sampleState({ notices: [{ ...notice, id: 'evacuation', level: 'emergency' }] }))
    await shows(page.locator('.emergency'))
    expect(await page.locator('.emergency').innerText()).toMatch(/довге[^]*longa/)
    expect(await axe(page)).toEqual([])
    kiosk.hub.state(sampleState())
    await shows(topic())
  })

  test('what to bring to a service, on paper', async () => {
    await button(words('pt')('door.information')).click()
    await page.locator('.service').nth(1).click()
    await shows(page.getByText(words('pt')('service.documents')))
    await button(words('pt')('service.slip')).click()
    await shows(page.getByText(words('pt')('service.slipDone')))
    expect((await kiosk.papers()).map(({ text }) => text)).toHaveLength(1)
    expect(heard('ticket:issue')).toEqual([])
  })
})

/** Every screen of the way, one after another, as this visitor has set it. */
const walkThrough = async (language: Language, helpers: readonly ('helper.letters' | 'helper.contrast' | 'helper.lower')[], look: (where: string) => Promise<void>): Promise<void> => {
  await shows(page.locator('.languages'))
  for (const helper of helpers) await button(words('pt')(helper)).click()
  await look('language')
  await choose(language)
  await shows(topic())
  await look('topic')
  await page.locator('.tongue').click()
  await shows(page.locator('dialog'))
  await look('languages over a step')
  await page.keyboard.press('Escape')
  await button(words(language)('helper.help')).click()
  await shows(page.locator('dialog'))
  await look('help')
  await button(words(language)('privacy.title')).click()
  await shows(page.locator('dialog.privacy'))
  await look('privacy')
  await button(words(language)('help.close')).click()
  await button(words(language)('door.information')).click()
  await shows(page.locator('.services'))
  await look('information')
  await page.locator('.service').nth(1).click()
  await shows(page.locator('.documents'))
  await look('a service')
  await button(words(language)('nav.back')).click()
  await button(words(language)('nav.back')).click()
  await button(words(language)('door.ticket')).click()
  await typeCode('AAAAAA')
  await button(words(language)('code.continue')).click()
  await shows(page.getByText(words(language)('code.unknown')))
  await look('code')
  await button(words(language)('nav.back')).click()
  await topic().click()
  await shows(title(words(language)('priority.title')))
  await look('priority')
  await answer(language, true)
  await shows(page.getByText(words(language)('ticket.take')))
  await look('ticket')
}

describe('every screen, looked at', () => {
  test.each([
    { language: 'pt', helpers: [] },
    { language: 'uk', helpers: ['helper.contrast'] },
    { language: 'uk', helpers: ['helper.letters'] },
    { language: 'fr', helpers: ['helper.letters', 'helper.lower', 'helper.contrast'] },
  ] as const)('$language $helpers: no fault that axe knows, nothing small, pale, or cut', async ({ language, helpers }) => {
    await walkThrough(language, helpers, async (where) => {
      expect({ where, faults: await axe(page) }).toEqual({ where, faults: [] })
      expect({ where, faults: await tooSmallOrCut(page, false) }).toEqual({ where, faults: [] })
    })
  })

  test('nothing is fetched from outside the kiosk, and the page’s policy blocks nothing of its own', async () => {
    const foreign: string[] = []
    const said: string[] = []
    page.on('request', (request) => {
      if (new URL(request.url()).host !== new URL(page.url()).host && !request.url().startsWith('data:')) foreign.push(request.url())
    })
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') said.push(message.text())
    })
    await page.reload()
    await walkThrough('uk', [], async () => undefined)
    expect({ foreign, said }).toEqual({ foreign: [], said: [] })
  })

  test('with reduced motion nothing moves', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    kiosk.hub.answer('ticket:issue', () => undefined)
    await choose('pt')
    await topic().click()
    await answer('pt', false)
    await shows(title(words('pt')('issuing.title')))
    expect(await axe(page)).toEqual([])
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  })
})
