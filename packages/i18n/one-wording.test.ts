import { expect, test } from 'vitest'
import { displayTexts } from './texts/display.ts'
import { kioskTexts } from './texts/kiosk.ts'
import { phoneTexts } from './texts/phone.ts'
import { ticketTexts } from './texts/ticket.ts'

/** What kiosk and phone page both say of a ticket. */
const said = ['wait.unknown', 'priority.mark', 'booking.slot', 'booking.near', 'ahead.none', 'place.right', 'place.left', 'place.straight', 'place.up', 'place.down', 'code.unknown'] as const
/** What the display says too, of a centre that is closed. */
const told = ['closed.next', 'closed.today', 'closed.tomorrow'] as const

test.each(phoneTexts.languages)('%s: the phone says of a ticket what the kiosk said', (language) => {
  const [kiosk, phone] = [kioskTexts.in(language), phoneTexts.in(language)]
  expect(said.map((key) => phone(key))).toEqual(said.map((key) => kiosk(key)))
  expect(phone('ticket.after', { services: 'A, B' })).toBe(ticketTexts.in(language)('after', { services: 'A, B' }))
  expect(phone('page.working')).toBe(kiosk('loading.title'))
  expect(told.map((key) => phone(key))).toEqual(told.map((key) => displayTexts.in(language)(key)))
})
