import type { CounterState } from '@senha/protocol'
import { axeFaults } from '@senha/screens/testing'
import { expectFits } from '@senha/staff/testing'
import { expect, test } from 'vitest'
import { consoleInBrowser, refusal } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const it = consoleInBrowser()

const own = (more: object = {}): Partial<CounterState> => ({ interpreter: { id: 'request-1', language: 'uk', at: states.ago(0, 40), asked: 2, ...more } })
const asked = (accepted: boolean): Partial<CounterState> => ({ interpreting: [{ id: 'request-2', language: 'uk', counter: '7', zone: 'zone-1', at: states.ago(1), accepted }] })

test('[I1] an interpreter is asked for by keys alone, in the visitor\'s language unless another is chosen', async () => {
  await it.signIn()
  await it.at(states.live('serving'), 'em atendimento')
  await it.page.keyboard.press('e')
  await it.page.getByRole('dialog', { name: 'Pedir intérprete' }).getByText('21 810 61 91').waitFor()
  await it.page.getByRole('dialog', { name: 'Pedir intérprete' }).getByText('Telefone fixo: 808 257 257').waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  await expect.poll(() => it.page.getByRole('radio', { name: 'Українська' }).evaluate((radio) => radio === document.activeElement)).toBe(true)
  await it.page.keyboard.press('Enter')
  await it.page.getByRole('dialog').waitFor({ state: 'detached' })
  await it.page.keyboard.press('e')
  await it.page.getByRole('radio', { name: 'Română' }).press(' ')
  await it.page.keyboard.press('Enter')
  await it.page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(it.received()).toEqual([{ name: 'interpreter:request', language: 'uk' }, { name: 'interpreter:request', language: 'ro' }])
})

test('[I2] [I3] the counter that asked sees how many are asked and who comes, the telephone line beside it, and ends the request', async () => {
  await it.signIn()
  await it.at(states.live('serving', {}, own()), 'Perguntou-se a 2 colegas.')
  await it.page.getByText('21 810 61 91').waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  await expectFits(it.page)
  await it.at(states.live('serving', {}, own({ asked: 1, acceptedBy: 'Ana' })), 'Ana vem a caminho.')
  await it.page.getByText('21 810 61 91').waitFor()
  await it.page.keyboard.press('e')
  await expect.poll(it.received).toEqual([{ name: 'interpreter:end' }])
})

test('[I2] where nobody can come the telephone line is the largest thing said', async () => {
  await it.signIn()
  await it.at(states.live('called', {}, own()), 'Perguntou-se a 2 colegas.')
  const size = (): Promise<number> => it.page.locator('.interpreting-line strong').evaluate((line) => parseFloat(getComputedStyle(line).fontSize))
  const calm = await size()
  await it.at(states.live('called', {}, own({ asked: 0 })), 'Nenhum colega pode agora: ligue à linha.')
  await expect.poll(() => size()).toBeGreaterThan(calm * 1.5)
  await it.page.locator('.interpreting-line', { hasText: 'Telefone fixo: 808 257 257' }).waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  await it.page.setViewportSize({ width: 1024, height: 768 })
  await expectFits(it.page)
})

test('[I2] a colleague who speaks the language is asked while serving, without losing the focus, and says yes by its key', async () => {
  await it.signIn()
  await it.at(states.live('serving'), 'em atendimento')
  const note = it.page.getByLabel('Nota para o balcão seguinte')
  await note.fill('Fala também')
  it.hub.push(states.live('serving', {}, asked(false)))
  await it.page.getByText('O balcão 7 precisa de quem fale ucraniano.').waitFor()
  await it.page.keyboard.type(' russo.')
  expect(await note.inputValue()).toBe('Fala também russo.')
  expect(await it.page.locator('[aria-live="polite"]', { hasText: 'O balcão 7 precisa' }).count()).toBe(1)
  expect(await axeFaults(it.page)).toEqual([])
  await it.page.keyboard.press('Escape')
  await it.page.keyboard.press('j')
  await expect.poll(it.received).toEqual([{ name: 'interpreter:answer', requestId: 'request-2', accept: true }])
  await it.at(states.live('serving', {}, asked(true)), 'esperam por si no balcão 7')
  await it.page.keyboard.press('j')
  await it.page.getByText('Nenhum colega pede agora intérprete.').waitFor()
})

test('[I2] who cannot come says so, also before choosing a counter; who was late is told why', async () => {
  await it.signIn()
  await it.at({ ...states.noCounter(), ...asked(false) }, 'O balcão 7 precisa de quem fale ucraniano.')
  expect(await axeFaults(it.page)).toEqual([])
  await it.page.getByRole('button', { name: 'Agora não posso' }).click()
  await expect.poll(it.received).toEqual([{ name: 'interpreter:answer', requestId: 'request-2', accept: false }])
  it.hub.answer('interpreter:answer', () => refusal('conflict', 'somebody is already on the way'))
  await it.page.getByRole('button', { name: 'Vou já' }).click()
  await it.page.getByRole('alert').getByText('somebody is already on the way').waitFor()
})

test('[I4] who said yes takes it back: by its button while the keys answer a new request, else by its key', async () => {
  await it.signIn()
  await it.at(states.live('serving', {}, asked(true)), 'esperam por si no balcão 7')
  expect(await axeFaults(it.page)).toEqual([])
  await it.page.getByRole('button', { name: 'Afinal não posso' }).click()
  await expect.poll(it.received).toEqual([{ name: 'interpreter:answer', requestId: 'request-2', accept: false }])
  await expect.poll(async () => it.page.locator('[aria-busy]').count()).toBe(0)
  await it.page.keyboard.press('k')
  await expect.poll(it.received).toEqual(Array.from({ length: 2 }, () => ({ name: 'interpreter:answer', requestId: 'request-2', accept: false })))
  const both = [...(asked(true).interpreting ?? []), ...(asked(false).interpreting ?? []).map((request) => ({ ...request, id: 'request-3', counter: '5' }))]
  await it.at(states.live('serving', {}, { interpreting: both }), 'O balcão 5 precisa')
  await it.page.keyboard.press('k')
  await expect.poll(() => it.received().at(-1)).toEqual({ name: 'interpreter:answer', requestId: 'request-3', accept: false })
})
