import { build, openBrowser } from '@senha/screens/testing'
import { openPage } from '@senha/staff/testing'
import type { Watched } from '@senha/staff/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openKiosk, startRealHub } from './testing/real-hub.ts'
import type { RealHub } from './testing/real-hub.ts'

/** The story of the issue at two consoles, over a real hub in a process of its own, with a kiosk that only speaks the protocol. */

let hub: RealHub
let browser: Browser
const watched: Watched[] = []

beforeAll(async () => {
  await build('console', 'monitor')
  hub = await startRealHub()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await hub.close()
})

/** `finds`: what stands there then; whoever has a counter finds it as it was left. */
const signIn = async (user: string, finds = 'Em que balcão vai estar?'): Promise<Page> => {
  const opened = await openPage(browser, hub.address)
  watched.push(opened)
  const { page } = opened
  await page.goto(`${hub.address}/console/`)
  await page.getByLabel('Utilizador').fill(user)
  await page.getByLabel('PIN', { exact: true }).fill('1234')
  await page.keyboard.press('Enter')
  await page.getByText(finds).waitFor()
  return page
}
const openCounter = async (page: Page, number: number): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(`^Balcão ${number}\\b`) }).click()
  await page.getByText('Pronto para a próxima pessoa').waitFor()
}
const answered = async (page: Page): Promise<void> => {
  await expect.poll(async () => page.locator('[aria-busy="true"]').count()).toBe(0)
}

test('from the first ticket to the second counter, with the hub killed in the middle', async () => {
  const kiosk = openKiosk(hub.address)
  const issued = await kiosk.link.send('ticket:issue', { topicId: 'social-security', language: 'uk', partySize: 2 })
  if (!issued.ok) throw new Error(issued.error.message)
  expect(issued.ticket.number).toBe('A001')
  await kiosk.link.send('ticket:paper', { ticketId: issued.ticket.id, outcome: 'printed' })

  const olga = await signIn('olga')
  await openCounter(olga, 3)
  await olga.getByRole('button', { name: /A001, ucraniano, Segurança Social/ }).waitFor()
  await olga.keyboard.press(' ')
  await olga.getByText('à espera da pessoa').waitFor()
  await answered(olga)
  await olga.keyboard.press('Enter')
  await olga.getByText('em atendimento').waitFor()
  await olga.getByLabel('Passaporte').press(' ')
  await olga.getByLabel('Fotografia tipo passe').press(' ')
  await olga.getByText('Guardado', { exact: true }).waitFor()

  await hub.kill()
  await olga.getByText('Sem ligação ao centro desde as').waitFor()
  await olga.getByText('em atendimento').waitFor()
  await hub.start()
  await olga.getByText('Sem ligação ao centro desde as').waitFor({ state: 'detached' })
  await olga.getByText('em atendimento').waitFor()
  await expect.poll(() => olga.getByLabel('Passaporte').isChecked()).toBe(true)

  await olga.getByLabel('Nota para o balcão seguinte').fill('Falta o NISS. Fala também russo.')
  await olga.keyboard.press('Escape')
  await olga.getByLabel('Imprimir').selectOption('kiosk-1')
  await olga.keyboard.press('Escape')
  await olga.keyboard.press('1')
  await olga.keyboard.press('Enter')
  await olga.getByText('Novas senhas: S001 (').waitFor()
  await olga.getByText('Pronto para a próxima pessoa').waitFor()
  await expect.poll(() => kiosk.jobs.map((job) => job.ticket.number)).toEqual(['S001'])
  expect(kiosk.jobs[0]?.ticket.visitCode).toBe(issued.ticket.visitCode)

  const rui = await signIn('rui')
  await openCounter(rui, 12)
  await rui.keyboard.press(' ')
  await rui.getByText('O que já se sabe').waitFor()
  await rui.getByText('Falta o NISS. Fala também russo.').waitFor()
  await rui.getByText('Acolhimento encaminhou para Segurança Social').waitFor()
  await answered(rui)
  await rui.keyboard.press('Enter')
  await rui.getByText('em atendimento').waitFor()
  await expect.poll(() => rui.getByLabel('Passaporte').isChecked()).toBe(true)
  // Social Security does not declare it, so its staff do not see it
  expect(await rui.getByLabel('Fotografia tipo passe').count()).toBe(0)
  await answered(rui)
  await rui.keyboard.press('Enter')
  await rui.getByText('Senha S001 terminada.').waitFor()
  await answered(rui)
  await rui.keyboard.press('z')
  await rui.getByText('em atendimento').waitFor()
  await answered(rui)
  await rui.keyboard.press('f')
  await rui.getByText('Pronto para a próxima pessoa').waitFor()

  const screen = await openPage(browser, hub.address)
  watched.push(screen)
  await screen.page.goto(`${hub.address}/monitor/?token=demo-monitor&id=wall`)
  await screen.page.getByRole('heading', { name: 'Filas' }).waitFor()
  expect(await screen.page.getByText('kiosk-1').count()).toBeGreaterThan(0)
  expect(screen.page.url()).not.toContain('demo-monitor')
  kiosk.link.close()
})

test('two consoles that call at once get two tickets, and a counter changes hands politely', async () => {
  const kiosk = openKiosk(hub.address)
  for (const language of ['pt', 'pt'] as const) expect((await kiosk.link.send('ticket:issue', { topicId: 'health', language })).ok).toBe(true)
  const olga = await signIn('olga', 'Pronto para a próxima pessoa')
  const ana = await signIn('ana')
  await openCounter(ana, 1)
  await Promise.all([olga.keyboard.press(' '), ana.keyboard.press(' ')])
  await Promise.all([olga, ana].map(async (page) => page.getByText('à espera da pessoa').waitFor()))
  const numbers = await Promise.all([olga, ana].map(async (page) => page.locator('.ticket-number').textContent()))
  expect(new Set(numbers).size).toBe(2)
  await answered(ana)
  await ana.keyboard.press('n')
  await ana.getByText('Pronto para a próxima pessoa').waitFor()
  await answered(ana)
  await ana.keyboard.press('s')
  await ana.getByRole('button', { name: 'Fechar o balcão' }).click()
  await ana.getByRole('button', { name: /^Balcão 3\b/ }).click()
  await ana.getByText('Olga está neste balcão.').waitFor()
  await ana.getByRole('button', { name: 'Assumir o balcão' }).click()
  await ana.getByText('à espera da pessoa').waitFor()
  await olga.getByText('Ana assumiu o balcão 3.').waitFor()
  kiosk.link.close()
})

test('no page asked anything of anybody but the hub, and none had an error', () => {
  expect(watched.length).toBeGreaterThan(3)
  expect(watched.flatMap((one) => [...one.foreign, ...one.errors])).toEqual([])
})
