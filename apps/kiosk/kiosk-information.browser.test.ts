import { wordsIn } from '@senha/centre'
import type { Language } from '@senha/centre'
import { languageNames } from '@senha/i18n'
import { describe, expect, test } from 'vitest'
import { aboutWords } from './screens/parts/about-words.ts'
import { kiosk, page, visitor } from './testing/at-the-kiosk.ts'
import { hiddenOrCovered, onEveryPage } from './testing/geometry.ts'
import { axe, tooSmallOrCut } from './testing/looked-at.ts'
import { lisboa, sampleState } from './testing/samples.ts'
import { shows, words } from './testing/visitor.ts'
import type { Helper } from './testing/visitor.ts'

type Service = (typeof lisboa.services)[number]

const openInformation = async (language: Language, helpers: readonly Helper[] = []): Promise<void> => {
  await shows(page.locator('.languages'))
  for (const helper of helpers) await visitor.button(words('pt')(helper)).click()
  await visitor.choose(language)
  await shows(page.locator('.topics'))
  await visitor.goTo('information')
  await shows(page.locator('.services'))
}
/** The list is turned until the service is on it. */
const openService = async (language: Language, { shortName }: Service): Promise<void> => {
  const wanted = page.locator('.service').filter({ has: page.getByText(wordsIn(shortName, language), { exact: true }) })
  for (let turns = 0; turns < 12 && !(await wanted.isVisible()); turns += 1) await page.locator('.pager:not([hidden])').click()
  await wanted.click()
  await shows(page.locator('.one-service'))
  await shows(visitor.title(wordsIn(shortName, language)))
}

describe('the list of services', () => {
  test.each([
    { language: 'ru', helpers: [] },
    { language: 'ro', helpers: ['helper.letters'] },
  ] as const)('$language $helpers: nothing is cut on any of its pages, the longest words among them', async ({ language, helpers }) => {
    await openInformation(language, helpers)
    let pages = 0
    await onEveryPage(page, async (nth) => {
      pages = nth + 1
      expect({ nth, faults: [...await tooSmallOrCut(page), ...await hiddenOrCovered(page)] }).toEqual({ nth, faults: [] })
    })
    expect(pages).toBeGreaterThan(1)
  })
})

test('what reads the same but for a capital is said once, in every language, in the list and on the service’s own page', async () => {
  await openInformation('pt')
  for (const language of lisboa.languages) {
    await page.locator('.tongue').click()
    await page.locator('dialog').getByRole('button', { name: languageNames[language] }).click()
    const twice: string[] = []
    const look = async (selector: string, lines: string): Promise<void> => {
      for (const one of await page.locator(selector).all()) {
        const said = (await one.locator(lines).allInnerTexts()).map((text) => text.toLowerCase())
        if (new Set(said).size < said.length) twice.push(said.join(' / '))
      }
    }
    await onEveryPage(page, () => look('.service:visible', 'strong, .service-words > span:not(.place)'))
    expect([language, twice]).toEqual([language, []])
  }
  const legal = lisboa.services.find(({ id }) => id === 'legal')
  if (!legal) throw new Error('no legal support')
  await page.locator('.tongue').click()
  await page.locator('dialog').getByRole('button', { name: languageNames.pt }).click()
  await openService('pt', legal)
  const [title, entries] = [await page.locator('h1').innerText(), await page.locator('.entry').allInnerTexts()]
  expect(entries.map((entry) => entry.toLowerCase())).not.toContain(title.toLowerCase())
})

describe('what each service does', () => {
  test.each([
    { language: 'uk', helpers: [] },
    { language: 'fr', helpers: ['helper.letters'] },
    { language: 'es', helpers: ['helper.letters', 'helper.lower', 'helper.contrast'] },
  ] as const)('$language $helpers: every one says in a sentence what can be done there, and nothing is cut', async ({ language, helpers }) => {
    await openInformation(language, helpers)
    for (const service of lisboa.services) {
      await openService(language, service)
      const about = aboutWords(service)
      expect([service.id, await page.locator('.what-for').innerText()]).toEqual([service.id, about && words(language)(about)])
      expect({ at: service.id, faults: await tooSmallOrCut(page) }).toEqual({ at: service.id, faults: [] })
      await visitor.button(words(language)('nav.back')).click()
    }
  })

  test('axe finds no fault, in usual and in strong colours', async () => {
    const service = lisboa.services.find(({ id }) => id === 'registry')
    if (!service) throw new Error('no registry')
    await openInformation('uk')
    await openService('uk', service)
    expect(await axe(page)).toEqual([])
    await visitor.button(words()('helper.contrast')).click()
    expect(await axe(page)).toEqual([])
  })

  test('the sentence is read aloud with the rest of the screen, marked meanwhile', async () => {
    const service = lisboa.services.find(({ id }) => id === 'social')
    if (!service) throw new Error('no social support')
    const answers = new Map<string | null, number>()
    page.on('response', (response) => {
      const url = new URL(response.url())
      if (url.pathname === '/voice/uk') answers.set(url.searchParams.get('say'), response.status())
    })
    await openInformation('uk')
    await openService('uk', service)
    await visitor.button(words()('helper.listen')).click()
    await page.locator('.what-for[data-spoken]').waitFor({ timeout: 60_000 })
    await expect.poll(() => answers.get(words()('about.social')), { timeout: 60_000 }).toBe(200)
  })

  test('a service that a centre added has no sentence: the topics that lead to it tell', async () => {
    const [, like] = lisboa.services
    const [topic] = lisboa.topics
    if (!like || !topic) throw new Error('an empty centre')
    const added = { ...like, id: 'bicycles', name: { ...like.name, uk: 'Велосипеди' }, shortName: { ...like.shortName, uk: 'Велосипеди' } }
    kiosk.hub.state(sampleState({ centre: { ...lisboa, services: [added, ...lisboa.services], topics: [{ ...topic, suggests: 'bicycles' }, ...lisboa.topics.slice(1)] } }))
    await openInformation('uk')
    await openService('uk', added)
    expect(await page.locator('.entry').first().innerText()).toBe(wordsIn(topic.name, 'uk'))
    expect(await page.locator('.what-for').count()).toBe(0)
    expect(await axe(page)).toEqual([])
  })
})

describe('a ticket for a service, from its page', () => {
  const serviceOf = (id: string): Service => {
    const found = lisboa.services.find((service) => service.id === id)
    if (!found) throw new Error(`no service "${id}"`)
    return found
  }

  test('one topic leads there: the law’s question comes at once; the topic’s own words stand in the list', async () => {
    await openInformation('fr')
    const name = wordsIn(lisboa.topics.find(({ id }) => id === 'work')?.name ?? {}, 'fr')
    await shows(page.locator('.service', { hasText: name }))
    await openService('fr', serviceOf('labour'))
    await visitor.button(words('fr')('service.take')).click()
    await visitor.answer('fr', false)
    await shows(page.getByText(words('fr')('ticket.take')))
    expect(kiosk.hub.said('ticket:issue')).toMatchObject([{ topicId: 'work', language: 'fr' }])
  })

  test('several topics lead there: those are asked for, no others; who came from the first screen is asked for a language', async () => {
    await shows(page.locator('.languages'))
    await visitor.goTo('information')
    await openService('pt', serviceOf('education'))
    await visitor.button(words('pt')('service.take')).click()
    await page.locator('dialog').getByRole('button', { name: languageNames.uk }).click()
    await shows(visitor.title(words()('topic.title')))
    await expect.poll(() => page.locator('.choice').count()).toBe(2)
    await page.locator('.choice').nth(1).click()
    await visitor.answer('uk', false)
    await shows(page.getByText(words()('ticket.take')))
    expect(kiosk.hub.said('ticket:issue')).toMatchObject([{ topicId: 'learn-portuguese', language: 'uk' }])
  })

  test('a demonstration says that it is one, and why it gives tickets on a closed day', async () => {
    const never = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
    kiosk.hub.state(sampleState({ demo: true, centre: { ...lisboa, hours: never } }))
    await shows(page.getByText(words('pt')('demo.mark')))
    await visitor.goTo('information')
    await openService('pt', serviceOf('health'))
    // a sentence of its own: the hours are no part of it
    await shows(page.getByText(words('pt')('demo.hours'), { exact: true }))
    await shows(page.getByText(words('pt')('service.today', { hours: words('pt')('closed.day') }), { exact: true }))
  })
})
