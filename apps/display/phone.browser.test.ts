import { privacyNotice } from '@senha/i18n'
import { phoneTexts } from '@senha/i18n/texts/phone'
import { paths } from '@senha/pictograms'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { posted } from './test/notices.ts'
import { phoneInBrowser } from './test/phone-in-browser.ts'
import { readCentre } from './test/scripted-hub.ts'
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
    expect(await page.locator('header > svg path').getAttribute('d')).toBe(paths.ticket)
    const { topics, languages } = it.hub.centre
    const topicOf = (id: string) => topics.find((topic) => topic.id === id)?.name['uk'] ?? 'no such topic'
    await page.locator('.paper .topic').getByText(topicOf('papers'), { exact: true }).waitFor()
    await page.locator('.paper .mark').getByText(uk('priority.mark')).waitFor()
    expect(await page.getByRole('combobox').locator('option').evaluateAll((options) => options.map((option) => option.getAttribute('value')))).toEqual(languages)
    it.hub.visit(visitOf([ticket({ next: ['legal'] })]))
    const afterwards = page.getByText(uk('ticket.after', { services: it.hub.centre.services.find(({ id }) => id === 'legal')?.shortName['uk'] ?? '' }))
    await page.locator('.paper .after').waitFor()
    // said once: who reads it twice looks for two things to do
    expect(await afterwards.count()).toBe(1)
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
    await page.locator('main').getByText(en('outcome.noShow')).waitFor()
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

  test('is not asked about while the person is at another counter', async () => {
    const missed = ticket({ status: 'ended', outcome: 'no-show', ahead: 0, wait: null })
    const second = (changes: Parameters<typeof ticket>[0] = {}): void =>
      it.hub.visit(visitOf([missed, ticket({ id: 't2', number: 'S017', serviceId: 'social-security', stage: 2, ...changes })], { language: 'en' }))
    second()
    const page = await open()
    const button = page.getByRole('button', { name: en('missed.button') })
    for (const status of ['called', 'serving'] as const) {
      second()
      await button.waitFor()
      second({ status, counter: '9' })
      await button.waitFor({ state: 'detached' })
    }
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

  test('whose service is gone is told the truth in each language, and no count of people before', async () => {
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
