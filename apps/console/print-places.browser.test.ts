import { expect, test } from 'vitest'
import { consoleInBrowser } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const it = consoleInBrowser()
const printsAt = async (dialog: string): Promise<string> => it.page.getByRole('dialog', { name: dialog }).getByLabel('Imprimir').inputValue()

test('where a referral or a copy prints says nothing of where a new ticket does; each place is kept for its own kind', async () => {
  await it.signIn()
  await it.at(states.live('serving'), 'Documentos identificados')
  await it.page.keyboard.press('u')
  const before = await printsAt('Nova senha')
  expect(before).toBe('later')
  await it.page.keyboard.press('Escape')
  await it.page.locator('.refer').getByLabel('Imprimir').selectOption('kiosk-1')
  await it.page.locator('.ticket').getByRole('button', { name: /^Imprimir de novo/ }).click()
  await it.page.getByRole('dialog').getByLabel('Imprimir').selectOption('kiosk-2')
  await it.page.keyboard.press('Escape')
  await it.page.getByRole('dialog').waitFor({ state: 'detached' })
  await it.page.keyboard.press('u')
  expect(await printsAt('Nova senha')).toBe(before)
  await it.page.getByRole('dialog').getByLabel('Imprimir').selectOption('desk-3')
  await it.page.keyboard.press('Escape')
  await it.page.reload()
  await it.page.getByText('Documentos identificados').waitFor()
  expect(await it.page.locator('.refer').getByLabel('Imprimir').inputValue()).toBe('kiosk-1')
  await it.page.keyboard.press('u')
  expect(await printsAt('Nova senha')).toBe('desk-3')
})
