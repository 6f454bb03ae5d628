import type { Language } from '@senha/centre'
import type { Keyboard } from './by-keyboard.ts'
import type { CountersInBrowser } from './counters-in-browser.ts'

/** What people at consoles without a mouse see and do again and again. */

/** Nobody is at the counter. */
export const ready = 'Pronto para a próxima pessoa'

/** An acknowledged change may be a moment before the list that shows it. */
export const waits = (keys: Keyboard, number: string | null): Promise<void> => keys.page.locator('.queue-row:not(.is-parked)', { hasText: number ?? 'no number' }).waitFor()

/** A visitor takes a ticket at the kiosk, and stands in the list of this console. */
export const arrives = async ({ kiosk }: CountersInBrowser, keys: Keyboard, topicId: string, language: Language): Promise<string> => {
  const issued = await kiosk.link.send('ticket:issue', { topicId, language })
  if (!issued.ok) throw new Error(issued.error.message)
  await kiosk.link.send('ticket:paper', { ticketId: issued.ticket.id, outcome: 'printed' })
  await waits(keys, issued.ticket.number)
  return issued.ticket.number
}

/** The number of the ticket at the counter. */
export const atCounter = (keys: Keyboard): Promise<string | null> => keys.page.locator('.ticket-number').textContent()

/** Somebody signs in and opens a counter by its name. */
export const opens = async (it: CountersInBrowser, user: string, counter: RegExp): Promise<Keyboard> => {
  const keys = await it.signIn(user)
  await keys.tabTo(counter)
  await keys.act('Enter', ready)
  return keys
}
