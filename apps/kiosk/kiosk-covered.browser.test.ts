import { expect, test } from 'vitest'
import { kiosk, page, visitor } from './testing/at-the-kiosk.ts'
import { everyWay, inWays, nameOf } from './testing/every-way.ts'
import { hiddenOrCovered, onEveryPage } from './testing/geometry.ts'
import { tooSmallOrCut } from './testing/looked-at.ts'
import { lisboa, sampleState } from './testing/samples.ts'
import { giveTickets, shows, words } from './testing/visitor.ts'
import { walkThrough } from './testing/walk-through.ts'
import { walkWithoutHub } from './testing/walk-without-hub.ts'

/** The fullest: every bar at once, in the smallest and the largest letters, with the longest words. `npm run kiosk:matrix` walks all ways in all languages. */
const fullest = everyWay.filter(({ letters, listen, notices, lower }) => letters !== 'large' && listen && notices.length === 2 && !lower)

test('with every bar at once nothing is covered, cut or out of reach, on any page of any screen', async () => {
  const language = 'ru'
  giveTickets(kiosk, language)
  const faults: string[] = []
  let looked = 0
  const look = (where: string) => async (way: (typeof fullest)[number]): Promise<void> => onEveryPage(page, async (nth) => {
    looked += 1
    for (const fault of [...await hiddenOrCovered(page), ...await tooSmallOrCut(page)]) faults.push(`${where} (${nameOf(way)}) page ${nth + 1}: ${fault}`)
  })
  await walkThrough(page, kiosk, language, [], (where, post) => inWays(page, post, fullest, look(where)))
  await walkWithoutHub(page, kiosk, language, fullest[0]?.notices ?? [], (where, post) => inWays(page, post, fullest, look(where)))
  expect(faults).toEqual([])
  expect(looked).toBeGreaterThan(60)
})

test('above a keypad with a long mistake two notices are one line, so that the keys and the button stay whole', async () => {
  const t = words('uk')
  await visitor.choose('uk')
  await shows(visitor.topic())
  await visitor.goTo('booking')
  await visitor.typeCode('SNS-1')
  await visitor.button(t('code.continue')).click()
  await shows(page.locator('.mistake:not(:empty)'))
  const faults: string[] = []
  const withEach = everyWay.filter(({ letters, listen, notices }) => letters === 'usual' && listen && notices.length > 0)
  await inWays(page, (notices) => kiosk.hub.state(sampleState({ notices: [...notices] })), withEach, async (way) => {
    for (const fault of await hiddenOrCovered(page)) faults.push(`${nameOf(way)}: ${fault}`)
    const inOneLine = await page.getByRole('button', { name: t('notice.name') }).count()
    if (inOneLine !== way.notices.length - 1) faults.push(`${nameOf(way)}: ${inOneLine} bands of one line`)
  })
  expect(faults).toEqual([])
})

test('letters have two larger sizes, one touch each, up to twice the usual; then they are usual again', async () => {
  await visitor.choose('fr')
  await visitor.topic().click()
  await shows(visitor.title(words('fr')('priority.title')))
  const sizeOf = (): Promise<number> => page.locator('.situation > span').first().evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  const sizes = [await sizeOf()]
  for (let touches = 0; touches < 3; touches += 1) {
    await visitor.button(words('fr')('helper.letters')).click()
    sizes.push(await sizeOf())
  }
  const [usual = 0] = sizes
  expect(sizes.map((size) => size / usual)).toEqual([1, expect.closeTo(1.5, 0), 2, 1])
  // other pages have what the first has no room for, by touch and by keys
  await visitor.button(words('fr')('helper.letters')).click()
  await visitor.button(words('fr')('helper.letters')).click()
  const last = page.locator('.situation', { hasText: words('fr')('priority.age') })
  expect(await last.isVisible()).toBe(false)
  while (!(await last.isVisible())) {
    await visitor.keyTo(words('fr')('nav.more'), 'ArrowDown')
    await page.keyboard.press('Enter')
    await shows(page.locator('.sheet:focus'))
  }
  await visitor.keyTo(words('fr')('priority.age'), 'ArrowDown')
  await page.keyboard.press('Enter')
  await shows(page.getByText(words('fr')('ticket.take')))
  expect(kiosk.hub.said('ticket:issue')).toMatchObject([{ priority: true }])
})

test.each(['usual', 'largest'] as const)('words of a centre’s own that no line holds are broken, and every topic is reached, in %s letters', async (letters) => {
  const topics = lisboa.topics.map((topic, index) => ({ ...topic, name: { ...topic.name, fr: `${'W'.repeat(60)}${index}` } }))
  kiosk.hub.state(sampleState({ centre: { ...lisboa, topics } }))
  await shows(page.locator('.languages'))
  if (letters === 'largest') for (let touches = 0; touches < 2; touches += 1) await visitor.button(words('pt')('helper.letters')).click()
  await visitor.choose('fr')
  await shows(visitor.topic())
  const faults: string[] = []
  await onEveryPage(page, async (nth) => {
    for (const fault of [...await hiddenOrCovered(page), ...await tooSmallOrCut(page)]) faults.push(`page ${nth + 1}: ${fault}`)
  })
  // letters of a kiosk that fit nowhere may be smaller than all others: they can be read
  expect(faults.filter((fault) => !/^page \d+: [23]\d(\.\d+)?px/.test(fault))).toEqual([])
  await (await visitor.turnTo(page.locator('.choice').last())).click()
  await shows(visitor.title(words('fr')('priority.title')))
})

test('the button that turns pages says where it leads: on, and from the last page to the first', async () => {
  await visitor.choose('fr')
  await visitor.topic().click()
  await shows(visitor.title(words('fr')('priority.title')))
  for (let touches = 0; touches < 2; touches += 1) await visitor.button(words('fr')('helper.letters')).click()
  const pager = page.locator('.pager')
  await expect.poll(() => pager.innerText()).toContain(words('fr')('nav.more'))
  const pages = Number(/\d+\D+(\d+)/.exec(await pager.locator('small').innerText())?.[1])
  for (let nth = 1; nth < pages; nth += 1) {
    expect(await pager.locator('.is-shown').innerText()).toBe(words('fr')('nav.more'))
    await pager.click()
    await pager.locator('small', { hasText: words('fr')('nav.page', { page: nth + 1, pages }) }).waitFor()
  }
  expect(await pager.locator('.is-shown').innerText()).toBe(words('fr')('nav.first'))
  await pager.click()
  await pager.locator('small', { hasText: words('fr')('nav.page', { page: 1, pages }) }).waitFor()
})

test('a list of an odd number does not end in the middle of a row, topics or services', async () => {
  kiosk.hub.state(sampleState({ centre: { ...lisboa, topics: lisboa.topics.slice(0, 13), services: lisboa.services.slice(0, 11) } }))
  await visitor.choose('fr')
  await shows(visitor.topic())
  const rightOf = async (selector: string): Promise<number[]> => (await page.locator(selector).evaluateAll((all) => all.map((element) => Math.round(element.getBoundingClientRect().right)))).filter((right) => right > 0)
  const topics = await rightOf('.choice')
  expect([topics.length, topics.at(-1)]).toEqual([13, Math.max(...topics)])
  await visitor.goTo('information')
  await shows(page.locator('.service').first())
  await visitor.turnTo(page.locator('.service').last())
  const services = await rightOf('.service')
  expect(services.at(-1)).toBe(Math.max(...services))
})

test('the check sees what is covered, cut or pushed out', async () => {
  await shows(page.locator('.languages'))
  const styled = async (style: string): Promise<string[]> => {
    const added = await page.addStyleTag({ content: `/* as a mistake would have it */ ${style}` })
    const faults = await hiddenOrCovered(page)
    await added.evaluate((element) => element.parentNode?.removeChild(element))
    return faults
  }
  expect(await styled('')).toEqual([])
  expect((await styled('.helpers { position: relative; margin-top: -300px; z-index: 2 }')).join()).toMatch(/covered at .* by .*helper/)
  expect((await styled('.step.first > .languages { flex: none; height: 150px; overflow: hidden }')).join()).toMatch(/outside of .*languages/)
  expect((await styled('.languages strong { font-size: 190px; white-space: nowrap }')).join()).toMatch(/words/)
  expect((await styled('.top { overflow: hidden } .door { height: 122px; margin: 0 }')).join()).not.toMatch(/its ring is cut.*Porta/)
  expect((await styled('.doors { overflow: hidden }')).join()).toMatch(/its ring is cut/)
})

test('in the largest letters the number stands on the first page of the ticket', async () => {
  giveTickets(kiosk, 'fr')
  await visitor.choose('fr')
  for (const helper of ['helper.letters', 'helper.letters'] as const) await visitor.button(words('fr')(helper)).click()
  await visitor.topic().click()
  await visitor.answer('fr', true)
  await shows(page.getByText(words('fr')('ticket.take')))
  await shows(page.locator('.card .number'))
  expect(await page.locator('.card .number').innerText()).toMatch(/\d/)
  expect(await hiddenOrCovered(page)).toEqual([])
})
