import { privacyNotice } from '@senha/i18n'
import { phoneTexts } from '@senha/i18n/texts/phone'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { phoneTimings } from './phone/timings.ts'
import { posted } from './test/notices.ts'
import { phoneInBrowser } from './test/phone-in-browser.ts'
import { readCentre, startScriptedHub } from './test/scripted-hub.ts'
import { code, ticket, visitOf } from './test/visits.ts'

const { it, open, number } = phoneInBrowser()
const uk = phoneTexts.in('uk')
const en = phoneTexts.in('en')
const mark = (page: Page, name: 'vibrated' | 'chimes'): Promise<number> => page.evaluate((key) => Number(document.documentElement.dataset[key] ?? 0), name)

describe('a visit', () => {
  test('is told in its own language: number, people before, wait, place, and it is live', async () => {
    it.hub.visit(visitOf([ticket()]))
    const page = await open()
    await number(page, 'A042')
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('uk')
    const facts = page.locator('.facts')
    expect((await facts.innerText()).replaceAll(/\s+/g, ' ')).toBe(`${uk('ahead.people', { count: 12 })} ${uk('wait.range', { range: '20–35' })}`)
    expect(await page.locator('.place').innerText()).toContain(`Зона\u00a01 · ${uk('place.floor', { floor: 0 }).replace(' ', '\u00a0')}`)
    it.hub.visit(visitOf([ticket({ ahead: 3, wait: { low: 5, high: 10 } })]))
    await facts.getByText('5–10').waitFor()
    it.hub.visit(visitOf([ticket({ ahead: 1, wait: null })]))
    await facts.getByText(uk('wait.unknown')).waitFor()
  })

  test('says what the kiosk said: the topic, priority, the booked time, and languages in the centre\'s order', async () => {
    it.hub.visit(visitOf([ticket({ priority: true })]))
    const page = await open()
    await number(page, 'A042')
    const { topics, languages } = it.hub.centre
    const topicOf = (id: string) => topics.find((topic) => topic.id === id)?.name['uk'] ?? 'no such topic'
    await page.locator('.paper .topic').getByText(topicOf('papers'), { exact: true }).waitFor()
    await page.locator('.paper .mark').getByText(uk('priority.mark')).waitFor()
    expect(await page.getByRole('combobox').locator('option').evaluateAll((options) => options.map((option) => option.getAttribute('value')))).toEqual(languages)
    it.hub.visit(visitOf([ticket({ next: ['legal'] })]))
    await page.locator('.paper .after').getByText(uk('ticket.after', { services: it.hub.centre.services.find(({ id }) => id === 'legal')?.shortName['uk'] ?? '' })).waitFor()
    it.hub.visit(visitOf([ticket({ serviceId: 'legal', topicId: 'legal', slotAt: '2026-11-23T10:30:00Z', ahead: 0, wait: null })]))
    await page.locator('.facts').getByText('10:30').waitFor()
    await page.locator('.facts').getByText(uk('booking.near')).waitFor()
    expect([await page.locator('.mark').count(), await page.getByText(uk('ahead.none')).count()]).toEqual([0, 0])
  })

  test('called: the page turns amber with the counter, vibrates, and chimes after the sound was turned on', async () => {
    it.hub.visit(visitOf([ticket()]))
    const page = await open()
    await number(page, 'A042')
    await page.getByRole('button', { name: uk('sound.turnOn') }).click()
    await page.getByRole('button', { name: uk('sound.isOn'), pressed: true }).waitFor()
    await expect.poll(() => mark(page, 'chimes')).toBe(1)
    it.hub.visit(visitOf([ticket({ status: 'called', counter: '16', ahead: 0, wait: null })]))
    await page.locator('.called').waitFor()
    expect(await page.locator('.desk').innerText()).toMatch(/16/)
    await expect.poll(() => page.locator('.page').evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(251, 187, 60)')
    await expect.poll(() => page.locator('[aria-live=assertive]').textContent()).toBe(`A042 · ${uk('status.called')}. ${uk('called.counter')} 16`)
    await expect.poll(() => page.title()).toBe(`A042 · ${uk('status.called')}`)
    await expect.poll(() => mark(page, 'vibrated')).toBe(1)
    await expect.poll(() => mark(page, 'chimes')).toBe(3)
  })

  test('opened on a call neither rings nor vibrates', async () => {
    it.hub.visit(visitOf([ticket({ status: 'called', counter: '3', ahead: 0, wait: null })]))
    const page = await open()
    await page.locator('.called').waitFor()
    expect([await mark(page, 'vibrated'), await mark(page, 'chimes')]).toEqual([0, 0])
  })

  test('is read in another language once that is chosen, also after a reload', async () => {
    it.hub.visit(visitOf([ticket()]))
    const page = await open()
    await number(page, 'A042')
    await page.getByRole('combobox').selectOption('en')
    await page.getByText(en('next.waiting')).waitFor()
    await page.reload()
    await page.getByText(en('next.waiting')).waitFor()
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en')
  })

  test('is left after a question, and never by one touch', async () => {
    it.hub.visit(visitOf([ticket()], { language: 'en' }))
    const page = await open()
    await page.getByRole('button', { name: en('leave.button') }).click()
    await page.getByRole('button', { name: en('leave.no') }).click()
    expect(it.hub.left()).toEqual([])
    await page.getByRole('button', { name: en('leave.button') }).click()
    await page.getByRole('button', { name: en('leave.yes') }).click()
    await page.getByRole('heading', { name: en('over.title') }).waitFor()
    expect(it.hub.left()).toEqual([code])
    expect(await page.locator('.others').innerText()).toContain(en('outcome.cancelled'))
  })

  test('is not left when the hub does not confirm it, and the page says so', async () => {
    it.hub.visit(visitOf([ticket()], { language: 'en' }))
    it.hub.keepEverybody()
    const page = await open()
    await page.getByRole('button', { name: en('leave.button') }).click()
    await page.getByRole('button', { name: en('leave.yes') }).click()
    await page.getByRole('alert').getByText(en('leave.failed')).waitFor()
    expect(await page.locator('h1').innerText()).toBe('A042')
  })
})

describe('a missed call', () => {
  const missedOn = async (): Promise<Page> => {
    it.hub.visit(visitOf([ticket({ status: 'ended', outcome: 'no-show', ahead: 0, wait: null })], { language: 'en' }))
    const page = await open()
    await page.getByText(en('outcome.noShow')).waitFor()
    return page
  }

  test('is told by one touch, and the ticket waits again', async () => {
    const page = await missedOn()
    await page.getByRole('button', { name: en('missed.button') }).click()
    await page.getByText(en('missed.done')).waitFor()
    await number(page, 'A042')
    expect(await page.locator('.facts').innerText()).toContain('3')
    expect(await page.getByRole('button', { name: en('missed.button') }).count()).toBe(0)
  })

  test('that came too late or too often is refused, in words that say whom to ask', async () => {
    it.hub.missed('refused')
    const page = await missedOn()
    await page.getByRole('button', { name: en('missed.button') }).click()
    await page.getByRole('alert').getByText(en('missed.no')).waitFor()
    expect(await page.getByRole('button', { name: en('missed.button') }).count()).toBe(0)
  })

  test('that the hub did not hear can be told again', async () => {
    it.hub.missed('unheard')
    const page = await missedOn()
    await page.getByRole('button', { name: en('missed.button') }).click()
    await page.getByRole('alert').waitFor()
    it.hub.missed('done')
    await page.getByRole('button', { name: en('missed.button') }).click()
    await page.getByText(en('missed.done')).waitFor()
  })
})

describe('the centre', () => {
  test('says a notice on the page, in its language, from the next push until it is taken down', async () => {
    it.hub.visit(visitOf([ticket()]))
    const page = await open()
    await number(page, 'A042')
    it.hub.visit({ ...visitOf([ticket()]), notices: [posted('counter-closed')] })
    await page.getByText('Стійка 12 не працює.').waitFor()
    await page.getByRole('combobox').selectOption('en')
    await page.getByText('Counter 12 is closed.').waitFor()
    it.hub.visit(visitOf([ticket()]))
    await page.locator('.notices').waitFor({ state: 'detached' })
  })

  test('tells an emergency over everything, in the page\'s language and in Portuguese, and the phone vibrates', async () => {
    it.hub.visit(visitOf([ticket()]))
    const page = await open()
    await number(page, 'A042')
    await page.getByRole('combobox').selectOption('en')
    await page.mouse.click(5, 400)
    it.hub.visit({ ...visitOf([ticket()]), notices: [posted('evacuation')] })
    await page.getByRole('heading', { name: 'Leave the building now.' }).waitFor()
    expect(await page.locator('.emergency [lang=pt]').innerText()).toContain('Saia do edifício agora.')
    expect(await page.getByText('A042').count()).toBe(1) // only told to assistive technology
    await expect.poll(() => mark(page, 'vibrated')).toBe(1)
    it.hub.visit(visitOf([ticket()]))
    await number(page, 'A042')
  })

  test('[F5] whose service is gone is told the truth in each language, and no count of people before', async () => {
    it.hub.visit(visitOf([ticket({ serviceId: 'gone', ahead: 0, wait: null }), ticket({ id: 't2', number: 'S017', serviceId: 'gone-too', ahead: 3, wait: null })]))
    const page = await open()
    await number(page, 'A042')
    for (const language of phoneTexts.languages) {
      await page.getByRole('combobox').selectOption(language)
      const say = phoneTexts.in(language)
      await page.locator('.standing', { hasText: say('changed.text') }).waitFor()
      await page.locator('.others', { hasText: `${say('status.waiting')} · ${say('changed.text')}` }).waitFor()
      expect(await page.locator('main').innerText()).not.toContain(say('ahead.none'))
    }
  })

  test('says in each language what it keeps of a visitor and for how long', async () => {
    it.hub.visit(visitOf([ticket()]))
    const page = await open()
    await number(page, 'A042')
    for (const language of phoneTexts.languages) {
      await page.getByRole('combobox').selectOption(language)
      const say = phoneTexts.in(language)
      await page.locator('summary', { hasText: say('privacy.title') }).click()
      const parts = privacyNotice(language, readCentre(), true)
      expect(parts.flatMap(({ sentences }) => sentences).length).toBe(14)
      for (const { title, sentences } of parts) {
        await page.getByRole('heading', { name: title, exact: true }).waitFor()
        for (const { text } of sentences) await page.getByText(text, { exact: true }).waitFor()
      }
      await page.locator('summary').click()
    }
  })
})

describe('the hub', () => {
  test('lost and back: the state stays with a note, and is right again without a reload', async () => {
    it.hub.visit(visitOf([ticket()], { language: 'en' }))
    const { port } = it.hub
    const page = await open()
    await number(page, 'A042')
    await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }))
    await it.hub.close()
    await page.locator('.lost').waitFor()
    expect(await page.locator('h1').innerText()).toBe('A042')
    it.hub = await startScriptedHub({ port, seq: 50 })
    it.hub.visit(visitOf([ticket({ status: 'called', counter: '7', ahead: 0, wait: null })], { language: 'en' }))
    await page.locator('.called').waitFor()
    expect(await page.locator('.lost').count()).toBe(0)
    expect(await page.evaluate(() => Reflect.get(globalThis, 'sameDocument'))).toBe(true)
  })

  test('[reports small] lost, then back without this visit: the visit is over, and no "no connection" stands above it', async () => {
    it.hub.visit(visitOf([ticket()], { language: 'en' }))
    const { port } = it.hub
    const page = await open()
    await number(page, 'A042')
    await it.hub.close()
    await page.locator('.lost').waitFor()
    it.hub = await startScriptedHub({ port })
    it.hub.refuse('unauthorized')
    await page.getByRole('heading', { name: en('over.title') }).waitFor()
    expect(await page.locator('.lost').count()).toBe(0)
  })

  test('[reports small] lost after the visit has ended: there is no news to miss, and nothing says so', async () => {
    it.hub.visit(visitOf([ticket({ status: 'ended', outcome: 'served' })], { language: 'en' }))
    const page = await open('/')
    await page.clock.install()
    const connected = page.waitForEvent('websocket')
    await page.goto(`${it.hub.address}/t/${code}`)
    const socket = await connected
    await page.locator('main h1, main h2').first().waitFor()
    const said = await page.locator('main').innerText()
    const closed = socket.waitForEvent('close')
    await it.hub.close()
    await closed
    await page.clock.runFor(10 * phoneTimings.quietLossMs)
    expect(await page.locator('.lost').count()).toBe(0)
    expect(await page.locator('main').innerText()).toBe(said)
  })

  test('is asked anew the moment the phone is unlocked', async () => {
    it.hub.visit(visitOf([ticket()], { language: 'en' }))
    const page = await open()
    await page.clock.install()
    await number(page, 'A042')
    const before = it.hub.connections()
    const look = (state: 'hidden' | 'visible'): Promise<void> => page.evaluate((visibility) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility })
      document.dispatchEvent(new Event('visibilitychange'))
    }, state)
    await look('hidden')
    await page.clock.fastForward(60_000)
    await look('visible')
    await expect.poll(() => it.hub.connections()).toBe(before + 1)
    it.hub.visit(visitOf([ticket({ status: 'called', counter: '7', ahead: 0, wait: null })], { language: 'en' }))
    await page.locator('.called').waitFor()
  })

  test('does not know the code: the page asks for it once, says nothing of others, and does not guess on', async () => {
    const page = await open('RRRRRR')
    await page.getByRole('heading', { name: en('code.wrong') }).waitFor()
    const tries = it.hub.connections()
    await page.getByLabel(en('code.label')).fill('к7м')
    await page.getByRole('button', { name: en('code.open') }).click()
    await page.getByRole('alert').getByText(en('code.short')).waitFor()
    it.hub.visit(visitOf([ticket()]))
    // typed with Cyrillic letters that look the same
    await page.getByLabel(en('code.label')).fill('к7м 4qd')
    expect(it.hub.connections()).toBe(tries)
    await page.getByRole('button', { name: en('code.open') }).click()
    await number(page, 'A042')
    expect(page.url()).toBe(`${it.hub.address}/t/${code}`)
  })

  test('has too many wrong codes from here: the page waits and then shows the visit', async () => {
    it.hub.visit(visitOf([ticket()]))
    it.hub.refuse('too-many')
    const page = await open()
    await page.getByRole('heading', { name: en('code.tooMany') }).waitFor()
    it.hub.refuse(undefined)
    await number(page, 'A042')
    expect(await page.getByText(en('code.tooMany')).count()).toBe(0)
  })

  test('speaks another version: the page can be opened again', async () => {
    it.hub.visit(visitOf([ticket()]))
    it.hub.refuse('protocol')
    const page = await open()
    await page.getByRole('heading', { name: en('update.title') }).waitFor()
    it.hub.refuse(undefined)
    await page.getByRole('button', { name: en('update.button') }).click()
    await number(page, 'A042')
    expect(await page.getByText(en('update.title')).count()).toBe(0)
  })

  test('is not asked at all when the address has no code', async () => {
    const page = await open('')
    await page.getByRole('heading', { name: en('code.type') }).waitFor()
    expect(it.hub.connections()).toBe(0)
  })
})
