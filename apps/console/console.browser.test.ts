import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CounterState } from '@senha/protocol'
import { build, builtAt, expectAccessible, expectFits, openBrowser, openPage, startScriptedHub } from '@senha/staff/testing'
import type { ScriptedHub, Watched } from '@senha/staff/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as states from './testing/states.ts'

let browser: Browser
let hub: ScriptedHub<CounterState>
let watched: Watched
let page: Page

beforeAll(async () => {
  await build('console')
  browser = await openBrowser()
})
afterAll(async () => browser.close())
beforeEach(async () => {
  hub = await startScriptedHub({ centre: states.lisbon, user: states.olga, namespace: '/counter', fact: 'counter:state', first: states.noCounter(), pages: { '/console/': builtAt('console') } })
  const ticket = states.live('called').ticket
  for (const name of ['start', 'recall', 'finish', 'no-show', 'requeue', 'park', 'undo'] as const) hub.answer(`ticket:${name}`, () => ({ ok: true, seq: 0, ticket }))
  hub.answer('ticket:call-next', () => ({ ok: true, seq: 0, ticket, reason: 'longest-wait', visit: states.live('called').visit, passedOver: [] }))
  watched = await openPage(browser, hub.address)
  page = watched.page
})
afterEach(async () => {
  await page.context().close()
  await hub.lose()
  expect(watched.errors).toEqual([])
  expect(watched.foreign).toEqual([])
})

/** Somebody who signed in before. */
const signIn = async (): Promise<void> => {
  await page.addInitScript((session) => {
    if (sessionStorage.getItem('signed-in') === null) localStorage.setItem('senha.console', session)
    sessionStorage.setItem('signed-in', 'once')
  }, JSON.stringify({ token: 't', user: states.olga }))
  await page.goto(`${hub.address}/console/`)
  await page.getByText('Em que balcão vai estar?').waitFor()
}
const at = async (state: CounterState, text: string | RegExp): Promise<void> => {
  hub.push(state)
  await page.getByText(text).first().waitFor()
}
const names = (): string[] => hub.received.map((command) => command.name)
const refusal = (code: string, message = 'no'): object => ({ ok: false, error: { code, message } })

test('nothing in the built page comes from outside the centre', async () => {
  const files = await readdir(join(builtAt('console'), 'assets'))
  const css = await Promise.all(files.filter((file) => file.endsWith('.css')).map((file) => readFile(join(builtAt('console'), 'assets', file), 'utf8')))
  expect(css.join('').length).toBeGreaterThan(100_000)
  expect(css.join('')).not.toMatch(/@import|url\(["']?(?:https?:)?\/\//)
  // one script: no sign of Ágora is loaded by itself when the hub may be out of reach
  expect(files.filter((file) => file.endsWith('.js'))).toHaveLength(1)
})

describe('signing in', () => {
  test('a wrong PIN is told kindly, many are told to wait, and the right one opens the choice of counters', async () => {
    await page.goto(`${hub.address}/console/`)
    await expectAccessible(page)
    await page.getByLabel('Utilizador').fill('olga')
    await page.getByLabel('PIN', { exact: true }).fill('0000')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('O utilizador ou o PIN não está certo.').waitFor()
    hub.logins(() => ({ status: 429, body: refusal('too-many') }))
    await page.getByLabel('PIN', { exact: true }).fill('1111')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('Espere um minuto').waitFor()
    await expectAccessible(page)
    hub.logins(() => ({ status: 200, body: { ok: true, token: 't', user: states.olga } }))
    await page.getByLabel('PIN', { exact: true }).fill('1234')
    await page.keyboard.press('Enter')
    await page.getByText('Olá, Olga.').waitFor()
  })

  test('after a reload one is still signed in, at the counter that the hub remembers', async () => {
    await signIn()
    hub.push(states.live('serving'))
    await page.reload()
    await page.getByText('em atendimento').waitFor()
  })

  test('a token that the hub no longer knows leads back to signing in, and says why', async () => {
    await signIn()
    await hub.lose()
    hub.refuseIf(() => 'unauthorized')
    await hub.back()
    await page.getByText('A sua sessão terminou.').waitFor()
  })
})

describe('the choice of counters', () => {
  test('a free counter opens; a taken one says who is there and is taken over only after a confirmation', async () => {
    await signIn()
    await expectAccessible(page)
    await page.getByRole('button', { name: /Balcão 1\b/ }).click()
    expect(hub.received).toEqual([])
    await page.getByText('Ana está neste balcão.').waitFor()
    await page.getByText('A senha A040 continua neste balcão').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Assumir o balcão' }).click()
    await expect.poll(names).toEqual(['counter:open'])
    expect(hub.received[0]?.payload).toMatchObject({ counterId: 'w1', takeOver: true })
    await page.getByRole('button', { name: /Balcão 3\b/ }).click()
    await expect.poll(() => hub.received[1]?.payload).toMatchObject({ counterId: 'w3' })
    expect(hub.received[1]?.payload).not.toHaveProperty('takeOver')
  })

  test('whoever loses the counter is told to whom', async () => {
    await signIn()
    await at(states.idle(), 'Pronto para a próxima pessoa')
    hub.push({ ...states.noCounter(), counters: states.countersOf('centre', undefined, { w3: { status: 'open', staff: 'Ana' } }) })
    await page.getByText('Ana assumiu o balcão 3.').waitFor()
  })
})

describe('with the keyboard alone', () => {
  test('call, start, identify documents, write a note, refer and finish', async () => {
    await signIn()
    // language, sign out, what one does today, three counters
    for (let n = 0; n < 6; n++) await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Balcão')
    await at(states.idle(), 'Pronto para a próxima pessoa')
    await page.keyboard.press(' ')
    await expect.poll(names).toEqual(['ticket:call-next'])
    await at(states.live('called'), 'à espera da pessoa')
    await page.keyboard.press('Enter')
    await expect.poll(names).toEqual(['ticket:call-next', 'ticket:start'])
    await at(states.live('serving'), 'em atendimento')
    await page.keyboard.press('d')
    await page.keyboard.press(' ')
    await page.getByText('Guardado', { exact: true }).waitFor()
    await page.keyboard.press('m')
    await page.keyboard.type('Falta o NISS? rnvgtx 123')
    await page.keyboard.press('Escape')
    await page.keyboard.press('1')
    hub.answer('visit:refer', () => ({ ok: true, seq: 0, tickets: [{ ...states.live('called').ticket, id: 'second', number: 'S010', status: 'waiting' }] }))
    await page.keyboard.press('Enter')
    await page.getByText('Segunda senha S010 criada.').waitFor()
    expect(names()).toEqual(['ticket:call-next', 'ticket:start', 'visit:record', 'visit:record', 'visit:refer', 'ticket:finish'])
    expect(hub.received[2]?.payload).toMatchObject({ visitCode: 'KDM4RT', documents: [states.lisbon.documents[0]?.id] })
    expect(hub.received[3]?.payload).toMatchObject({ visitCode: 'KDM4RT', note: 'Falta o NISS? rnvgtx 123' })
    expect(hub.received[4]?.payload).toMatchObject({ visitCode: 'KDM4RT', serviceIds: ['social-security'] })
  })

  test('several services one after the other, in the order in which they were chosen', async () => {
    await signIn()
    await at(states.live('serving'), 'em atendimento')
    for (const key of ['5', '1', 'o', 'Enter']) await page.keyboard.press(key)
    await expect.poll(names).toContain('visit:refer')
    const [, first] = states.lisbon.services.filter((service) => service.kind === 'government').map((service) => service.id)
    expect(first).toBeDefined()
    expect(hub.received[0]?.payload).toMatchObject({ ordered: true, serviceIds: [expect.any(String), 'social-security'] })
  })

  test('every action has its key, told in the help, and single letters can be turned off', async () => {
    await signIn()
    await at(states.live('called'), 'à espera da pessoa')
    for (const key of ['r', 'n', 'v']) {
      const before = hub.received.length
      await page.keyboard.press(key)
      await expect.poll(() => hub.received.length).toBe(before + 1)
      await expect.poll(async () => page.locator('[aria-busy]').count()).toBe(0)
    }
    expect(names()).toEqual(['ticket:recall', 'ticket:no-show', 'ticket:requeue'])
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText('Encaminhar e terminar').waitFor()
    await expectAccessible(page)
    await page.getByLabel('Usar teclas de uma só letra').press(' ')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('r')
    await page.keyboard.press('Enter')
    await expect.poll(names).toEqual(['ticket:recall', 'ticket:no-show', 'ticket:requeue', 'ticket:start'])
  })

  test('a break with a reason, and back', async () => {
    await signIn()
    await at(states.idle(), 'Pronto para a próxima pessoa')
    await page.keyboard.press('p')
    await page.getByLabel('Almoço').press(' ')
    await page.keyboard.press('Enter')
    await expect.poll(() => hub.received[0]).toMatchObject({ name: 'counter:pause', payload: { reason: 'Almoço' } })
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await at(states.pausedAt(), /^Em pausa/u)
    await page.keyboard.press('p')
    await expect.poll(names).toEqual(['counter:pause', 'counter:resume'])
  })

  test('a ticket for a person who could not use the kiosk shows its number and code', async () => {
    await signIn()
    await at(states.idle(), 'Pronto para a próxima pessoa')
    hub.answer('ticket:issue', () => ({ ok: true, seq: 0, ticket: { ...states.live('called').ticket, number: 'A048', status: 'waiting', ahead: 7, wait: { low: 20, high: 35 } } }))
    await page.keyboard.press('u')
    await page.keyboard.press('Enter')
    await page.getByText('Escolha primeiro o assunto.').first().waitFor()
    await page.getByRole('radio', { name: 'Saúde' }).press(' ')
    await page.getByRole('radio', { name: 'Română' }).press(' ')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('A048', { exact: true }).waitFor()
    await page.getByText('7 senhas antes desta').waitFor()
    expect(hub.received).toMatchObject([{ name: 'ticket:issue', payload: { topicId: 'health', language: 'ro' } }])
    await expectAccessible(page)
  })
})

describe('what is refused', () => {
  test('a refused call says what was not done, why, and the hub\'s own words', async () => {
    await signIn()
    await at(states.idle(), 'Pronto para a próxima pessoa')
    hub.answer('ticket:call-next', () => refusal('conflict', 'counter 3 still has the live ticket A042 (called)'))
    await page.keyboard.press(' ')
    const told = page.getByRole('alert')
    await told.getByText('«Chamar seguinte» não foi feito.').waitFor()
    await told.getByText('Entretanto algo mudou.').waitFor()
    await told.getByText('counter 3 still has the live ticket A042 (called)').waitFor()
    await expectAccessible(page)
    hub.answer('ticket:call-next', () => refusal('empty'))
    await page.keyboard.press(' ')
    await page.getByText('Ninguém pode ser chamado a este balcão agora.').waitFor()
    expect(await told.textContent()).toContain('não foi feito')
    hub.answer('ticket:call-next', () => ({ ok: true, seq: 0, ticket: states.live('called').ticket, reason: 'priority', visit: states.live('called').visit, passedOver: [] }))
    await page.keyboard.press(' ')
    await told.getByText('«Chamar seguinte» não foi feito.').waitFor({ state: 'detached' })
  })

  test('nobody to call now is no fault', async () => {
    await signIn()
    await at(states.idle(), 'Pronto para a próxima pessoa')
    hub.answer('ticket:call-next', () => refusal('empty', 'nobody can be called here now: 3 waiting for another counter'))
    await page.keyboard.press(' ')
    await page.getByText('Ninguém pode ser chamado a este balcão agora.').waitFor()
    expect(await page.getByRole('alert').textContent()).toBe('')
  })

  test('documents that the hub does not take are shown as not saved, and nothing is finished over them', async () => {
    await signIn()
    await at(states.live('serving'), 'em atendimento')
    hub.answer('visit:record', () => refusal('unavailable', 'the disk'))
    await page.getByLabel('Passaporte').press(' ')
    await page.getByText('Ainda não guardado').waitFor()
    await page.keyboard.press('f')
    await page.getByRole('alert').getByText('por isso nada mais foi feito').waitFor()
    expect(names()).not.toContain('ticket:finish')
    await expectAccessible(page)
    hub.answer('visit:record', () => ({ ok: true, seq: 0 }))
    await page.getByRole('button', { name: 'Guardar de novo' }).click()
    await page.getByText('Guardado', { exact: true }).waitFor()
  })

  test('a referral that stands while the finish was refused is told as both', async () => {
    await signIn()
    await at(states.live('serving'), 'em atendimento')
    hub.answer('visit:refer', () => ({ ok: true, seq: 0, tickets: [{ ...states.live('called').ticket, id: 'second', number: 'S010', status: 'waiting' }] }))
    hub.answer('ticket:finish', () => refusal('conflict', 'ticket A042 is parked: finish is not possible'))
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('A segunda senha S010 foi criada, mas a A042 não terminou.').waitFor()
  })

  test('what is refused in a dialog is read in the dialog', async () => {
    await signIn()
    await at(states.live('serving'), 'em atendimento')
    hub.answer('ticket:park', () => refusal('forbidden', 'not yours'))
    await page.keyboard.press('g')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByRole('alert').getByText('Isto não é deste balcão nem da sua entidade.').waitFor()
    await expectAccessible(page)
  })
})

describe('one press, one command', () => {
  test('while an answer is awaited a second press sends nothing', async () => {
    await signIn()
    await at(states.idle(), 'Pronto para a próxima pessoa')
    let release: (answer: object) => void = () => undefined
    hub.answer('ticket:call-next', () => new Promise<object>((answer) => (release = answer)))
    await page.keyboard.press(' ')
    await expect.poll(names).toEqual(['ticket:call-next'])
    await page.keyboard.press(' ')
    await page.locator('[data-action="call-next"]').click({ force: true })
    release(refusal('empty'))
    await page.getByText('Ninguém pode ser chamado').waitFor()
    // the link may have repeated it, under the same id
    expect(new Set(hub.received.map(({ name, payload }) => `${name} ${String(payload['commandId'])}`)).size).toBe(1)
  })

  test('a key released over a button that came under the focus presses nothing', async () => {
    await signIn()
    await at(states.live('called'), 'à espera da pessoa')
    await page.keyboard.down('Enter')
    await expect.poll(names).toEqual(['ticket:start'])
    await at(states.live('serving'), 'em atendimento')
    await page.locator('[data-action="finish"]').focus()
    await page.keyboard.up('Enter')
    await page.keyboard.press('r')
    await page.getByText('Só se pode antes de começar o atendimento.').waitFor()
    expect(names()).toEqual(['ticket:start'])
  })

  test('a screen reader\'s click presses a button', async () => {
    await signIn()
    await at(states.idle(), 'Pronto para a próxima pessoa')
    await page.evaluate(() => document.querySelector('[data-action="call-next"]')?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 0 })))
    await expect.poll(names).toEqual(['ticket:call-next'])
  })
})

describe('without a hub', () => {
  test('the last truth stays, buttons say why they wait, and all comes back without a reload', async () => {
    await signIn()
    await at(states.live('serving'), 'em atendimento')
    await hub.lose()
    await page.getByText('Sem ligação ao centro desde as').waitFor()
    await page.getByText('em atendimento').waitFor()
    const finish = page.getByRole('button', { name: 'Terminar' })
    expect(await finish.getAttribute('aria-disabled')).toBe('true')
    expect(await finish.getAttribute('title')).toBe('Sem ligação ao centro: espere um momento.')
    await expectAccessible(page)
    await expectFits(page)
    await hub.back()
    await page.getByText('Sem ligação ao centro desde as').waitFor({ state: 'detached' })
    await page.keyboard.press('f')
    await expect.poll(names).toEqual(['ticket:finish'])
  })

  test('a supervisor\'s notices stand above the work until they are taken down, and take no focus', async () => {
    await signIn()
    hub.push(states.live('serving'))
    const finish = page.getByRole('button', { name: /^Terminar/ }).first()
    await finish.focus()
    const texts = { pt: 'Incêndio. Saia já.', en: 'Fire. Leave now.' }
    hub.push(states.live('serving', {}, { notices: [{ id: 'fire', level: 'emergency', texts, at: '2026-11-23T10:05:00.000Z' }, { id: 'early', level: 'information', texts: { pt: 'Fechamos às 17:00.' }, at: '2026-11-23T10:06:00.000Z' }] }))
    await page.locator('.band.is-emergency').getByText('Incêndio. Saia já.').waitFor()
    await page.locator('.band.is-information').getByText('Fechamos às 17:00.').waitFor()
    expect(await finish.evaluate((button) => button === document.activeElement)).toBe(true)
    await expectAccessible(page)
    hub.push(states.live('serving'))
    await page.locator('.band.is-emergency').waitFor({ state: 'detached' })
  })

  test('a hub of another version asks for an update', async () => {
    await signIn()
    await hub.lose()
    hub.refuseIf(() => 'protocol')
    await hub.back()
    await page.getByText('Esta página precisa de ser atualizada').waitFor()
    await expectAccessible(page)
    hub.refuseIf(() => undefined)
    await page.getByRole('button', { name: 'Recarregar' }).click()
    await page.getByText('Olá, Olga.').waitFor()
  })

  test('a note in the making outlives a reload, and belongs to its ticket', async () => {
    await signIn()
    await at(states.live('serving'), 'em atendimento')
    await page.getByLabel('Nota para o balcão seguinte').fill('Fala também russo.')
    await page.reload()
    await page.getByText('em atendimento').waitFor()
    expect(await page.getByLabel('Nota para o balcão seguinte').inputValue()).toBe('Fala também russo.')
    await at(states.live('serving', { id: 'other', number: 'A043' }), 'A043')
    expect(await page.getByLabel('Nota para o balcão seguinte').inputValue()).toBe('')
  })
})

test('on a tablet the referral below the documents is one touch away', async () => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await signIn()
  await at(states.live('serving'), 'em atendimento')
  const suggested = page.getByRole('button', { name: /^Segurança Social/ })
  const inSight = (): Promise<boolean> => suggested.evaluate((one) => one.getBoundingClientRect().bottom < (document.querySelector('.actions')?.getBoundingClientRect().top ?? 0))
  expect(await inSight()).toBe(false)
  await page.getByRole('button', { name: 'Encaminhar…' }).click()
  expect(await inSight()).toBe(true)
  expect(await suggested.evaluate((one) => one === document.activeElement)).toBe(true)
  expect(hub.received).toEqual([])
})

describe('every state fits its screen and passes axe', () => {
  const all: [string, () => CounterState, string | RegExp][] = [
    ['ready', states.idle, 'Pronto para a próxima pessoa'], ['nobody waiting', states.nobodyWaiting, 'Ninguém à espera deste balcão'], ['something to undo', states.undoable, 'Desfazer'],
    ['called', () => states.live('called'), 'à espera da pessoa'], ['called, with a casefile', () => states.second('called'), 'O que já se sabe'],
    ['being served', () => states.live('serving', { paper: 'failed', priority: true }), 'Sem papel'], ['being served, with a casefile', () => states.second('serving'), 'Falta o NISS.'],
    ['on a break', states.pausedAt, /^Em pausa/u], ['the day closed', states.closedDay, 'O dia está fechado.'], ['the longest names', states.longest, 'A1042'],
  ]
  test.each(all)('%s', async (_name, state, text) => {
    await signIn()
    await at(state(), text)
    await expectAccessible(page)
    await expectFits(page)
    await page.setViewportSize({ width: 1024, height: 768 })
    await expectFits(page)
    await expectAccessible(page)
  })

  test('every dialog, also in English', async () => {
    await signIn()
    await page.getByRole('button', { name: 'English' }).click()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    await at(states.live('called'), 'waiting for the person')
    for (const key of ['w', 'a', 'e', 't', 'g', 'x', 'i', 'p', 'u', 'b', 'c', 'h', 's', '?']) {
      await page.keyboard.press(key)
      await page.getByRole('dialog').waitFor()
      await expectAccessible(page)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await page.keyboard.press('q')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Ticket A039' }).waitFor()
    await expectAccessible(page)
  })
})
