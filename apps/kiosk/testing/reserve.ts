import type { KioskInBrowser } from './kiosk-in-browser.ts'
import { sampleNotice, sampleState } from './samples.ts'

/** Gives the kiosk two numbers, for whenever the hub is away: at any hour, as a demo gives them, so that the hour of a test does not matter. */
export const giveReserve = async ({ hub }: KioskInBrowser, { businessDay = '2026-11-23', notices = [] }: { businessDay?: string; notices?: readonly string[] } = {}): Promise<void> => {
  const before = hub.said('numbers:lease').length
  hub.answer('numbers:lease', () => ({ ok: true, seq: 1, businessDay, leases: [{ serviceId: 'welcome', letters: 'A', from: 601, to: 602, visitCodes: ['M3W7QA', 'P4R6TC'] }] }))
  hub.state({ ...sampleState(), at: '2026-11-23T03:00:00.000Z', ...(notices.length > 0 && { notices: notices.map(sampleNotice) }) })
  await hub.goAway()
  await hub.comeBack()
  await hub.nth('numbers:lease', before + 1)
}
