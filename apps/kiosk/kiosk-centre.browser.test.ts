import { execFileSync } from 'node:child_process'
import { languageNames } from '@senha/i18n'
import { describe, expect, test } from 'vitest'
import { kiosk, openAlways, page, visitor } from './testing/at-the-kiosk.ts'
import { axe, tooSmallOrCut } from './testing/looked-at.ts'
import { giveReserve } from './testing/reserve.ts'
import { lisboa, sampleState } from './testing/samples.ts'
import { shows, words } from './testing/visitor.ts'
import { screenTimings } from './timings.ts'

describe('when the centre cannot be reached or is closed', () => {
  test('no hub: said in every language; it comes back by itself, without a reload', async () => {
    await shows(visitor.title(words('pt')('language.title')))
    await page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''))
    // a hub that gives tickets at any hour: then the day of this test's run does not matter
    await openAlways()
    await kiosk.hub.goAway()
    await shows(page.locator('.down'))
    expect(await page.locator('.down').innerText()).toContain(words()('down.title'))
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page)).toEqual([])
    await kiosk.hub.comeBack()
    await shows(visitor.title(words('pt')('language.title')))
    expect(await page.locator('body').getAttribute('data-not-reloaded')).toBe('')
  })

  test('no hub, but numbers in reserve: tickets go on without minutes, and what needs the network says so', async () => {
    await giveReserve(kiosk)
    await shows(page.locator('.languages'))
    await kiosk.hub.goAway()
    await shows(page.locator('.notice', { hasText: words('pt')('reserve.band') }))
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page)).toEqual([])
    await visitor.button(words('pt')('door.ticket')).click()
    await shows(visitor.title(words('pt')('reserve.title')))
    expect(await axe(page)).toEqual([])
    await visitor.button(words('pt')('problem.start')).click()
    await visitor.choose('uk')
    await visitor.topic().click()
    await visitor.answer('uk', false)
    await shows(page.getByText(words()('ticket.take')))
    expect(await page.locator('.number').innerText()).toContain('A601')
    expect(await page.locator('main').innerText()).toContain(words()('ticket.late'))
    expect(await page.locator('.facts').count()).toBe(0)
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page)).toEqual([])
    // a hub that will never take it: staff read the number, and who watches the machine the count
    kiosk.hub.answer('ticket:hand-in', () => ({ ok: false, error: { code: 'closed', message: 'the day of this ticket is over' } }))
    await kiosk.hub.comeBack()
    expect((await kiosk.hub.nth('ticket:hand-in')).payload).toMatchObject({ ordinal: 601, topicId: 'papers', language: 'uk' })
    await visitor.button(words()('end.done')).click()
    await visitor.unlock('pt', '1234')
    await shows(page.getByText(words('pt')('mediator.notTaken', { numbers: 'A601' })))
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page)).toEqual([])
    expect(await (await fetch(new URL('/health', kiosk.kiosk.address))).json()).toMatchObject({ handIns: { waiting: 0, notTaken: 1 } })
  })

  test('at night the hub may be away too: closed is what people need to hear', async () => {
    await page.clock.install()
    const told = new Promise<void>((resolve) => page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => {
      if (payload.includes('"hub":"lost"') && payload.includes('"open":false')) resolve()
    })))
    await page.reload()
    const always = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
    kiosk.hub.state(sampleState({ open: false, centre: { ...lisboa, hours: always } }))
    await shows(visitor.title(words('pt')('closed.title')))
    await kiosk.hub.goAway()
    await told
    await page.clock.runFor(screenTimings.quietLossMs + 1_000)
    expect(await page.locator('main').getAttribute('class')).toContain('closed')
    await kiosk.hub.comeBack()
  })

  test('a number once given stays on the screen while the hub is away', async () => {
    await visitor.choose('en')
    await visitor.topic().click()
    await visitor.answer('en', false)
    await shows(page.getByText(words('en')('ticket.take')))
    await page.clock.install()
    await kiosk.hub.goAway()
    await page.clock.fastForward(screenTimings.quietLossMs + 1_000)
    expect(await page.locator('.number').innerText()).toContain('A042')
    await kiosk.hub.comeBack()
  })

  test('closed: the opening hours, in the visitor’s language', async () => {
    kiosk.hub.state(sampleState({ open: false }))
    await shows(visitor.title(words('pt')('closed.title')))
    await page.locator('.tongue').click()
    await page.locator('dialog').getByRole('button', { name: languageNames.uk }).click()
    await shows(visitor.title(words()('closed.title')))
    expect(await page.getByRole('table').innerText()).toMatch(/понеділок\s+08:00–19:00/i)
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page)).toEqual([])
    // who chose a language at the closed door is not who comes when it opens
    kiosk.hub.state(sampleState())
    await shows(visitor.title(words('pt')('language.title')))
    await visitor.button(words('pt')('door.ticket')).click()
    await shows(visitor.title(words('pt')('code.title')))
  })
})

describe('what the centre has to say', () => {
  test('a service gives no more tickets today: why, and what to do', async () => {
    const { queues } = sampleState()
    kiosk.hub.state(sampleState({ queues: queues.map((queue) => (queue.serviceId === 'welcome' ? { ...queue, issuing: 'full' } : queue)) }))
    await visitor.choose('uk')
    await visitor.topic().click()
    await shows(visitor.title(words()('ended.title')))
    await shows(page.getByText(words()('ended.full')))
    expect(await axe(page)).toEqual([])
    expect(kiosk.hub.said('ticket:issue')).toEqual([])
  })

  test('a notice stands above every screen; an emergency covers it, in every language, and goes again', async () => {
    const notice = { id: 'long-wait', level: 'information', texts: { pt: 'Hoje a espera é longa.', uk: 'Сьогодні довге очікування.' }, at: '2026-11-23T08:12:00.000Z' } as const
    kiosk.hub.state(sampleState({ notices: [notice] }))
    await shows(page.locator('.notices .is-shown').getByText(notice.texts.pt))
    await visitor.choose('uk')
    await shows(page.getByText(notice.texts.uk))
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page)).toEqual([])
    // nothing that somebody has opened lies over it
    await visitor.button(words()('helper.help')).click()
    await shows(page.locator('dialog'))
    kiosk.hub.state(sampleState({ notices: [{ ...notice, id: 'evacuation', level: 'emergency' }] }))
    await shows(page.locator('.emergency'))
    await page.locator('dialog').waitFor({ state: 'detached' })
    expect(await page.locator('.emergency').innerText()).toMatch(/довге[^]*longa/)
    expect(await axe(page)).toEqual([])
    kiosk.hub.state(sampleState())
    await visitor.button(words()('help.close')).click()
    await shows(visitor.topic())
  })

  test('the complaint book is read by a phone', async () => {
    await visitor.button(words('pt')('door.information')).click()
    const picture = await (await visitor.turnTo(page.locator('.qr'))).screenshot()
    expect(execFileSync('zbarimg', ['--quiet', '--raw', '-'], { input: picture, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] }).trim()).toBe('https://www.livroamarelo.gov.pt')
  })

  test('what to bring to a service, on paper', async () => {
    await visitor.button(words('pt')('door.information')).click()
    await page.locator('.service').nth(1).click()
    await shows(page.getByText(words('pt')('service.documents')))
    await kiosk.fault('paper-out', true)
    await visitor.button(words('pt')('service.slip')).click()
    await shows(page.getByText(words('pt')('service.slipFailed')))
    expect(await tooSmallOrCut(page)).toEqual([])
    await kiosk.fault('paper-out', false)
    await visitor.button(words('pt')('service.slip')).click()
    await shows(page.getByText(words('pt')('service.slipDone')))
    expect((await kiosk.papers()).map(({ text }) => text)).toHaveLength(1)
    expect(kiosk.hub.said('ticket:issue')).toEqual([])
  })
})
