import { wordsIn } from '@senha/centre'
import { languageNames } from '@senha/i18n'
import { describe, expect, test } from 'vitest'
import { goTo, kiosk, page, visitor } from './testing/at-the-kiosk.ts'
import { everyWay, inWays, nameOf } from './testing/every-way.ts'
import { hiddenOrCovered } from './testing/geometry.ts'
import { axe, tooSmallOrCut } from './testing/looked-at.ts'
import { giveReserve } from './testing/reserve.ts'
import { lisboa, sampleNotice, sampleState } from './testing/samples.ts'
import { shows, words } from './testing/visitor.ts'
import type { Post } from './testing/walk-through.ts'
import { screenTimings } from './timings.ts'
import { scriptedVoices } from './testing/voices.ts'

const t = words('fr')
const topicName = (id: string): string => wordsIn(lisboa.topics.find((topic) => topic.id === id)?.name ?? {}, 'fr')
const fits = async (): Promise<void> => {
  expect(await axe(page)).toEqual([])
  expect([...await tooSmallOrCut(page), ...await hiddenOrCovered(page)]).toEqual([])
}

describe('the four situations of the law', () => {
  test('a touch on any of them is the same yes, and nobody is told which it was', async () => {
    await page.context().close()
    await goTo({ hasTouch: true })
    for (const [place, word] of (['priority.disability', 'priority.age', 'priority.pregnant', 'priority.child'] as const).entries()) {
      await page.getByRole('button', { name: languageNames.fr }).tap()
      await visitor.topic().tap()
      await shows(visitor.title(t('priority.title')))
      const card = page.locator('.situation', { hasText: t(word) })
      expect(await card.locator('.says-yes').innerText()).toBe(t('priority.yes'))
      await card.tap()
      await shows(page.getByText(t('ticket.take')))
      const said = kiosk.hub.said('ticket:issue')[place]
      expect({ ...said, commandId: 'any' }).toEqual({ commandId: 'any', topicId: 'papers', language: 'fr', priority: true })
      await visitor.button(t('end.done')).click()
      await shows(page.locator('.languages'))
    }
  })

  test('by the keys too, each of them reached before yes and no', async () => {
    await shows(page.locator('.languages'))
    await visitor.choose('fr')
    await visitor.topic().click()
    await shows(visitor.title(t('priority.title')))
    await visitor.keyTo(t('priority.child'), 'ArrowDown')
    await page.keyboard.press('Enter')
    await shows(page.getByText(t('ticket.take')))
    expect(kiosk.hub.said('ticket:issue')).toMatchObject([{ priority: true }])
  })
})

test('in the largest letters several of the four situations stand together, under every bar too, and No says that it is none of the four', async () => {
  const few: string[] = []
  for (const language of ['fr', 'ru', 'ro', 'be', 'pt'] as const) {
    await visitor.choose(language)
    await visitor.topic().click()
    await shows(visitor.title(words(language)('priority.title')))
    const post = (notices: Parameters<Post>[0]): void => kiosk.hub.state(sampleState(notices.length > 0 ? { notices: [...notices] } : {}))
    await inWays(page, post, everyWay.filter(({ letters }) => letters !== 'usual'), async (way) => {
      const shown = await page.locator('.situation:visible').count()
      const least = way.letters === 'large' || (!way.listen && !way.lower && way.notices.length === 0) ? 3 : 2
      if (shown < least) few.push(`${language} (${nameOf(way)}): ${shown}`)
      expect(await page.locator('.says-no').innerText()).toBe(words(language)('priority.no'))
    })
    await visitor.button(words(language)('nav.back')).click()
    await visitor.button(words(language)('nav.back')).click()
  }
  expect(few).toEqual([])
})

test('the last screen names what the person chose, and where that begins', async () => {
  await visitor.choose('fr')
  await page.locator('.choice', { hasText: topicName('social-security') }).click()
  await visitor.answer('fr', false)
  await shows(page.getByText(t('ticket.take')))
  const welcome = lisboa.services.find(({ id }) => id === 'welcome')
  expect(await page.locator('.card-topic').innerText()).toBe(topicName('social-security'))
  expect(await page.locator('.card-service').innerText()).toBe(t('ticket.begin', { service: wordsIn(welcome?.name ?? {}, 'fr') }))
  await fits()
})

test('another machine is offered only while it can print', async () => {
  const centre = { ...lisboa, printing: { ...lisboa.printing, fallbacks: { k1: 'k2' } } }
  kiosk.hub.state(sampleState({ centre, printers: [] }))
  await kiosk.fault('paper-out', true)
  await visitor.choose('fr')
  await visitor.topic().click()
  await visitor.answer('fr', false)
  await shows(page.getByText(t('ticket.failed')))
  await shows(visitor.button(t('ticket.again')))
  expect(await visitor.button(t('ticket.elsewhere')).count()).toBe(0)
  kiosk.hub.state(sampleState({ centre, printers: ['k2'] }))
  await shows(visitor.button(t('ticket.elsewhere')))
  await fits()
  kiosk.hub.state(sampleState({ centre, printers: [] }))
  await visitor.button(t('ticket.elsewhere')).waitFor({ state: 'detached' })
})

describe('a service that gives no more tickets today', () => {
  test('says so before it is chosen; chosen, it says why, and a first ticket can be had all the same', async () => {
    kiosk.hub.state(sampleState({ queues: sampleState().queues.map((queue) => (queue.serviceId === 'health' ? { ...queue, issuing: 'full' } : queue)) }))
    await visitor.choose('fr')
    const health = page.locator('.choice', { hasText: topicName('health') })
    await shows(health.getByText(t('ended.title')))
    expect(await page.locator('.ended').count()).toBe(1)
    await health.click()
    await shows(visitor.title(t('ended.title')))
    await fits()
    await visitor.button(t('ended.other')).click()
    await health.click()
    await visitor.button(t('ended.anyway', { service: wordsIn(lisboa.services.find(({ id }) => id === 'welcome')?.shortName ?? {}, 'fr') })).click()
    await visitor.answer('fr', false)
    await shows(page.getByText(t('ticket.take')))
    expect(kiosk.hub.said('ticket:issue')).toMatchObject([{ topicId: 'health' }])
  })
})

describe('the first screen speaks to everybody', () => {
  test('its doors and its notices change languages in turn, and stand still for who goes by keys', async () => {
    await page.clock.install()
    await page.reload()
    kiosk.hub.state(sampleState({ notices: [sampleNotice('closing-early')] }))
    const door = page.locator('[data-door=code] .is-shown')
    const notice = page.locator('.notices .is-shown')
    await shows(notice)
    const seen = new Set<string>()
    const told = new Set<string>()
    // the page's clock also runs by itself: on a busy machine a turn can pass unseen, and comes again
    await expect.poll(async () => {
      seen.add(await door.innerText())
      told.add(await notice.innerText())
      await page.clock.runFor(screenTimings.languageTurnMs)
      return [seen.size, told.size]
    }).toEqual([8, 9])
    expect(seen).toEqual(new Set((['en', 'fr', 'es', 'ru', 'uk', 'ro', 'be', 'kea'] as const).map((language) => words(language)('door.ticket'))))
    expect(told).toEqual(new Set(lisboa.languages.map((language) => wordsIn(sampleNotice('closing-early').texts, language))))
    await page.keyboard.press('Tab')
    const still = await door.innerText()
    await page.clock.runFor(3 * screenTimings.languageTurnMs)
    expect(await door.innerText()).toBe(still)
    // whoever went by keys, or a code that was not understood, is gone some time: the next person reads their language, too
    await page.clock.runFor(screenTimings.idleMs)
    await expect.poll(() => door.innerText()).not.toBe(still)
  })

  test('that there is no paper, and no network, is told in every language in turn', async () => {
    await giveReserve(kiosk)
    await page.clock.install()
    await page.reload()
    await kiosk.fault('paper-out', true)
    await visitor.choose('fr')
    await visitor.topic().click()
    await visitor.answer('fr', false)
    await shows(page.getByText(t('ticket.failed')))
    await visitor.button(t('end.done')).click()
    await kiosk.hub.goAway()
    const told = (word: 'printer.out' | 'reserve.band') => page.locator('.notice', { hasText: words('pt')(word) }).locator('.is-shown')
    await expect.poll(async () => {
      await page.clock.runFor(screenTimings.quietLossMs)
      return told('reserve.band').count()
    }).toBe(1)
    const seen = { 'printer.out': new Set<string>(), 'reserve.band': new Set<string>() }
    await expect.poll(async () => {
      for (const word of ['printer.out', 'reserve.band'] as const) seen[word].add(await told(word).innerText())
      await page.clock.runFor(screenTimings.languageTurnMs)
      return [seen['printer.out'].size, seen['reserve.band'].size]
    }).toEqual([lisboa.languages.length, lisboa.languages.length])
    for (const word of ['printer.out', 'reserve.band'] as const) expect(seen[word]).toEqual(new Set(lisboa.languages.map((language) => words(language)(word))))
    await kiosk.hub.comeBack()
  })
})

describe('by ear', () => {
  test('an emergency is said at once, in each language, whatever was being said', async () => {
    const voices = await scriptedVoices(page)
    await visitor.choose('fr')
    await shows(visitor.topic())
    await page.keyboard.press('F1')
    await expect.poll(() => voices.asked).toContain(`fr: ${t('topic.title').replaceAll(/\s+/g, ' ')}`)
    kiosk.hub.state(sampleState({ notices: [sampleNotice('evacuation')] }))
    for (const language of ['fr', 'pt', 'uk'] as const) await expect.poll(() => voices.asked, { timeout: 60_000 }).toContain(`${language}: ${wordsIn(sampleNotice('evacuation').texts, language).replaceAll(/\s+/g, ' ')}`)
  })

  test('the title comes first, then what to do, then the choices, back and language last; the number, the paper and the code are said', async () => {
    const voices = await scriptedVoices(page)
    kiosk.hub.state(sampleState({ notices: [sampleNotice('long-wait')] }))
    await shows(page.locator('.languages'))
    await page.keyboard.press('F1')
    await visitor.choose('fr')
    // blanks that hold a line together are none to the ear
    const heard = (text: string): string => `fr: ${text.replace(/\s+/g, ' ')}`
    const notice = heard(wordsIn(sampleNotice('long-wait').texts, 'fr'))
    await expect.poll(() => voices.asked, { timeout: 60_000 }).toContain(notice)
    await visitor.topic().click()
    await shows(visitor.title(t('priority.title')))
    const place = (text: string): number => voices.asked.lastIndexOf(heard(text))
    await expect.poll(() => place(t('priority.no')), { timeout: 60_000 }).toBeGreaterThan(0)
    await expect.poll(() => place(t('nav.back')) > place(t('priority.no')), { timeout: 60_000 }).toBe(true)
    const order = [t('priority.title'), t('priority.disability'), t('priority.law'), t('priority.private'), t('priority.no'), t('nav.back')].map(place)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(Math.min(...order)).toBeGreaterThanOrEqual(0)
    // a notice is heard once
    expect(voices.asked.filter((said) => said === notice)).toHaveLength(1)
    voices.asked.length = 0
    await visitor.answer('fr', false)
    await shows(page.getByText(t('ticket.take')))
    await expect.poll(() => voices.asked, { timeout: 60_000 }).toEqual(expect.arrayContaining([`${t('ticket.number')} A042`, t('ticket.take'), `${t('ticket.code')} K7F3Q9`, t('next.wait')].map(heard)))
  })
})
