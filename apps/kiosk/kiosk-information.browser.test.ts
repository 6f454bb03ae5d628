import { wordsIn } from '@senha/centre'
import type { Language } from '@senha/centre'
import { describe, expect, test } from 'vitest'
import { aboutWords } from './screens/parts/about-words.ts'
import { kiosk, page, visitor } from './testing/at-the-kiosk.ts'
import { axe, tooSmallOrCut } from './testing/looked-at.ts'
import { lisboa, sampleState } from './testing/samples.ts'
import { shows, words } from './testing/visitor.ts'
import type { Helper } from './testing/visitor.ts'

type Service = (typeof lisboa.services)[number]

const openInformation = async (language: Language, helpers: readonly Helper[] = []): Promise<void> => {
  await shows(page.locator('.languages'))
  for (const helper of helpers) await visitor.button(words('pt')(helper)).click()
  await visitor.choose(language)
  await visitor.button(words(language)('door.information')).click()
  await shows(page.locator('.services'))
}
/** The list is turned until the service is on it. */
const openService = async (language: Language, { shortName, name }: Service): Promise<void> => {
  const wanted = page.locator('.service').filter({ has: page.getByText(wordsIn(shortName, language), { exact: true }) })
  for (let turns = 0; turns < 8 && await wanted.count() === 0; turns += 1) await page.locator('.services .more button').click()
  await wanted.click()
  await shows(visitor.title(wordsIn(name, language)))
}

describe('the list of services', () => {
  test.each([
    { language: 'ru', helpers: [] },
    { language: 'ro', helpers: ['helper.letters'] },
  ] as const)('$language $helpers: nothing is cut on any of its pages, the longest words among them', async ({ language, helpers }) => {
    await openInformation(language, helpers)
    const first = await page.locator('.service').first().innerText()
    let pages = 0
    do {
      expect({ pages, faults: await tooSmallOrCut(page, false) }).toEqual({ pages, faults: [] })
      await page.locator('.services .more button').click()
      pages += 1
    } while (await page.locator('.service').first().innerText() !== first)
    expect(pages).toBeGreaterThan(1)
  })
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
      expect({ at: service.id, faults: await tooSmallOrCut(page, false) }).toEqual({ at: service.id, faults: [] })
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
    expect(await page.locator('.deals').innerText()).toBe(wordsIn(topic.name, 'uk'))
    expect(await page.locator('.what-for').count()).toBe(0)
    expect(await axe(page)).toEqual([])
  })
})
