import type { Language } from '@senha/centre'
import { languageNames } from '@senha/i18n'
import type { KioskState } from '@senha/protocol'
import type { Page } from 'playwright-core'
import type { KioskInBrowser } from './kiosk-in-browser.ts'
import { lisboa, sampleNotice, sampleState, sampleTicket } from './samples.ts'
import { shows, visitorAt, words } from './visitor.ts'
import type { Helper } from './visitor.ts'

type Notice = NonNullable<KioskState['notices']>[number]
/** Posts these notices, beside whatever the hub says there. */
export type Post = (notices: readonly Notice[]) => void
export type Look = (where: string, post: Post) => Promise<void>

/** Every screen of the way, one after another, as this visitor has set it. */
export const walkThrough = async (page: Page, kiosk: KioskInBrowser, language: Language, helpers: readonly Helper[], see: Look): Promise<void> => {
  const { button, choose, title, topic, answer, typeCode, goTo, turnTo } = visitorAt(page)
  const t = words(language)
  let said: Partial<KioskState> = {}
  const tell = (notices: readonly Notice[]): void => kiosk.hub.state(sampleState({ centre: { ...lisboa, printing: { ...lisboa.printing, fallbacks: { k1: 'k2' } } }, printers: ['k2'], ...said, ...(notices.length > 0 && { notices: [...notices] }) }))
  const state = (over: Partial<KioskState> = {}): void => {
    said = over
    tell([])
  }
  const look = (where: string): Promise<void> => see(where, tell)
  const back = (): Promise<void> => button(t('nav.back')).click()
  const begin = async (): Promise<void> => {
    await shows(page.locator('.languages'))
    for (const helper of helpers) await button(words('pt')(helper)).click()
  }
  const choosesOver = async (): Promise<void> => {
    await page.locator('.tongue').click()
    await page.locator('dialog').getByRole('button', { name: languageNames[language] }).click()
  }
  const done = async (): Promise<void> => {
    await button(t('end.done')).click()
    await begin()
    await choose(language)
    await shows(topic())
  }
  state()
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
  await (await turnTo(button(t('privacy.title')))).click()
  await shows(page.locator('dialog.privacy'))
  await look('privacy')
  await button(t('help.close')).click()
  await goTo('booking')
  await typeCode('SNS-1')
  await button(t('code.continue')).click()
  await shows(page.getByText(t('booking.unknown')))
  await look('booking')
  await button(t('code.erase')).click()
  await typeCode('2')
  await button(t('code.continue')).click()
  await answer(language, false)
  await shows(page.getByText(t('ticket.take')))
  await look('booked')
  await done()
  await goTo('information')
  await shows(page.locator('.services'))
  await look('information')
  await page.locator('.service').nth(1).click()
  await shows(page.locator('.one-service'))
  await look('service')
  await back()
  await back()
  await goTo('code')
  await typeCode('AAAAAA')
  await button(t('code.continue')).click()
  await shows(page.getByText(t('code.unknown')))
  await look('code')
  await back()
  state({ queues: sampleState().queues.map((queue) => (queue.serviceId === 'borders' ? { ...queue, issuing: 'full' } : queue)) })
  await shows(page.locator('.ended').first())
  await look('topic-ended')
  await topic().click()
  await shows(title(t('ended.title')))
  await look('ended')
  state()
  await shows(title(t('priority.title')))
  await look('priority')
  await answer(language, true)
  await shows(page.getByText(t('ticket.take')))
  await look('ticket')
  await done()
  await kiosk.fault('paper-out', true)
  await topic().click()
  await answer(language, true)
  await shows(page.getByText(t('ticket.failed')))
  await look('no-paper')
  await kiosk.fault('paper-out', false)
  await done()
  kiosk.hub.answer('ticket:issue', () => ({ ok: false, error: { code: 'too-many', message: 'many papers in a row' } }))
  await topic().click()
  await answer(language, false)
  await shows(title(t('limit.title')))
  await look('problem')
  await button(t('problem.start')).click()
  await begin()
  await choose(language)
  await shows(topic())
  await back()
  // the first screen is everybody's: the language is chosen anew at the staff's door
  await button(words('pt')('staff.door')).click()
  await choosesOver()
  await shows(page.locator('.keys.digits'))
  await look('pin')
  for (const digit of '1234') await button(digit).click()
  await button(t('staff.open')).click()
  await shows(page.locator('.quick'))
  kiosk.hub.answer('ticket:issue', () => ({ ok: true, seq: 9, ticket: sampleTicket({ id: 't-last' }) }))
  await page.locator('.quick .choice').first().click()
  await shows(page.locator('.chip.is-printed'))
  await look('mediator')
  await button(t('mediator.lock')).click()
  await begin()
  await goTo('code')
  await typeCode('K7F3Q9')
  await button(words('pt')('code.continue')).click()
  await shows(page.locator('.visit'))
  await look('visit')
  await button(t('end.done')).click()
  await shows(page.locator('.languages'))
  state({ open: false })
  await shows(page.locator('.closed'))
  await choosesOver()
  await shows(title(t('closed.title')))
  await look('closed')
  tell([sampleNotice('evacuation')])
  await shows(page.locator('.emergency'))
  await see('emergency', (notices) => tell([...notices, sampleNotice('evacuation')]))
  state()
}
