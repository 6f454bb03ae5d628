import type { Language } from '@senha/centre'
import type { Page } from 'playwright-core'
import type { KioskInBrowser } from './kiosk-in-browser.ts'
import { giveReserve } from './reserve.ts'
import { shows, visitorAt, words } from './visitor.ts'
import type { Look } from './walk-through.ts'

/** What stands differently while the hub is away, with numbers in reserve; these notices stood before. */
export const walkWithoutHub = async (page: Page, kiosk: KioskInBrowser, language: Language, notices: readonly string[], look: Look): Promise<void> => {
  const { button, choose, topic, answer, goTo } = visitorAt(page)
  const t = words(language)
  const nothing = (): void => undefined
  await giveReserve(kiosk, { notices })
  await shows(page.locator('.languages'))
  await kiosk.hub.goAway()
  await shows(page.locator('.notice', { hasText: words('pt')('reserve.band') }))
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
