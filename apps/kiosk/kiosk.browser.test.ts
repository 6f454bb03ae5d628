import { languageNames } from '@senha/i18n'
import { describe, expect, test } from 'vitest'
import { kiosk, page, visitor } from './testing/at-the-kiosk.ts'
import { axe, tooSmallOrCut } from './testing/looked-at.ts'
import { lisboa, sampleState, sampleTicket } from './testing/samples.ts'
import { shows, words } from './testing/visitor.ts'
import { screenTimings } from './timings.ts'

describe('a first ticket', () => {
  test('language, topic, yes or no: the number, what happens next, and one paper', async () => {
    await visitor.choose('uk')
    await shows(visitor.title(words()('topic.title')))
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('uk')
    await visitor.topic().click()
    await visitor.answer('uk', true)
    await shows(page.getByText(words()('ticket.take')))
    expect(await page.locator('.number').innerText()).toContain('A042')
    await shows(page.getByText(words()('priority.mark')))
    expect(await page.locator('.facts').innerText()).toMatch(/12[^]*20–35/)
    expect(kiosk.hub.said('ticket:issue')).toMatchObject([{ topicId: 'papers', language: 'uk', priority: true }])
    expect((await kiosk.hub.nth('ticket:paper')).payload).toMatchObject({ ticketId: 't-1', outcome: 'printed' })
    expect(await kiosk.papers()).toHaveLength(1)
    await visitor.button(words()('end.done')).click()
    await shows(visitor.title(words('pt')('language.title')))
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('pt')
  })

  test('a double tap is one ticket', async () => {
    await visitor.choose('en')
    await visitor.topic().click()
    await visitor.button(words('en')('priority.no')).dblclick()
    await shows(page.getByText(words('en')('ticket.take')))
    expect(kiosk.hub.said('ticket:issue')).toHaveLength(1)
    expect(await kiosk.papers()).toHaveLength(1)
  })

  test('by keyboard alone, with the focus seen and every question said first', async () => {
    await shows(visitor.title(words('pt')('language.title')))
    await expect.poll(() => visitor.focused().evaluate((element) => element.tagName)).toBe('H1')
    await visitor.keyTo(languageNames.en)
    expect(await visitor.focused().evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid')
    await page.keyboard.press('Enter')
    await shows(visitor.title(words('en')('topic.title')))
    await visitor.keyTo('Health')
    await page.keyboard.press('Space')
    await shows(visitor.title(words('en')('priority.title')))
    await visitor.keyTo(words('en')('priority.no'))
    await page.keyboard.press('Enter')
    await shows(page.getByText(words('en')('ticket.take')))
    expect(kiosk.hub.said('ticket:issue')).toMatchObject([{ topicId: 'health', language: 'en', priority: false }])
  })

  test('no answer: kind words, and trying again asks under the same command', async () => {
    let refuse = true
    kiosk.hub.answer('ticket:issue', () => (refuse ? { ok: false, error: { code: 'unavailable', message: 'not now' } } : { ok: true, seq: 1, ticket: sampleTicket() }))
    await visitor.choose('pt')
    await visitor.topic().click()
    await visitor.answer('pt', false)
    await visitor.reads(words('pt')('problem.unavailable'))
    expect(await axe(page)).toEqual([])
    refuse = false
    await visitor.button(words('pt')('problem.again')).click()
    await shows(page.getByText(words('pt')('ticket.take')))
    const [one, two] = kiosk.hub.said('ticket:issue')
    expect(two).toEqual(one)
  })
})

describe('the paper does not come out', () => {
  test('the number stays, large, with its code and what to do; after a new roll it is printed', async () => {
    await kiosk.fault('paper-out', true)
    await visitor.choose('uk')
    await visitor.topic().click()
    await visitor.answer('uk', false)
    await shows(page.getByText(words()('ticket.failed')))
    expect(await page.locator('.card').innerText()).toMatch(/A042[^]*K7F 3Q9/)
    expect(await axe(page)).toEqual([])
    expect((await kiosk.hub.nth('ticket:paper')).payload).toMatchObject({ outcome: 'failed', detail: 'no-paper' })
    await kiosk.fault('paper-out', false)
    await visitor.button(words()('ticket.again')).click()
    await shows(page.getByText(words()('ticket.take')))
    expect(await kiosk.papers()).toHaveLength(1)
  })

  test('the next visitor is told on the first screen', async () => {
    await kiosk.fault('paper-out', true)
    await visitor.choose('pt')
    await visitor.topic().click()
    await visitor.answer('pt', false)
    await shows(page.getByText(words('pt')('ticket.failed')))
    await visitor.button(words('pt')('end.done')).click()
    await shows(page.locator('.notice', { hasText: words('pt')('printer.out') }))
    expect(await axe(page)).toEqual([])
  })

  test('another machine of the centre prints it instead', async () => {
    kiosk.hub.state(sampleState({ centre: { ...lisboa, printing: { fallbacks: { k1: 'kiosk-2' } } }, printers: ['kiosk-2'] }))
    kiosk.hub.answer('ticket:print-elsewhere', () => ({ ok: true, seq: 9, device: 'kiosk-2' }))
    await kiosk.fault('paper-out', true)
    await visitor.choose('uk')
    await visitor.topic().click()
    await visitor.answer('uk', false)
    await kiosk.hub.nth('ticket:paper')
    await visitor.button(words()('ticket.elsewhere')).click()
    await shows(page.getByText(words()('ticket.elsewhereDone')))
    expect(kiosk.hub.said('ticket:print-elsewhere')).toMatchObject([{ ticketId: 't-1' }])
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page)).toEqual([])
  })

  test('nobody knows whether it came out: the person is asked, and nothing is printed by itself', async () => {
    await kiosk.fault('drop', true)
    await visitor.choose('uk')
    await visitor.topic().click()
    await visitor.answer('uk', false)
    await shows(page.getByText(words()('ticket.unknown')))
    expect((await kiosk.hub.nth('ticket:paper')).payload).toMatchObject({ outcome: 'unknown' })
    await kiosk.fault('drop', false)
    expect(await kiosk.papers()).toHaveLength(0)
    await visitor.button(words()('ticket.unknownNo')).click()
    await shows(page.getByText(words()('ticket.take')))
    expect((await kiosk.hub.nth('ticket:paper', 2)).payload).toMatchObject({ outcome: 'reprinted' })
  })
})

describe('time', () => {
  test('an idle screen asks, can be extended, and goes back with the visitor’s settings gone', async () => {
    await page.clock.install()
    await page.reload()
    await visitor.button(words('pt')('helper.contrast')).click()
    await visitor.choose('en')
    await visitor.topic().click()
    await page.clock.fastForward(screenTimings.idleMs + 1_000)
    await shows(visitor.title(words('en')('idle.title')))
    expect(await axe(page)).toEqual([])
    await visitor.button(words('en')('idle.stay')).click()
    await shows(visitor.title(words('en')('priority.title')))
    await page.clock.fastForward(screenTimings.idleMs + 1_000)
    await shows(visitor.title(words('en')('idle.title')))
    await page.clock.fastForward(screenTimings.idleAnswerMs + 1_000)
    await shows(visitor.title(words('pt')('language.title')))
    await expect.poll(() => page.locator('html').getAttribute('data-contrast')).toBe('usual')
  })

  test('a ticket’s screen counts down, begins anew at a touch, and makes room by itself', async () => {
    await page.clock.install()
    await page.reload()
    await visitor.choose('en')
    await visitor.topic().click()
    await visitor.answer('en', false)
    await shows(page.getByText(words('en')('ticket.take')))
    await page.clock.fastForward(screenTimings.ticketMs - 10_000)
    await shows(page.getByText(words('en')('end.countdown', { count: 10 }), { exact: true }).first())
    await visitor.button(words('en')('end.more')).click()
    await page.clock.fastForward(screenTimings.ticketMs - 10_000)
    await shows(page.locator('.number'))
    await page.clock.fastForward(11_000)
    await shows(visitor.title(words('pt')('language.title')))
    expect(kiosk.hub.said('ticket:issue')).toHaveLength(1)
  })
})
