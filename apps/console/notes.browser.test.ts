import { expect, test } from 'vitest'
import { consoleInBrowser } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const it = consoleInBrowser()

/** The hub takes a note when the test says so. */
const slowHub = (): (() => void) => {
  let take = (): void => undefined
  it.hub.answer('visit:record', () => new Promise((answer) => {
    take = () => answer({ ok: true, seq: 100 })
  }))
  return () => take()
}
const field = () => it.page.getByLabel('Nota para o balcão seguinte')

test('what is typed while a note is on its way to the hub is not lost', async () => {
  const take = slowHub()
  await it.signIn()
  await it.at(states.live('serving'), 'em atendimento')
  await field().fill('Falta o NISS.')
  await it.page.getByRole('button', { name: 'Guardar já' }).click()
  await expect.poll(it.names).toEqual(['visit:record'])
  await field().fill('Falta o NISS. Volta às 14.')
  take()
  await it.page.locator('.note [aria-busy="true"]').waitFor({ state: 'detached' })
  expect(await field().inputValue()).toBe('Falta o NISS. Volta às 14.')
})

test('a note that arrives when another person sits at the counter takes nothing of that one\'s', async () => {
  const take = slowHub()
  await it.signIn()
  await it.at(states.live('serving'), 'em atendimento')
  await field().fill('Falta o NISS.')
  await it.page.getByRole('button', { name: 'Guardar já' }).press('Enter')
  await expect.poll(it.names).toEqual(['visit:record'])
  // another page of this counter finished, and called the next
  await it.at(states.live('serving', { id: 'other', number: 'A051' }), 'A051')
  await it.page.getByText('A nota da A042 não foi guardada antes de a senha terminar:').waitFor()
  await field().fill('Fala russo.')
  take()
  await it.page.getByText('não foi guardada').waitFor({ state: 'detached' })
  expect(await field().inputValue()).toBe('Fala russo.')
})
