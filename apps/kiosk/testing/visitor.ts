import type { Language } from '@senha/centre'
import { languageNames, privacyNotice } from '@senha/i18n'
import { kioskTexts } from '@senha/i18n/texts/kiosk'
import type { Ticket } from '@senha/protocol'
import type { Locator, Page } from 'playwright-core'
import type { KioskInBrowser } from './kiosk-in-browser.ts'
import { lisboa, sampleTicket, sampleVisit } from './samples.ts'

export type Helper = 'helper.letters' | 'helper.contrast' | 'helper.lower'

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
  return {
    button, focused,
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

/** Looks at a screen; `scrolls` where it may be longer than the screen. */
export type Look = (where: string, scrolls?: boolean) => Promise<void>

/** Every screen of the way, one after another, as this visitor has set it. */
export const walkThrough = async (page: Page, language: Language, helpers: readonly Helper[], look: Look): Promise<void> => {
  const { button, choose, title, topic, answer, typeCode, unlock } = visitorAt(page)
  const t = words(language)
  const back = (): Promise<void> => button(t('nav.back')).click()
  const begin = async (): Promise<void> => {
    await shows(page.locator('.languages'))
    for (const helper of helpers) await button(words('pt')(helper)).click()
  }
  await begin()
  await look('language')
  await choose(language)
  await shows(topic())
  await look('topic')
  await page.locator('.tongue').click()
  await shows(page.locator('dialog'))
  await look('languages')
  await page.keyboard.press('Escape')
  await button(t('helper.help')).click()
  await shows(page.locator('dialog'))
  await look('help')
  await button(t('privacy.title')).click()
  await shows(page.locator('dialog.privacy'))
  for (const [index, { title }] of privacyNotice(language, lisboa).entries()) {
    await shows(page.locator('dialog.privacy').getByRole('heading', { name: title, exact: true }))
    await look(index === 0 ? 'privacy' : `privacy-${index + 1}`)
    await page.locator('dialog.privacy .side-button').click()
  }
  await button(t('help.close')).click()
  await button(t('door.booking')).click()
  await typeCode('SNS-1')
  await button(t('code.continue')).click()
  await answer(language, false)
  await shows(page.getByText(t('booking.unknown')))
  await look('booking')
  await button(t('code.erase')).click()
  await typeCode('2')
  await button(t('code.continue')).click()
  await shows(page.getByText(t('ticket.take')))
  await look('booked')
  await button(t('end.done')).click()
  await begin()
  await choose(language)
  await button(t('door.information')).click()
  await shows(page.locator('.services'))
  await look('information')
  await page.locator('.service').nth(1).click()
  await shows(page.locator('.documents'))
  await look('service')
  await back()
  await back()
  await button(t('door.ticket')).click()
  await typeCode('AAAAAA')
  await button(t('code.continue')).click()
  await shows(page.getByText(t('code.unknown')))
  await look('code')
  await back()
  await topic().click()
  await shows(title(t('priority.title')))
  await look('priority')
  await answer(language, true)
  await shows(page.getByText(t('ticket.take')))
  await look('ticket')
  await button(t('end.done')).click()
  await begin()
  await choose(language)
  await shows(topic())
  await back()
  await unlock(language, '1234')
  await shows(page.locator('.quick'))
  await page.locator('.quick .choice').first().click()
  await shows(page.locator('.chip.is-printed'))
  // staff who need large letters scroll
  await look('mediator', helpers.includes('helper.letters') || helpers.includes('helper.lower'))
  await button(t('mediator.lock')).click()
  await begin()
  await button(words('pt')('door.ticket')).click()
  await typeCode('K7F3Q9')
  await button(words('pt')('code.continue')).click()
  await shows(page.locator('.visit'))
  await look('visit', helpers.includes('helper.letters'))
}
