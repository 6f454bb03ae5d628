import { expect, test } from 'vitest'
import { kiosk, page, visitor } from './testing/at-the-kiosk.ts'
import { axe, tooSmallOrCut } from './testing/looked-at.ts'
import { sampleState } from './testing/samples.ts'
import { shows, words } from './testing/visitor.ts'

test('a kiosk whose clock is two hours late says so on its staff page and in /health, and gives tickets', async () => {
  await shows(page.locator('.languages'))
  kiosk.stepClock(-2 * 3_600_000)
  kiosk.hub.state(sampleState({ seq: 2 }))
  expect((await kiosk.hub.nth('clock:report')).payload['aheadSeconds']).toBeLessThan(-7_100)
  await visitor.unlock('pt', '1234')
  await shows(page.getByText(/^Relógio errado nesta máquina: 23 de novembro, 06:1\d\./))
  expect(await axe(page)).toEqual([])
  expect(await tooSmallOrCut(page)).toEqual([])
  // tickets that were given take its place
  await page.locator('.quick button').first().click()
  await shows(page.locator('.chip.is-printed'))
  expect(await tooSmallOrCut(page)).toEqual([])
  expect(await (await fetch(new URL('/health', kiosk.kiosk.address))).json()).toMatchObject({ clock: { whose: 'own' } })
})

test('a visitor reads the centre’s time, whatever the machine’s clock says', async () => {
  // two days behind, on a day on which the centre is closed
  await page.clock.install({ time: '2026-11-21T04:00:00.000Z' })
  await page.reload()
  await shows(page.locator('.languages'))
  expect(await page.locator('.top time').innerText()).toMatch(/^08:1\d$/)
  await visitor.button(words('pt')('door.information')).click()
  await page.locator('.service').first().click()
  await shows(page.getByText(words('pt')('service.today', { hours: '08:00–19:00' })))
})

test('a server whose own clock is in doubt is told of there too', async () => {
  await shows(page.locator('.languages'))
  kiosk.hub.state(sampleState({ clock: { is: 'held', aheadSeconds: 43_200, since: sampleState().at } }))
  await visitor.unlock('pt', '1234')
  await shows(page.getByText(words('pt')('mediator.centreClock')))
  expect(await tooSmallOrCut(page)).toEqual([])
})
