import { languageNames } from '@senha/i18n'
import { beforeEach, describe, expect, test } from 'vitest'
import { kiosk, openAlways, page, visitor } from './testing/at-the-kiosk.ts'
import { axe, tooSmallOrCut } from './testing/looked-at.ts'
import { giveReserve } from './testing/reserve.ts'
import { sampleState } from './testing/samples.ts'
import { booked, shows, words } from './testing/visitor.ts'
import { screenTimings } from './timings.ts'

const looksRight = async (): Promise<void> => {
  expect(await axe(page)).toEqual([])
  expect(await tooSmallOrCut(page)).toEqual([])
}

test('by touch: a wrong code is said kindly before anything else is asked, and mended; the hour stands on the screen, and one paper comes out', async () => {
  await visitor.choose('uk')
  await visitor.button(words()('door.booking')).click()
  await visitor.typeCode('SNS-1')
  await visitor.button(words()('code.continue')).click()
  await shows(page.getByText(words()('booking.unknown')))
  await looksRight()
  await visitor.button(words()('code.erase')).click()
  await visitor.typeCode('2')
  await visitor.button(words()('code.continue')).click()
  await visitor.answer('uk', true)
  await shows(page.getByText(words()('ticket.take')))
  expect(await page.locator('.facts').innerText()).toMatch(new RegExp(`10:30[^]*${words()('booking.slot')}[^]*${words()('booking.near')}`))
  await looksRight()
  expect(kiosk.hub.said('appointment:check-in')).toMatchObject([{ bookingCode: 'SNS-2', language: 'uk', priority: true }])
  expect(kiosk.hub.said('appointment:lookup')).toMatchObject([{ bookingCode: 'SNS-1' }, { bookingCode: 'SNS-2' }])
  expect(await kiosk.papers()).toHaveLength(1)
})

test('by keyboard alone; who comes too late is told kindly that the place counts from now', async () => {
  kiosk.hub.answer('appointment:check-in', () => ({ ok: true, seq: 1, ticket: booked({ slotAt: undefined }) }))
  await shows(page.locator('.languages'))
  await visitor.keyTo(languageNames.en)
  await page.keyboard.press('Enter')
  await shows(visitor.topic())
  await visitor.keyTo(words('en')('door.booking'))
  await page.keyboard.press('Enter')
  await shows(page.locator('.booking'))
  await page.keyboard.type('sns-2', { delay: screenTimings.readerGapMs + 20 })
  expect(await page.locator('.typed-line').innerText()).toBe('SNS-2')
  await visitor.keyTo(words('en')('code.continue'))
  await page.keyboard.press('Enter')
  await shows(visitor.title(words('en')('priority.title')))
  await visitor.keyTo(words('en')('priority.no'))
  await page.keyboard.press('Enter')
  await shows(page.getByText(words('en')('booking.late')))
  await shows(page.getByText(words('en')('ticket.take')))
  await looksRight()
})

test('held to the reader on the first screen: the language is asked over it, then the law’s question, and the code is there', async () => {
  await shows(page.locator('.languages'))
  await visitor.scan('sns-2')
  await shows(page.locator('dialog'))
  await looksRight()
  await page.locator('dialog').getByRole('button', { name: languageNames.uk }).click()
  expect(await page.locator('.typed-line').innerText()).toBe('SNS-2')
  await visitor.button(words()('code.continue')).click()
  await visitor.answer('uk', false)
  await shows(page.getByText(words()('ticket.take')))
  expect(kiosk.hub.said('appointment:check-in')).toMatchObject([{ bookingCode: 'SNS-2', language: 'uk', priority: false }])
})

describe('six signs, which a ticket and a booking may have', () => {
  const six = 'AC4DE7'
  beforeEach(() => {
    kiosk.hub.answer('appointment:lookup', ({ bookingCode }) =>
      (bookingCode === six ? { ok: true, seq: 1, serviceId: 'health', slotAt: '2026-11-23T10:30:00.000Z' } : { ok: false, error: { code: 'not-found', message: 'no booking of today' } }))
    kiosk.hub.answer('appointment:check-in', () => ({ ok: true, seq: 3, ticket: booked() }))
  })

  test('the paper of a ticket shows its visit at the topics, and where a booking is asked for', async () => {
    await visitor.choose('uk')
    await shows(visitor.topic())
    await visitor.scan('K7F3Q9')
    await shows(visitor.title(words()('visit.title')))
    expect(kiosk.hub.said('appointment:lookup')).toEqual([])
    await visitor.button(words()('end.done')).click()
    await visitor.choose('uk')
    await visitor.button(words()('door.booking')).click()
    await shows(page.locator('.booking'))
    await visitor.scan('K7F3Q9')
    await shows(visitor.title(words()('visit.title')))
  })

  test('a booking is found at the topics, and on the first screen, where the language is asked first', async () => {
    await visitor.choose('uk')
    await shows(visitor.topic())
    await visitor.scan(six)
    await visitor.answer('uk', false)
    await shows(page.getByText(words()('ticket.take')))
    await visitor.button(words()('end.done')).click()
    await shows(page.locator('.languages'))
    await visitor.scan(six)
    await page.locator('dialog').getByRole('button', { name: languageNames.fr }).click()
    await visitor.answer('fr', true)
    await shows(page.getByText(words('fr')('ticket.take')))
    expect(kiosk.hub.said('appointment:check-in')).toMatchObject([{ bookingCode: six, language: 'uk', priority: false }, { bookingCode: six, language: 'fr', priority: true }])
  })

  test('of neither: said where the person stands, once both were asked', async () => {
    await visitor.choose('uk')
    await shows(visitor.topic())
    await visitor.scan('QQQQQQ')
    await shows(page.getByText(words()('code.unknown')))
    expect([kiosk.hub.said('visit:lookup').length, kiosk.hub.said('appointment:lookup').length]).toEqual([1, 1])
  })
})

test('too many wrong codes: said where the code is typed', async () => {
  kiosk.hub.answer('appointment:lookup', () => ({ ok: false, error: { code: 'too-many', message: 'wait a little' } }))
  await visitor.choose('en')
  await shows(visitor.topic())
  await visitor.scan('SNS-2')
  await shows(page.getByText(words('en')('code.slow')))
  await looksRight()
})

test('a right code while the kiosk gives no more papers for a moment: its own words, and nothing of wrong codes', async () => {
  kiosk.hub.answer('appointment:check-in', () => ({ ok: false, error: { code: 'too-many', message: 'many papers in a row' } }))
  await visitor.choose('en')
  await shows(visitor.topic())
  await visitor.scan('SNS-2')
  await visitor.answer('en', false)
  await shows(visitor.title(words('en')('limit.title')))
  expect(await page.getByText(words('en')('code.slow')).count()).toBe(0)
  kiosk.hub.answer('appointment:check-in', () => ({ ok: true, seq: 3, ticket: booked() }))
  await visitor.button(words('en')('problem.again')).click()
  await shows(page.getByText(words('en')('ticket.take')))
  expect(new Set(kiosk.hub.said('appointment:check-in').map(({ commandId }) => commandId)).size).toBe(1)
})

test('a hub that hangs in the middle: an ordinary ticket is offered, and when it answers again the booked one is there', async () => {
  await openAlways()
  kiosk.hub.answer('appointment:check-in', () => undefined)
  await visitor.choose('uk')
  await visitor.scan('SNS-2')
  await visitor.answer('uk', false)
  await visitor.reads(words()('booking.network'))
  kiosk.hub.answer('appointment:check-in', () => ({ ok: true, seq: 3, ticket: booked() }))
  kiosk.hub.state(sampleState({ seq: 9 }))
  await shows(page.getByText(words()('ticket.take')))
  expect(await page.locator('.number').innerText()).toContain('U003')
  // one person, one command
  expect(new Set(kiosk.hub.said('appointment:check-in').map(({ commandId }) => commandId)).size).toBe(1)
  expect(await kiosk.papers()).toHaveLength(1)
})

test('without the hub: bookings need the network, said so, and an ordinary ticket is there', async () => {
  await giveReserve(kiosk)
  await shows(page.locator('.languages'))
  await visitor.choose('uk')
  await kiosk.hub.goAway()
  await visitor.button(words()('door.booking')).click()
  await visitor.reads(words()('booking.network'))
  await looksRight()
  await visitor.button(words()('booking.ordinary')).click()
  await visitor.topic().click()
  await visitor.answer('uk', false)
  await shows(page.getByText(words()('ticket.take')))
  expect(await page.locator('.number').innerText()).toContain('A601')
  expect(kiosk.hub.said('appointment:check-in')).toEqual([])
})
