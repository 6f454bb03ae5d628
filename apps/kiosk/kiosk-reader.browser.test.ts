import { beforeEach, describe, expect, test } from 'vitest'
import { kiosk, page, visitor } from './testing/at-the-kiosk.ts'
import { axe, tooSmallOrCut } from './testing/looked-at.ts'
import { control, enter, keysOf, strokes, tab } from './testing/reader-keys.ts'
import type { Layout, Stroke } from './testing/reader-keys.ts'
import { shows, words } from './testing/visitor.ts'
import { screenTimings } from './timings.ts'

let press: Awaited<ReturnType<typeof keysOf>>
beforeEach(async () => {
  press = await keysOf(page)
})

const misread = () => page.locator('.misread p')
const foreign = 'https://example.com/menu?table-4&lang-pt'

describe('a burst presses no button', () => {
  const endings: readonly (readonly Stroke[])[] = [[enter], [tab], [enter, control('j')], [enter, enter], [tab, enter], [control('c')], [control('c'), enter], []]
  const beginnings: readonly (readonly Stroke[])[] = [[], [control('b')], strokes(']Q1')]

  test('on the mediator’s screen with a topic touched: no ticket but those that a hand asks for', async () => {
    await visitor.unlock('pt', '1234')
    await page.locator('.quick .choice').first().click()
    await shows(page.locator('.chip.is-printed'))
    // these are stamped now, all others later
    for (const beginning of [enter, { key: ' ', code: 'Space' }]) await visitor.scanKeys([beginning, ...strokes(foreign), enter].map(({ key }) => key))
    for (const text of [foreign, '4006381333931 4006381333931', 'a message with blanks'])
      for (const beginning of beginnings)
        for (const ending of endings) await press([...beginning, ...strokes(text), ...ending])
    for (const gapMs of [40, 100]) await press([...strokes(foreign), enter], gapMs)
    await shows(misread())
    // the focus may have moved nowhere that a hand would not find: the same key asks for the second ticket, and it is the second
    await page.locator('.quick .choice').nth(1).focus()
    await press([enter])
    await expect.poll(() => page.locator('.chip.is-printed').count()).toBe(2)
    expect(kiosk.hub.said('ticket:issue')).toHaveLength(2)
  })

  test('nor moves a visitor on: the language stays to be chosen, and the words say that the code was not understood', async () => {
    await shows(page.locator('.languages'))
    await page.locator('.languages button').nth(2).focus()
    await press([...strokes(foreign), enter])
    await shows(misread())
    expect(await page.locator('.languages').count()).toBe(1)
    await visitor.choose('uk')
    await press([...strokes(foreign), tab])
    await shows(page.getByText(words('uk')('reader.misread')))
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page)).toEqual([])
  })

  test('nor spoils what a hand has typed, of a code or of the PIN', async () => {
    await visitor.button(words('pt')('door.ticket')).click()
    await shows(page.locator('.keys'))
    await press(strokes('K7'), screenTimings.readerGapMs + 20)
    await press([...strokes(foreign), enter])
    await shows(misread())
    expect((await page.locator('.typed').innerText()).replaceAll(/\s/g, '')).toBe('K7')
    await press(strokes('F3Q9'), screenTimings.readerGapMs + 20)
    await visitor.button(words('pt')('code.continue')).focus()
    await press([enter])
    await shows(visitor.title(words()('visit.title')))
    await visitor.button(words()('end.done')).click()
    await visitor.button(words('pt')('staff.door')).click()
    await press([...strokes('4006381333931'), enter])
    await shows(misread())
    await press([...strokes('1234')], 90)
    await visitor.button(words('pt')('staff.open')).focus()
    await press([enter])
    await shows(page.locator('.quick'))
  })
})

describe('a code of ours is understood', () => {
  const visits: readonly (readonly [string, string, Layout, number, readonly Stroke[]])[] = [
    ['a kiosk set to Ukrainian', 'https://senha.example/t/K7F3Q9', 'ukrainian', 8, [enter]], ['to Greek', 'K7F3Q9', 'greek', 8, [enter]], ['to AZERTY', 'K7F3Q9', 'azerty', 8, [tab]],
    ['a slow reader', 'https://senha.example/t/K7F3Q9', 'us', 100, [enter]], ['the kind of barcode before it', ']Q1K7F3Q9', 'us', 8, [enter]],
    ['Enter and a line feed', 'K7F3Q9', 'us', 8, [enter, control('j')]],
  ]
  test.each(visits)('%s', async (_what, text, layout, gapMs, ending) => {
    await visitor.choose('fr')
    await shows(visitor.topic())
    await visitor.topic().focus()
    await press([...strokes(text, layout), ...ending], gapMs)
    await shows(visitor.title(words()('visit.title')))
    expect(kiosk.hub.said('visit:lookup')).toMatchObject([{ visitCode: 'K7F3Q9' }])
    expect(await misread().count()).toBe(0)
  })

  test('small letters and no ending', async () => {
    await visitor.choose('fr')
    await shows(visitor.topic())
    await visitor.scanKeys('k7f3q9'.split(''))
    await shows(visitor.title(words()('visit.title')))
    expect(kiosk.hub.said('visit:lookup')).toMatchObject([{ visitCode: 'K7F3Q9' }])
  })
})
