import type { Language } from '@senha/centre'
import { languageNames } from '@senha/i18n'
import { kioskTexts } from '@senha/i18n/texts/kiosk'
import type { Ticket } from '@senha/protocol'
import type { Locator, Page } from 'playwright-core'
import type { KioskInBrowser } from './kiosk-in-browser.ts'
import { sampleTicket, sampleVisit } from './samples.ts'

/** Letters twice are the largest. */
export type Helper = 'helper.letters' | 'helper.contrast' | 'helper.lower' | 'helper.listen'

export const words = (language: Language = 'uk') => kioskTexts.in(language)
export const shows = (locator: Locator): Promise<void> => locator.waitFor()

/** The ticket of who booked a time and came for it. */
export const booked = (over: Partial<Ticket> = {}): Ticket => sampleTicket({ id: 't-booked', number: 'U003', serviceId: 'health', topicId: 'health', slotAt: '2026-11-23T10:30:00.000Z', ...over })

/** A hub that gives tickets, and knows one visit and one booking. */
export const giveTickets = ({ hub }: KioskInBrowser, visitLanguage: Language = 'uk'): void => {
  let issued = 0
  hub.answer('ticket:issue', ({ language, priority, topicId }) => {
    issued += 1
    return { ok: true, seq: issued, ticket: { ...sampleTicket({ id: `t-${issued}`, number: `A0${41 + issued}` }), language, priority, topicId } }
  })
  hub.answer('visit:lookup', ({ visitCode }) =>
    (visitCode === 'K7F3Q9' ? { ok: true, seq: 1, visit: sampleVisit({ language: visitLanguage }) } : { ok: false, error: { code: 'not-found', message: 'no visit of today' } }))
  hub.answer('appointment:lookup', ({ bookingCode }) =>
    (bookingCode === 'SNS-2' ? { ok: true, seq: 1, serviceId: 'health', slotAt: '2026-11-23T10:30:00.000Z' } : { ok: false, error: { code: 'not-found', message: 'no booking of today' } }))
  hub.answer('appointment:check-in', ({ bookingCode, language, priority }) =>
    (bookingCode === 'SNS-2' ? { ok: true, seq: 1, ticket: { ...booked(), language, priority } } : { ok: false, error: { code: 'not-found', message: 'no booking of today' } }))
  hub.answer('ticket:issue-second', () => ({ ok: true, seq: 2, tickets: sampleVisit().tickets.slice(1) }))
}

/** What a person at the kiosk does. */
export const visitorAt = (page: Page) => {
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true })
  const focused = (): Locator => page.locator(':focus')
  const scanKeys = (given: readonly string[]): Promise<void> => page.evaluate((keys) => {
    for (const key of keys) (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  }, given)
  /** Turns the pages of a list until this is on one. */
  const turnTo = async (wanted: Locator): Promise<Locator> => {
    await page.locator('.sheet, [data-door]').first().waitFor()
    const pager = page.locator(await page.locator('dialog[open]').count() > 0 ? 'dialog .pager:not([hidden])' : '.pager:not([hidden])')
    for (let turns = 0; turns < 20 && !(await wanted.isVisible()) && await pager.count() > 0; turns += 1) await pager.click()
    return wanted
  }
  return {
    button, focused, turnTo,
    /** Reads a text to its end, sentence by sentence, turning its pages. */
    reads: async (text: string): Promise<void> => {
      for (const sentence of text.split(/(?<=[.!?])\s+/)) await shows(await turnTo(page.locator('.told').getByText(sentence, { exact: true })))
    },
    /** Through one of the doors beside the languages or the topics. */
    goTo: async (door: 'code' | 'booking' | 'information'): Promise<void> => (await turnTo(page.locator(`[data-door=${door}]`))).click(),
    choose: (language: Language): Promise<void> => page.getByRole('button', { name: languageNames[language] }).click(),
    title: (name: string): Locator => page.getByRole('heading', { name }),
    topic: (): Locator => page.locator('.topics .choice').first(),
    answer: (language: Language, yes: boolean): Promise<void> => button(words(language)(yes ? 'priority.yes' : 'priority.no')).click(),
    typeCode: async (code: string): Promise<void> => {
      for (const sign of code) await page.locator('.key').filter({ hasText: new RegExp(`^${sign}$`) }).click()
    },
    /** A barcode reader types faster than a driver does over its wire: the keys come from the page itself. */
    scan: (code: string): Promise<void> => scanKeys([...code.split(''), 'Enter']),
    scanKeys,
    unlock: async (language: Language, pin: string): Promise<void> => {
      await button(words(language)('staff.door')).click()
      await shows(page.locator('.keys.digits'))
      for (const digit of pin) await button(digit).click()
      await button(words(language)('staff.open')).click()
    },
    /** Moves the focus with a key until it stands on these words. */
    keyTo: async (name: string, key = 'Tab'): Promise<void> => {
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press(key)
        if ((await focused().textContent())?.includes(name) || (await focused().getAttribute('aria-label')) === name) return
      }
      throw new Error(`the keyboard does not reach "${name}"`)
    },
  }
}
