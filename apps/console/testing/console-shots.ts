// Pictures of the console's states: node apps/console/testing/console-shots.ts FOLDER [NAME …], each at a desk's and a tablet's size.
// With `english` among the names, in English, as far as a state needs no words to be reached.
// Without a folder, those that are kept, into docs/screenshots/console.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, openBrowser } from '@senha/screens/testing'
import { builtAt, openPage, startScriptedHub } from '@senha/staff/testing'
import type { ScriptedHub } from '@senha/staff/testing'
import type { CounterState } from '@senha/protocol'
import type { Page } from 'playwright-core'
import * as shot from './shot-states.ts'
import * as states from './states.ts'

interface Shot { state: CounterState; /** Keys to press, `text:` to type; after each the page is still. */ keys?: readonly string[]; also?: (page: Page, hub: ScriptedHub<CounterState>) => Promise<void>; /** Which size of it is kept. */ kept?: 'desk' | 'tablet' }

/** A picture that is kept. */
const largestBytes = 120_000
const sizes = { desk: { width: 1440, height: 900 }, low: { width: 1280, height: 720 }, tablet: { width: 1024, height: 768 } }
const press = (name: RegExp) => (page: Page): Promise<void> => page.getByRole('button', { name }).first().press('Enter')

const ownSession = { id: 'own', since: states.ago(120), lastUsedAt: states.ago(3), address: '10.0.0.7', browser: 'Chrome, Windows', here: true }
const openAccount: NonNullable<Shot['also']> = async (page, hub) => {
  const sessions = [ownSession, { ...ownSession, id: 'desk', address: '10.0.0.21', browser: 'Firefox, Linux', here: false }, { ...ownSession, id: 'other', address: '2001:db8:85a3::8a2e:370:7334', browser: '', here: false }]
  hub.api('/api/sessions', () => ({ status: 200, body: { ok: true, sessions } }))
  await press(/A minha conta/)(page)
  await page.getByText('esta página').waitFor()
}

const shots: Record<string, Shot> = {
  counters: { state: states.noCounter(), kept: 'desk' },
  'take-over': { state: states.noCounter(), also: press(/^Balcão 1\b/), kept: 'tablet' },
  today: {
    state: states.noCounter(), kept: 'desk',
    also: async (page) => {
      await press(/^Mudar/)(page)
      await page.getByRole('radio', { name: 'Só estes' }).press(' ')
      for (const name of ['Acolhimento', 'Informações']) await page.getByRole('checkbox', { name }).press(' ')
    },
  },
  ready: { state: states.idle() },
  nobody: { state: states.nobodyWaiting() },
  marks: { state: shot.marked(), kept: 'desk' },
  bookings: { state: states.booked(7), kept: 'tablet' },
  'bookings-arrived': { state: states.booked(), keys: ['b', 'text:AB12'] },
  'bookings-new': { state: states.booked(), keys: ['b'], also: press(/^Marcar uma hora/) },
  'bookings-list': { state: states.booked(), keys: ['b'], also: press(/^Por chegar hoje/) },
  'bookings-booked': {
    state: states.booked(), keys: ['b'],
    also: async (page, hub) => {
      hub.answer('appointment:book', () => ({ ok: true, seq: 0, bookingCode: 'QF7K93' }))
      await press(/^Marcar uma hora/)(page)
      await page.getByLabel('Hora', { exact: true }).fill('14:30')
      await page.keyboard.press('Enter')
      await page.getByText('QF7K93').waitFor()
    },
  },
  called: { state: states.live('called'), kept: 'desk' },
  'called-booked': { state: states.live('called', { slotAt: states.ago(-3) }, { reason: 'appointment' }) },
  'called-casefile': { state: states.second('called') },
  missed: { state: shot.missed() },
  find: { state: states.idle(), also: async (page, hub) => {
    hub.answer('ticket:find', () => ({ ok: true, seq: 0, tickets: shot.found }))
    await page.keyboard.press('/')
    await page.keyboard.type('42\n')
    await page.getByText('Segurança Social').first().waitFor()
  } },
  why: { state: states.live('called'), keys: ['w'] },
  change: { state: states.live('called'), keys: ['a'] },
  cancel: { state: states.live('called'), keys: ['x'] },
  serving: { state: states.live('serving') },
  referring: { state: states.live('serving'), keys: ['d', ' ', 'm', 'text:Falta o NISS. Fala também russo.', 'Escape', '1', '5', 'o'], kept: 'desk' },
  'serving-casefile': { state: states.second('serving'), kept: 'desk' },
  'serving-ended': { state: shot.ended() },
  longest: { state: states.longest() },
  park: { state: states.live('serving'), keys: ['g'] },
  transfer: { state: states.live('serving'), keys: ['t'] },
  reprint: { state: states.live('serving', { paper: 'failed' }), keys: ['i'] },
  issue: { state: states.idle(), keys: ['u', ' '] },
  issued: {
    state: states.idle(), keys: ['u', ' '],
    also: async (page, hub) => {
      hub.answer('ticket:issue', () => ({ ok: true, seq: 0, ticket: { ...states.live('called').ticket, number: 'A048', status: 'waiting', ahead: 7, wait: { low: 20, high: 35 } } }))
      await page.keyboard.press('Enter')
      await page.locator('.issued-number').waitFor()
    },
  },
  queued: { state: shot.marked(), keys: ['q', 'ArrowDown', 'Enter'] },
  'interpreter-ask': { state: states.live('serving'), keys: ['e'] },
  'interpreter-asked': { state: shot.interpreterAsked() },
  'interpreter-coming': { state: shot.interpreterAsked({ acceptedBy: 'Ana' }) },
  'interpreter-nobody': { state: shot.interpreterAsked({ asked: 0 }), kept: 'desk' },
  colleague: { state: shot.colleagueAsks(), kept: 'tablet' },
  'colleague-accepted': { state: shot.colleagueAsks(true) },
  card: { state: states.live('serving'), keys: ['c', 'text:ACDE FGHJ'] },
  'card-given': {
    state: states.live('serving'), keys: ['c'], kept: 'desk',
    also: async (page, hub) => {
      hub.answer('card:issue', () => ({ ok: true, seq: 0, cardCode: 'ACDEFGHJKMNP' }))
      await press(/^Dar o código/)(page)
      await page.locator('.given-code').waitFor()
    },
  },
  'card-erase': { state: states.idle(), keys: ['c', 'text:ACDEFGHJKMNP'], also: press(/^Apagar este cartão/) },
  'card-brought': { state: shot.cardBrought() },
  say: { state: states.live('serving'), keys: ['.'], kept: 'desk' },
  'say-shown': { state: states.live('serving'), keys: ['.'], also: press(/^Вам потрібен/) },
  'papers-missing': { state: shot.papersMissing() },
  'note-left': { state: states.live('serving'), keys: ['m', 'text:Falta o NISS. Fala também russo.'], also: async (page, hub) => {
    hub.push(states.undoable())
    await page.getByText('não foi guardada').waitFor()
  } },
  help: { state: states.live('serving'), keys: ['?'], kept: 'desk' },
  pause: { state: states.idle(), keys: ['p', ' '] },
  paused: { state: states.pausedAt() },
  leave: { state: states.idle(), keys: ['s'] },
  undo: { state: states.undoable() },
  refused: {
    state: states.idle(),
    also: async (page, hub) => {
      hub.answer('ticket:call-next', () => ({ ok: false, error: { code: 'conflict', message: 'counter 3 still has the live ticket A042 (called)' } }))
      await page.keyboard.press(' ')
      await page.locator('.notice-refused').waitFor()
    },
  },
  notice: { state: shot.noticed() },
  offline: {
    state: states.live('serving'), kept: 'tablet',
    also: async (page, hub) => {
      await hub.lose()
      await page.getByText('Sem ligação ao centro desde as').waitFor()
    },
  },
  closed: { state: states.closedDay() },
  account: { state: states.noCounter(), also: openAccount },
  'account-pin': {
    state: states.noCounter(),
    also: async (page, hub) => {
      await openAccount(page, hub)
      await press(/^Mudar o meu PIN/)(page)
      await page.getByRole('button', { name: 'Guardar o PIN' }).press('Enter')
    },
  },
  'still-there': {
    state: states.live('serving'),
    also: async (page, hub) => {
      hub.api('/api/session', () => ({ status: 200, body: { ok: true, idleAt: states.ago(-1), at: states.ago(0) } }))
      await page.reload()
      await page.getByText('Ainda está aí?').waitFor()
    },
  },
  english: { state: states.second('serving'), keys: ['l'] },
}

const [folder = fileURLToPath(new URL('../../../docs/screenshots/console', import.meta.url)), ...words] = process.argv.slice(2)
const inEnglish = words.includes('english')
const only = words.filter((word) => word !== 'english')
const keptOnly = process.argv[2] === undefined
mkdirSync(folder, { recursive: true })
await build('console')
const browser = await openBrowser()

const open = async (viewport: { width: number; height: number }, session: boolean): Promise<{ page: Page; hub: ScriptedHub<CounterState> }> => {
  const hub = await startScriptedHub<CounterState>({ centre: states.lisbon, user: states.olga, namespace: '/counter', fact: 'counter:state', first: states.noCounter(), pages: { '/console/': builtAt('console') } })
  const { page } = await openPage(browser, hub.address, viewport)
  page.on('pageerror', (error) => console.error(error))
  if (session) await page.addInitScript((kept) => localStorage.setItem('senha.console', kept), JSON.stringify({ token: 't', user: states.olga }))
  await page.goto(`${hub.address}/console/`)
  await page.evaluate(async () => { await document.fonts.ready })
  return { page, hub }
}
const keep = async (page: Page, size: string, name: string): Promise<void> => {
  console.log(size, name)
  if (!keptOnly) return void (await page.screenshot({ path: join(folder, `${size}-${name}${inEnglish ? '-en' : ''}.png`) }))
  for (const quality of [80, 70, 60, 50]) {
    const { length } = await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality })
    if (length <= largestBytes) return
  }
}

for (const [size, viewport] of Object.entries(sizes)) {
  for (const [name, { state, keys = [], also, kept }] of Object.entries(shots)) {
    if ((keptOnly && kept !== size) || (only.length > 0 && !only.includes(name)) || (inEnglish && also)) continue
    const { page, hub } = await open(viewport, true)
    await page.getByText('Em que balcão vai estar?').waitFor()
    if (inEnglish) await page.getByRole('button', { name: 'English' }).click()
    hub.push(state)
    if (state.counter) await page.locator('.work-page').waitFor()
    for (const key of keys) await (key.startsWith('text:') ? page.keyboard.type(key.slice('text:'.length)) : page.keyboard.press(key))
    await also?.(page, hub)
    // what was done moments ago has gone out and has been drawn
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    await page.waitForTimeout(300)
    await keep(page, size, name)
    await page.context().close()
    await hub.lose()
  }
  if (keptOnly || inEnglish || (only.length > 0 && !only.includes('sign-in'))) continue
  const { page, hub } = await open(viewport, false)
  await page.getByText('Entrar ao serviço').waitFor()
  await keep(page, size, 'sign-in')
  await page.context().close()
  await hub.lose()
}
await browser.close()
