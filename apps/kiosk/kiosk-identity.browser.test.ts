import { expect, test } from 'vitest'
import { kiosk, page, visitor } from './testing/at-the-kiosk.ts'
import { axe, tooSmallOrCut } from './testing/looked-at.ts'
import { giveReserve } from './testing/reserve.ts'
import { sampleTicket } from './testing/samples.ts'
import { shows, words } from './testing/visitor.ts'

/** The screen as a person with no special needs has it, and with large letters. */
const fits = async (): Promise<void> => {
  expect(await axe(page)).toEqual([])
  expect(await tooSmallOrCut(page)).toEqual([])
}

test("a visitor whose paper says another's number reads the new one, and can have a paper that says it; staff read both", async () => {
  await giveReserve(kiosk)
  await kiosk.hub.goAway()
  await shows(page.locator('.notice', { hasText: words('pt')('reserve.band') }))
  await visitor.choose('uk')
  await visitor.topic().click()
  await visitor.answer('uk', false)
  await shows(page.getByText(words()('ticket.take')))
  expect(await page.locator('.number').innerText()).toContain('A601')

  kiosk.hub.answer('ticket:hand-in', () => ({
    ok: true,
    seq: 2,
    ticket: sampleTicket({ id: 'hub-1', number: 'A045', paperNumber: 'A601', late: true }),
  }))
  await kiosk.hub.comeBack()
  const told = words()('ticket.renumbered', { number: 'A045', paper: 'A601' })
  await shows(page.getByRole('alert').getByText(told))
  expect(await page.locator('.number').innerText()).toContain('A045')
  await fits()
  await visitor.button(words()('helper.letters')).click()
  await fits()
  await visitor.button(words()('ticket.again')).click()
  await expect.poll(async () => (await kiosk.papers()).length).toBe(2)
  await shows(page.getByText(words()('ticket.take')))
  expect(await visitor.button(words()('ticket.again')).count()).toBe(0)

  kiosk.hub.twin({ twin: true })
  await visitor.button(words()('end.done')).click()
  await visitor.unlock('pt', '1234')
  await shows(page.getByText(words('pt')('mediator.renumbered', { numbers: 'A601 → A045' })))
  await shows(page.getByText(words('pt')('mediator.twin')))
  await fits()
  // with the last tickets above them
  await page.locator('.quick .choice').first().click()
  await shows(page.locator('.chip.is-printed'))
  await fits()
  expect(await (await fetch(new URL('/health', kiosk.kiosk.address))).json()).toMatchObject({ twin: true })
})
