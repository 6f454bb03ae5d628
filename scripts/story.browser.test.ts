import Database from 'better-sqlite3'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse } from './testing/house.ts'
import type { House } from './testing/house.ts'

let house: House
const faults: string[] = []
beforeAll(async () => { house = await openHouse() })
afterAll(async () => { await house.close() })

const page = async (url: string, width: number, height: number): Promise<Page> => {
  const context = await house.browser.newContext({ viewport: { width, height }, locale: 'pt-PT' })
  const opened = await context.newPage()
  opened.on('pageerror', (error) => faults.push(`${url}: ${error.message}`))
  await opened.goto(url)
  return opened
}
const touch = (on: Page, name: RegExp): Promise<void> => on.getByRole('button', { name }).first().click()
const papers = async (): Promise<{ text: string }[]> => (await fetch(`${house.kiosk}/paper/papers.json`)).json()

const signIn = async (user: string, counter: RegExp): Promise<Page> => {
  const console = await page(`${house.hub}/console`, 1440, 900)
  await console.getByRole('textbox', { name: 'Utilizador' }).fill(user)
  await console.getByRole('textbox', { name: 'PIN' }).fill('1234')
  await touch(console, /^Entrar/)
  await touch(console, counter)
  await console.getByRole('button', { name: /Chamar seguinte/ }).waitFor()
  return console
}

test('from the door to the desk: a visitor, two counters, a display and a printer, with the hub killed in the middle', async () => {
  const kiosk = await page(`${house.kiosk}/kiosk`, 1080, 1920)
  const display = await page(`${house.hub}/display?token=demo-display`, 1920, 1080)
  const wide = (text: RegExp) => display.getByText(text).first().waitFor()

  // the door
  await touch(kiosk, /Українська/)
  await touch(kiosk, /Соціальне страхування/)
  await touch(kiosk, /^Так/)
  await kiosk.getByText('A001').first().waitFor()
  await expect.poll(async () => (await papers()).length).toBe(1)

  // the Welcoming Office
  const olga = await signIn('olga', /^Abrir.* 1\b|Balcão 1\b/)
  await olga.keyboard.press('Space')
  await olga.getByText('A001').first().waitFor()
  await wide(/A001/)

  // the power goes, in the middle of the call, and comes back
  await house.killHub()
  await house.startHub()
  await touch(olga, /Começar/)
  await olga.getByLabel('Passaporte').check()
  await olga.getByLabel(/NISS/).check()
  await olga.getByLabel(/Nota para o balcão seguinte/).fill('Fala também russo')
  await touch(olga, /Segurança Social.*sem balcão aberto/)
  // the kiosk, too, has found the hub again: else the paper would be taken later, with the visit code
  await expect.poll(() => olga.getByLabel('Imprimir').inputValue()).not.toBe('later')
  await touch(olga, /Encaminhar e terminar/)
  await expect.poll(async () => (await papers()).length).toBe(2)

  // Social Security
  const rui = await signIn('rui', /^Abrir.* 12\b|Balcão 12\b/)
  await rui.keyboard.press('Space')
  await rui.getByText('S001').first().waitFor()
  await wide(/S001/)
  await rui.getByText('Fala também russo').waitFor()
  await touch(rui, /Começar/)
  await touch(rui, /^Terminar/)
  await rui.getByText(/Ninguém à espera/).first().waitFor()

  const db = new Database(join(house.data, 'hub.sqlite'), { readonly: true })
  const rows = (): unknown[] => db.prepare('SELECT number, service_id, stage, language, priority, outcome, counter_id, paper FROM ticket_flow ORDER BY stage').all()
  await expect.poll(rows).toEqual([
    { number: 'A001', service_id: 'welcome', stage: 1, language: 'uk', priority: 1, outcome: 'served', counter_id: 'w1', paper: 'printed' },
    { number: 'S001', service_id: 'social-security', stage: 2, language: 'uk', priority: 1, outcome: 'served', counter_id: 'social-security-1', paper: 'printed' },
  ])
  db.close()
  expect(faults).toEqual([])
})
