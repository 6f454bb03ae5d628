import { axeFaults } from '@senha/screens/testing'
import { expectFits } from '@senha/staff/testing'
import { expect, test } from 'vitest'
import { consoleInBrowser } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const it = consoleInBrowser()

test('the sentences stand in the visitor\'s language with what they mean, and speak of the counter and the document that were chosen', async () => {
  await it.signIn()
  await it.at(states.live('serving'), 'em atendimento')
  await it.page.keyboard.press('.')
  const dialog = it.page.getByRole('dialog', { name: 'Frases para ler em voz alta' })
  await dialog.getByText('Зачекайте, будь ласка. Ми знову викличемо номер A042.').waitFor()
  await dialog.getByText('Espere, por favor. Vamos chamar outra vez o número A042.').waitFor()
  await dialog.getByLabel('Balcão').fill('12')
  await dialog.getByText('Підійдіть, будь ласка, до стійки 12 з цим талоном.').waitFor()
  await dialog.getByLabel('Documento').selectOption('residence-permit')
  await dialog.getByText('Tem este documento: Título de residência?').waitFor()
  expect(await dialog.locator('.sentence-said').evaluateAll((said) => new Set(said.map((one) => one.getAttribute('lang'))).size)).toBe(1)
  expect(await axeFaults(it.page)).toEqual([])
  await dialog.getByRole('radio', { name: 'Română' }).press(' ')
  await dialog.getByText('Vă rugăm să mergeți la ghișeul 12 cu acest bon.').waitFor()
  expect(it.hub.received).toEqual([])
})

test('one sentence is shown large by a touch and by the keyboard, turned round for who stands across, with yes and no to point at', async () => {
  await it.signIn()
  await it.at(states.live('serving'), 'em atendimento')
  await it.page.getByRole('button', { name: 'Frases' }).click()
  await it.page.getByRole('button', { name: /^Вам потрібен перекладач/ }).click()
  const dialog = it.page.getByRole('dialog', { name: 'Para a pessoa ler' })
  expect(await dialog.locator('.shown-text').evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize))).toBeGreaterThanOrEqual(44)
  expect(await dialog.locator('.shown-answers').innerText()).toMatch(/Так\s+Ні/)
  await dialog.getByText('Precisa de intérprete?').waitFor()
  const turn = dialog.getByRole('button', { name: 'Virar para a pessoa' })
  await turn.press('Enter')
  expect(await turn.getAttribute('aria-pressed')).toBe('true')
  expect(await dialog.locator('.shown').evaluate((shown) => new DOMMatrix(getComputedStyle(shown).transform).a)).toBe(-1)
  expect(await axeFaults(it.page)).toEqual([])
  await expectFits(it.page)
  await dialog.getByRole('button', { name: 'Voltar' }).press('Enter')
  await it.page.getByRole('dialog', { name: 'Frases para ler em voz alta' }).waitFor()
})

test('without anybody at the counter a language is chosen, and nobody\'s number is named', async () => {
  await it.signIn()
  await it.at(states.idle(), 'Pronto para a próxima pessoa')
  await it.page.keyboard.press('.')
  await it.page.getByRole('radio', { name: 'Kriolu' }).press(' ')
  await it.page.getByRole('dialog').getByText('Spera, pur favor. Nu ta txoma bu númeru otu bes.').waitFor()
})
