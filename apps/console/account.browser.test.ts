import { axeFaults } from '@senha/screens/testing'
import { expectFits, sampleSession } from '@senha/staff/testing'
import { describe, expect, test } from 'vitest'
import { consoleInBrowser, refusal } from './testing/console-in-browser.ts'
import * as states from './testing/states.ts'

const it = consoleInBrowser()

const session = sampleSession(states.ago)
const own = session('own', { browser: 'Chrome, Windows', address: '10.0.0.7', here: true })
const asked = (path: string): object[] => it.hub.asked.filter((one) => one.path === path).map((one) => one.body)

describe('[security 5] where one is signed in', () => {
  test('[security 5] is seen from the choice of counters; one session is ended, then all others, by keyboard', async () => {
    let list = [own, session('phone', { browser: '', address: '10.0.0.99' }), session('desk')]
    it.hub.api('/api/sessions', () => ({ status: 200, body: { ok: true, sessions: list } }))
    it.hub.api('/api/sessions/end', ({ id }) => {
      list = id === undefined ? [own] : list.filter((one) => one.id !== id)
      return { status: 200, body: { ok: true } }
    })
    await it.signIn()
    await it.page.getByRole('button', { name: 'A minha conta' }).press('Enter')
    const dialog = it.page.getByRole('dialog', { name: 'A minha conta' })
    await dialog.getByText('esta página').waitFor()
    expect(await axeFaults(it.page)).toEqual([])
    expect(await dialog.getByRole('listitem').count()).toBe(3)
    await dialog.getByRole('button', { name: 'Terminar a sessão de Outro programa' }).press('Enter')
    await dialog.getByText('10.0.0.99').waitFor({ state: 'detached' })
    await dialog.getByRole('button', { name: 'Terminar todas as outras' }).press('Enter')
    await dialog.getByText('Não tem sessão iniciada em mais nenhum lugar.').waitFor()
    expect(asked('/api/sessions/end')).toEqual([{ id: 'phone' }, { others: true }])
    await dialog.getByRole('button', { name: 'Fechar' }).last().press('Enter')
    await dialog.waitFor({ state: 'detached' })
  })

  test('[security 5] a hub that does not answer is told in the dialog', async () => {
    it.hub.api('/api/sessions', () => ({ status: 503, body: refusal('unavailable') }))
    await it.signIn()
    await it.page.getByRole('button', { name: 'A minha conta' }).click()
    await it.page.getByRole('alert').getByText('Não foi feito.').waitFor()
    expect(await axeFaults(it.page)).toEqual([])
  })

  test('[security 5] at the counter it is opened by the own name', async () => {
    it.hub.api('/api/sessions', () => ({ status: 200, body: { ok: true, sessions: [own] } }))
    await it.signIn()
    await it.at(states.idle(), 'Pronto para a próxima pessoa')
    await it.page.getByRole('button', { name: 'A minha conta' }).press('Enter')
    await it.page.getByRole('dialog', { name: 'A minha conta' }).getByText('Chrome, Windows').waitFor()
    expect(it.hub.received).toEqual([])
  })
})

describe('[security 5] signing out', () => {
  test('[security 5] ends the session at the hub', async () => {
    await it.signIn()
    await it.page.getByRole('button', { name: 'Terminar sessão' }).press('Enter')
    await it.page.getByText('Entrar ao serviço').waitFor()
    await expect.poll(() => asked('/api/logout')).toEqual([{}])
  })

  test('[security 5] a session that the hub ended leads to the sign-in with the reason, the name there already', async () => {
    await it.signIn()
    await it.hub.lose()
    it.hub.refuseIf(() => 'unauthorized', 'idle')
    await it.hub.back()
    await it.page.getByText('ninguém a usou durante algum tempo').waitFor()
    expect(await it.page.getByLabel('Utilizador').inputValue()).toBe('olga')
    await expect
      .poll(() => it.page.getByLabel('PIN', { exact: true }).evaluate((field) => field === document.activeElement))
      .toBe(true)
    expect(await axeFaults(it.page)).toEqual([])
    it.hub.refuseIf(() => undefined)
    it.hub.push(states.live('serving'))
    await it.page.keyboard.type('1234')
    await it.page.keyboard.press('Enter')
    await it.page.getByText('em atendimento').waitFor()
    expect(asked('/api/logout')).toEqual([])
  })
})

test('[security 5] before an unused session ends one is asked; the answer keeps it, and the ticket stands as it was', async () => {
  const lasts = (minutes: number) => () => ({
    status: 200,
    body: { ok: true, idleAt: new Date(Date.parse(states.ago(0)) + minutes * 60_000).toISOString(), at: states.ago(0) },
  })
  it.hub.api('/api/session', lasts(1))
  it.hub.api('/api/session/stay', () => {
    it.hub.api('/api/session', lasts(30))
    return lasts(30)()
  })
  await it.signIn()
  await it.at(states.live('serving'), 'em atendimento')
  const question = it.page.getByRole('dialog', { name: 'Ainda está aí?' })
  // by the centre's clock: 10:33
  await question.getByText('a sessão termina às 10:33').waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  await it.page.keyboard.press('Enter')
  await question.waitFor({ state: 'detached' })
  await expect.poll(() => asked('/api/session/stay')).toEqual([{}])
  await it.page.getByText('em atendimento').waitFor()
  expect(it.hub.received).toEqual([])
})

test('[security 5] at the longest time of a session the answer changes nothing, and nobody is asked twice', async () => {
  const nearlyOver = { status: 200, body: { ok: true, idleAt: states.ago(-1), at: states.ago(0) } }
  it.hub.api('/api/session', () => nearlyOver)
  it.hub.api('/api/session/stay', () => nearlyOver)
  await it.signIn()
  await it.page.getByRole('button', { name: 'Estou aqui' }).last().press('Enter')
  const looks = (): number => asked('/api/session').length
  const before = looks()
  // it has looked again since, and then drawn
  await expect.poll(looks).toBeGreaterThan(before + 1)
  expect(await it.page.getByRole('dialog').count()).toBe(0)
})

describe('[OWASP] the own PIN', () => {
  test('[OWASP] is changed by keyboard; what speaks against a new one is told, and the session goes on under its new token', async () => {
    it.hub.api('/api/sessions', () => ({ status: 200, body: { ok: true, sessions: [own] } }))
    it.hub.api('/api/pin', ({ old, new: next }) => {
      if (old !== '5173') return { status: 403, body: refusal('forbidden') }
      return next === '1234'
        ? { status: 400, body: { ...refusal('invalid'), why: 'easy' } }
        : { status: 200, body: { ok: true, token: 'next', user: states.olga } }
    })
    await it.signIn()
    await it.page.getByRole('button', { name: 'A minha conta' }).click()
    await it.page.getByRole('button', { name: 'Mudar o meu PIN' }).press('Enter')
    const dialog = it.page.getByRole('dialog', { name: 'Mudar o meu PIN' })
    const [old, next, again] = ['PIN atual', 'PIN novo', 'PIN novo, outra vez'].map((label) =>
      dialog.getByLabel(label, { exact: true }),
    )
    const told = dialog.getByRole('alert')
    await dialog.getByRole('button', { name: 'Guardar o PIN' }).press('Enter')
    await told.getByText('Preencha todos os campos.').waitFor()
    expect(await axeFaults(it.page)).toEqual([])
    await old?.fill('0')
    await next?.fill('1234')
    await again?.fill('12345')
    await again?.press('Enter')
    await told.getByText('não são iguais').waitFor()
    await again?.fill('1234')
    await again?.press('Enter')
    await told.getByText('O PIN atual não está certo.').waitFor()
    await old?.fill('5173')
    await again?.press('Enter')
    await told.getByText('fácil de adivinhar').waitFor()
    await next?.fill('850291')
    await again?.fill('850291')
    await again?.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await it.page.getByText('O seu PIN mudou. As suas outras sessões terminaram.').waitFor()
    await it.page.getByText('Em que balcão vai estar?').waitFor()
    expect(await it.page.evaluate(() => localStorage.getItem('senha.console'))).toContain('"token":"next"')
  })

  test("[OWASP] in the demonstration it is everybody's, and the form says so", async () => {
    it.hub.api('/api/sessions', () => ({ status: 200, body: { ok: true, sessions: [own] } }))
    it.hub.api('/api/pin', () => ({ status: 403, body: refusal('closed') }))
    await it.signIn()
    await it.page.getByRole('button', { name: 'A minha conta' }).click()
    await it.page.getByRole('button', { name: 'Mudar o meu PIN' }).click()
    for (const label of ['PIN atual', 'PIN novo', 'PIN novo, outra vez'])
      await it.page.getByLabel(label, { exact: true }).fill('850291')
    await it.page.keyboard.press('Enter')
    await it.page.getByRole('alert').getByText('Na demonstração todos têm o mesmo PIN, e ninguém o muda.').waitFor()
  })

  test('[OWASP] back from the form to the sessions, nothing is sent', async () => {
    it.hub.api('/api/sessions', () => ({ status: 200, body: { ok: true, sessions: [own] } }))
    await it.signIn()
    await it.page.getByRole('button', { name: 'A minha conta' }).click()
    await it.page.getByRole('button', { name: 'Mudar o meu PIN' }).click()
    await it.page.getByRole('button', { name: 'Voltar' }).press('Enter')
    await it.page.getByText('Onde tenho sessão iniciada').waitFor()
    expect(asked('/api/pin')).toEqual([])
  })

  test('[OWASP] one that somebody else gave must be changed at the sign-in, before anything opens', async () => {
    it.hub.logins(() => ({ status: 200, body: { ok: true, token: 'first', user: states.olga, mustChangePin: true } }))
    it.hub.api('/api/pin', (body) =>
      body['old'] === '402861'
        ? { status: 200, body: { ok: true, token: 'own', user: states.olga, lastSignIn: { wrongPins: 2 } } }
        : { status: 403, body: refusal('forbidden') },
    )
    await it.page.goto(`${it.hub.address}/console/`)
    await it.page.getByLabel('Utilizador').fill('olga')
    await it.page.getByLabel('PIN', { exact: true }).fill('402861')
    await it.page.keyboard.press('Enter')
    await it.page.getByRole('heading', { name: 'Escolha um PIN só seu' }).waitFor()
    expect(await axeFaults(it.page)).toEqual([])
    await expectFits(it.page)
    // a fault is told in the language of now
    await it.page.getByLabel('PIN novo', { exact: true }).fill('850291')
    await it.page.keyboard.press('Enter')
    await it.page.getByRole('alert').getByText('Preencha todos os campos.').waitFor()
    await it.page.getByRole('button', { name: 'English' }).click()
    await it.page.getByRole('alert').getByText('Fill in all fields.').waitFor()
    await it.page.getByRole('button', { name: 'Português' }).click()
    await it.page.getByLabel('PIN novo, outra vez').fill('850291')
    await it.page.keyboard.press('Enter')
    await it.page.getByText('Em que balcão vai estar?').waitFor()
    await it.page.getByText('É a primeira vez que entra.').waitFor()
    await it.page.getByText('Antes houve 2 tentativas com um PIN errado.').waitFor()
  })
})

test('[OWASP] who signs in reads when they last did and how many wrong PINs came since, until it is put away; not again after a reload', async () => {
  it.hub.logins(() => ({
    status: 200,
    body: { ok: true, token: 't', user: states.olga, lastSignIn: { at: '2026-11-20T17:02:00.000Z', wrongPins: 3 } },
  }))
  const enter = async (): Promise<void> => {
    await it.page.getByLabel('Utilizador').fill('olga')
    await it.page.getByLabel('PIN', { exact: true }).fill('402861')
    await it.page.keyboard.press('Enter')
    await it.page.getByText('Entrou pela última vez a 20 de novembro, às 17:02.').waitFor()
  }
  await it.page.goto(`${it.hub.address}/console/`)
  await enter()
  await it.page.getByText('Desde então houve 3 tentativas com um PIN errado.').waitFor()
  expect(await axeFaults(it.page)).toEqual([])
  await expectFits(it.page)
  await it.page.getByRole('button', { name: 'Está bem' }).press('Enter')
  await it.page.getByText('Entrou pela última vez').waitFor({ state: 'detached' })
  // nor on the next page of the same session
  await it.at(states.idle(), 'Pronto para a próxima pessoa')
  expect(await it.page.getByText('Entrou pela última vez').count()).toBe(0)
  it.hub.push(states.noCounter())
  await it.page.getByText('Em que balcão vai estar?').waitFor()
  await it.page.reload()
  await it.page.getByText('Em que balcão vai estar?').waitFor()
  expect(await it.page.getByText('Entrou pela última vez').count()).toBe(0)
})

test('a hub that cannot write is told at the sign-in as that, not as one that does not answer', async () => {
  it.hub.logins(() => ({ status: 503, body: refusal('unavailable') }))
  await it.page.goto(`${it.hub.address}/console/`)
  await it.page.getByLabel('Utilizador').fill('olga')
  await it.page.getByLabel('PIN', { exact: true }).fill('402861')
  await it.page.keyboard.press('Enter')
  await it.page.getByRole('alert').getByText('O servidor do centro não consegue guardar nada neste momento.').waitFor()
  // told in the language of now
  await it.page.getByRole('button', { name: 'English' }).click()
  await it.page.getByRole('alert').getByText("The centre’s server cannot save anything at the moment.").waitFor()
})
