import { axeFaults } from '@senha/screens/testing'
import { expectFits } from '@senha/staff/testing'
import { describe, expect, test } from 'vitest'
import { monitorInBrowser } from './testing/monitor-in-browser.ts'
import * as states from './testing/states.ts'

const it = monitorInBrowser(() => states.supervised({ notices: undefined }))
const button = (name: string) => it.page.getByRole('button', { name, exact: true })
const type = async (user: string): Promise<void> => {
  await it.page.getByLabel('Utilizador').fill(user)
  await it.page.getByLabel('PIN', { exact: true }).fill('1234')
  await it.page.keyboard.press('Enter')
}
/** The tokens of the connections, in order. */
const watchTokens = (): string[] => {
  const tokens: string[] = []
  it.hub.refuseIf((auth) => {
    tokens.push(String(auth['token']))
    return undefined
  })
  return tokens
}

describe('a screen with a token of its own', () => {
  test('[newcomer] offers to sign in, and who does commands from there; signed out, it watches again', async () => {
    const tokens = watchTokens()
    await it.watch({ ...states.busy(), commands: false }, 'Filas')
    expect(await button('Avisos').count()).toBe(0)
    expect(await axeFaults(it.page)).toEqual([])
    await expectFits(it.page)
    await button('Entrar').press('Enter')
    await it.page.getByRole('heading', { name: 'Entrar no monitor' }).waitFor()
    expect(await axeFaults(it.page)).toEqual([])
    it.hub.push(states.supervised({ notices: undefined }))
    await type('marta')
    await button('Avisos').waitFor()
    expect(await button('Entrar').count()).toBe(0)
    expect(tokens.at(-1)).not.toBe('t')
    // also after a reload, and at the address that was printed
    await it.page.goto(`${it.hub.address}/monitor/?token=t`)
    await button('Terminar sessão').waitFor()
    await button('Terminar sessão').click()
    await button('Entrar').waitFor()
    await expect.poll(() => tokens.at(-1)).toBe('t')
    await it.page.reload()
    await button('Entrar').waitFor()
  })

  test('goes back to watching from the sign-in page', async () => {
    await it.watch(states.busy(), 'Filas')
    await button('Entrar').click()
    await button('Voltar ao ecrã').click()
    await it.page.getByText('Filas').waitFor()
  })

  test('tells who may not command so where they signed in, and still watches', async () => {
    await it.watch(states.busy(), 'Filas')
    it.hub.refuseIf(({ token }) => (token === 't' ? undefined : 'unauthorized'))
    await button('Entrar').click()
    const signedOut = it.page.waitForRequest('**/api/logout')
    await type('ana')
    await it.page.getByText('Este ecrã é para quem supervisiona.').waitFor()
    // the try leaves no session behind
    expect((await signedOut).headers()['authorization']).not.toBe('Bearer t')
    await button('Voltar ao ecrã').click()
    await it.page.getByText('Filas').waitFor()
    expect(await it.page.getByText('Este ecrã é para quem supervisiona.').count()).toBe(0)
  })

  test('watches again where the session ended by itself, and says why', async () => {
    await it.watch(states.busy(), 'Filas')
    await button('Entrar').click()
    await type('marta')
    await button('Terminar sessão').waitFor()
    await it.hub.lose()
    it.hub.refuseIf(({ token }) => (token === 't' ? undefined : 'unauthorized'), 'idle')
    await it.hub.back()
    await button('Entrar').waitFor()
    await it.page.getByRole('status').filter({ hasText: /\w/ }).first().waitFor()
    await it.page.getByText('Filas').waitFor()
    await expectFits(it.page)
  })
})
