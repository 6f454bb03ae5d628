import { axeFaults } from '@senha/screens/testing'
import { expect, test } from 'vitest'
import { consoleInBrowser } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

/** What the console says and what it offers are the same. */
const it = consoleInBrowser()

test('the choice of a counter names the button that closes one, and that button offers the break which keeps it', async () => {
  await it.signIn()
  await it.page.getByText('Fica seu, também nas pausas e se esta página fechar, até o fechar em «Sair».').waitFor()
  await it.at(states.idle(), 'Pronto para a próxima pessoa')
  await it.page.getByRole('button', { name: /^Sair/ }).press('Enter')
  const leave = it.page.getByRole('dialog', { name: 'Sair do balcão' })
  await leave.getByText('Numa pausa continua seu.').waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  await leave.getByRole('button', { name: 'Fazer uma pausa' }).press('Enter')
  await it.page.getByRole('dialog', { name: 'Fazer uma pausa' }).getByRole('button', { name: /^Começar a pausa/ }).press('Enter')
  await expect.poll(it.names).toEqual(['counter:pause'])
})

test('a language has its name in the language of the staff everywhere, followed by its own where a visitor may look', async () => {
  await it.signIn()
  await it.at(states.live('serving'), 'Documentos identificados')
  await it.page.locator('.ticket').getByText('Ucraniano Українська').waitFor()
  expect(await it.page.locator('.ticket [lang="uk"]').innerText()).toBe('Українська')
  await it.page.keyboard.press('.')
  await it.page.getByRole('radio', { name: 'Crioulo cabo-verdiano Kriolu' }).waitFor()
  // no name stands twice
  expect(await it.page.getByRole('dialog').locator('label', { hasText: 'Português' }).innerText()).toBe('Português')
  await it.page.keyboard.press('Escape')
  await it.page.keyboard.press('l')
  await it.page.locator('.ticket').getByText('Ukrainian Українська').waitFor()
  // one's own languages are nobody's to look at
  await it.page.keyboard.press('h')
  expect(await it.page.getByRole('dialog').locator('[lang="uk"]').count()).toBe(0)
})

test('[R4] once a service is chosen, the checklist says which of the ticked documents it will see', async () => {
  await it.signIn()
  await it.at(states.live('serving'), 'Documentos identificados')
  const seen = it.page.locator('.documents-seen')
  for (const name of ['Passaporte', 'Fotografia']) {
    // oxlint-disable-next-line no-await-in-loop
    const box = it.page.locator('.documents').getByRole('checkbox', { name }).first()
    // oxlint-disable-next-line no-await-in-loop
    if (!(await box.isChecked())) await box.press(' ')
  }
  expect(await seen.count()).toBe(0)
  await it.page.locator('.choice', { hasText: 'Segurança Social' }).click()
  await expect.poll(() => seen.allInnerTexts()).toEqual([expect.stringMatching(/^Do que assinalar, Segurança Social vê: .*Passaporte/)])
  expect((await seen.allInnerTexts()).join()).not.toContain('Fotografia')
  await it.page.locator('.choice', { hasText: 'Segurança Social' }).click()
  await it.page.locator('.choice', { hasText: 'Sala das Crianças' }).click()
  await expect.poll(() => seen.allInnerTexts()).toEqual(['Do que está assinalado, Sala das Crianças não vê nada.'])
  expect(await axeFaults(it.page)).toEqual([])
})
