import type { Language } from '@senha/centre'
import type { Page } from 'playwright-core'
import type { KioskInBrowser } from './kiosk-in-browser.ts'
import { sampleNotice, sampleState } from './samples.ts'
import { shows, visitorAt, words } from './visitor.ts'
import type { Look } from './walk-through.ts'

/** What stands differently while the hub is away, with numbers in reserve; these notices stood before. */
export const walkWithoutHub = async (page: Page, kiosk: KioskInBrowser, language: Language, notices: readonly string[], look: Look): Promise<void> => {
  const { button, choose, topic, answer, goTo } = visitorAt(page)
  const t = words(language)
  const nothing = (): void => undefined
  const leases = kiosk.hub.said('numbers:lease').length
  kiosk.hub.answer('numbers:lease', () => ({ ok: true, seq: 1, businessDay: '2026-11-23', leases: [{ serviceId: 'welcome', letters: 'A', from: 601, to: 602, visitCodes: ['M3W7QA', 'P4R6TC'] }] }))
  // tickets at any hour, as a demo gives them
  kiosk.hub.state({ ...sampleState(), at: '2026-11-23T03:00:00.000Z', ...(notices.length > 0 && { notices: notices.map(sampleNotice) }) })
  await kiosk.hub.goAway()
  await kiosk.hub.comeBack()
  await kiosk.hub.nth('numbers:lease', leases + 1)
  await shows(page.locator('.languages'))
  await kiosk.hub.goAway()
  // who was there before may have left their language
  await shows(page.getByText(words('pt')('reserve.band')).or(page.getByText(t('reserve.band'))))
  await look('reserve', nothing)
  await choose(language)
  await shows(topic())
  await goTo('booking')
  await shows(button(t('booking.ordinary')))
  await look('needs-network', nothing)
  await button(t('booking.ordinary')).click()
  await topic().click()
  await answer(language, true)
  await shows(page.getByText(t('ticket.take')))
  await look('reserve-ticket', nothing)
  await button(t('end.done')).click()
  await kiosk.hub.comeBack()
  await shows(page.locator('.languages'))
}
