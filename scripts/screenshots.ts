// at ten on a Monday morning, whenever it is made
import './testing/monday.mjs'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { connect, openHouse, staff } from './testing/house.ts'
import type { Client } from './testing/house.ts'

/** `npm run screenshots`: every screen as a person meets it on a busy morning, from the real programs, into docs/screenshots. */
const folder = join(fileURLToPath(new URL('..', import.meta.url)), 'docs/screenshots')
mkdirSync(folder, { recursive: true })
const house = await openHouse()

const page = async (url: string, width: number, height: number, scale = 1): Promise<Page> => {
  const context = await house.browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale, locale: 'pt-PT', reducedMotion: 'reduce' })
  const opened = await context.newPage()
  await opened.goto(url, { waitUntil: 'networkidle' })
  await opened.evaluate(async () => { await document.fonts.ready })
  return opened
}
const keep = async (of: Page, name: string): Promise<void> => {
  await of.screenshot({ path: join(folder, `${name}.png`) })
  console.log(name)
}
const touch = (on: Page, name: RegExp): Promise<void> => on.getByRole('button', { name }).first().click()

// a morning: people of nine languages, some called, some sent on
const door: Client = await connect(house.hub, '/kiosk', { token: 'demo-kiosk', id: 'kiosk-2' })
const people = [
  ['papers', 'pt'], ['family', 'uk'], ['health', 'en'], ['social-security', 'ro'], ['work', 'fr'], ['housing', 'kea'], ['nationality', 'es'], ['papers', 'ru'],
  ['education', 'be'], ['legal', 'pt'], ['papers', 'en'], ['job', 'uk'], ['social-security', 'pt'], ['papers', 'kea'],
]
const issue = async (topicId: string | undefined, language: string | undefined, more = {}): Promise<{ id: string; number: string; visitCode: string }> => {
  const { ticket } = await door.command('ticket:issue', { topicId, language, ...more })
  await door.command('ticket:paper', { ticketId: ticket.id, outcome: 'printed' })
  return ticket
}
for (const [topicId, language] of people) await issue(topicId, language, { priority: topicId === 'legal' })
const ana = await staff(house.hub, 'ana')
await ana.command('counter:open', { counterId: 'w2' })
for (let served = 0; served < 5; served += 1) {
  const called = await ana.command('ticket:call-next')
  await ana.command('ticket:start')
  await ana.command('visit:refer', { visitCode: called['visit'].visitCode, serviceIds: [served % 2 === 0 ? 'social-security' : 'borders'] })
  await ana.command('ticket:finish')
}
const rui = await staff(house.hub, 'rui')
await rui.command('counter:open', { counterId: 'social-security-1' })
await rui.command('ticket:call-next')
await rui.command('ticket:start')

const kiosk = await page(`${house.kiosk}/kiosk`, 1080, 1920)
await kiosk.getByRole('button', { name: /Українська/ }).waitFor()
await keep(kiosk, 'kiosk-language')
await touch(kiosk, /Українська/)
await keep(kiosk, 'kiosk-topic-uk')
await touch(kiosk, /Соціальне страхування/)
await keep(kiosk, 'kiosk-priority-uk')
await touch(kiosk, /^Ні/)
await kiosk.getByText(/A0\d\d/).first().waitFor()
await keep(kiosk, 'kiosk-ticket-uk')

const desk = await page(`${house.hub}/console`, 1440, 900)
await desk.getByRole('textbox', { name: 'Utilizador' }).fill('olga')
await keep(desk, 'console-sign-in')
await desk.getByRole('textbox', { name: 'PIN' }).fill('1234')
await touch(desk, /^Entrar/)
await desk.getByRole('button', { name: /Balcão 3\b|^Abrir.* 3\b/ }).first().waitFor()
await keep(desk, 'console-counters')
await touch(desk, /Balcão 3\b|^Abrir.* 3\b/)
await desk.getByRole('button', { name: /Chamar seguinte/ }).waitFor()
const display = await page(`${house.hub}/display?token=demo-display`, 1920, 1080)
const portrait = await page(`${house.hub}/display?token=demo-display&id=portrait`, 1080, 1920)
await desk.keyboard.press('Space')
await desk.getByRole('button', { name: /Começar/ }).waitFor()
await keep(desk, 'console-called')
await display.getByText('Balcão').first().waitFor()
await keep(display, 'display-call')
await keep(portrait, 'display-call-portrait')
await touch(desk, /Começar/)
await desk.getByLabel('Passaporte').check()
await desk.getByLabel(/NISS/).check()
await desk.getByLabel(/Nota para o balcão seguinte/).fill('Falta o NISS. Fala também russo.')
await desk.getByText('Passaporte').first().waitFor()
await keep(desk, 'console-serving')

const mine = await issue('papers', 'uk')
const phone = await page(`${house.hub}/t/${mine.visitCode}`, 390, 844, 2)
await phone.getByText(mine.number).first().waitFor()
await keep(phone, 'phone-waiting-uk')
await ana.command('ticket:call', { ticketId: mine.id })
await phone.getByText(/Стійка|стійк/).first().waitFor()
await keep(phone, 'phone-called-uk')

const monitor = await page(`${house.hub}/monitor?token=demo-monitor`, 1440, 900)
await monitor.getByText('Acolhimento').first().waitFor()
await keep(monitor, 'monitor')
const paper = await page(`${house.kiosk}/paper`, 1440, 900)
await keep(paper, 'paper')
await house.close()
process.exit(0)
