import { beforeEach, describe, expect, test } from 'vitest'
import { kiosk, page, visitor } from './testing/at-the-kiosk.ts'
import { axe, tooSmallOrCut } from './testing/looked-at.ts'
import { control, enter, keysOf, strokes } from './testing/reader-keys.ts'
import { sampleState } from './testing/samples.ts'
import { shows, words } from './testing/visitor.ts'
import type { Helper } from './testing/visitor.ts'

let press: Awaited<ReturnType<typeof keysOf>>
beforeEach(async () => {
  press = await keysOf(page)
})

const misread = () => page.locator('.misread p')
const scanForeign = (): Promise<void> => press([...strokes('https://example.com/zzz'), enter], 10)

/** What of the step, and which buttons, the words lie over; and which enabled buttons do not get a touch in their middle. */
const covered = (): Promise<string[]> => page.evaluate(() => {
  const band = document.querySelector('.misread p')?.getBoundingClientRect()
  if (!band) throw new Error('no words about the code')
  const named = (element: Element): string => element.getAttribute('aria-label') ?? element.textContent
  const under = [...document.querySelectorAll('button, main h1, main .sub, .notices p')].filter((element) => {
    const box = element.getBoundingClientRect()
    // a long step scrolls: above its edge nothing of it is seen
    const edge = element.closest('main')?.getBoundingClientRect().top ?? 0
    return box.width > 0 && box.left < band.right - 1 && box.right > band.left + 1 && Math.max(box.top, edge) < band.bottom - 1 && box.bottom > Math.max(band.top, edge) + 1
  })
  const deaf = [...document.querySelectorAll('button')].filter((button) => {
    const box = button.getBoundingClientRect()
    const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    return at !== null && at.closest('.misread') !== null
  })
  return [...under.map((element) => `covered: ${named(element)}`), ...deaf.map((button) => `gets no touch: ${named(button)}`)]
})

describe('a code that was not understood', () => {
  const aids: readonly (readonly Helper[])[] = [[], ['helper.letters'], ['helper.contrast', 'helper.lower'], ['helper.letters', 'helper.lower']]
  test.each(aids.map((helpers) => [helpers]))('the words cover nothing that a person needs: %j', async (helpers) => {
    await shows(page.locator('.languages'))
    for (const helper of helpers) await visitor.button(words('pt')(helper)).click()
    await scanForeign()
    await shows(misread())
    expect(await misread().innerText()).toContain(words('pt')('reader.misread'))
    expect(await misread().locator('[lang=en].visually-hidden').textContent()).toBe(words('en')('reader.misread'))
    expect(await misread().locator('.is-shown').count()).toBe(1)
    expect(await covered()).toEqual([])
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page)).toEqual([])
    await visitor.choose('be')
    await shows(visitor.topic())
    await scanForeign()
    await expect.poll(() => misread().innerText()).toBe(words('be')('reader.misread'))
    expect(await covered()).toEqual([])
    expect(await tooSmallOrCut(page)).toEqual([])
    await visitor.button(words('be')('nav.back')).click()
    await visitor.unlock('pt', '1234')
    await shows(page.locator('.quick'))
    await scanForeign()
    await shows(misread())
    expect(await covered()).toEqual([])
  })

  test('nobody is told to touch a closed kiosk', async () => {
    await shows(page.locator('.languages'))
    await scanForeign()
    await shows(misread())
    kiosk.hub.state(sampleState({ open: false }))
    await shows(visitor.title(words('pt')('closed.title')))
    expect(await misread().count()).toBe(0)
  })
})

describe('Enter typed by hand goes on', () => {
  const handMs = 190
  const typed = async (): Promise<string> => (await page.locator('.typed, .typed-line').innerText()).replaceAll(/\s/g, '')

  test('with a visit code; not before it is whole', async () => {
    await visitor.button(words('pt')('door.ticket')).click()
    await shows(page.locator('.keys'))
    await press([...strokes('K7F3Q'), enter], handMs)
    await press([...strokes('9')], handMs)
    await expect.poll(typed).toBe('K7F3Q9')
    expect(kiosk.hub.said('visit:lookup')).toHaveLength(0)
    await press([enter])
    await shows(visitor.title(words()('visit.title')))
    expect(kiosk.hub.said('visit:lookup')).toMatchObject([{ visitCode: 'K7F3Q9' }])
  })

  test('with a booking code', async () => {
    await visitor.choose('uk')
    await visitor.button(words()('door.booking')).click()
    await shows(page.locator('.keys'))
    await press([...strokes('SNS-2'), enter], handMs)
    await shows(visitor.title(words()('priority.title')))
  })

  test('with the PIN', async () => {
    await visitor.button(words('pt')('staff.door')).click()
    await shows(page.locator('.keys'))
    await press([...strokes('1234'), enter], handMs)
    await shows(page.locator('.quick'))
  })

  test('but a button in focus keeps its own meaning', async () => {
    await visitor.button(words('pt')('door.ticket')).click()
    await shows(page.locator('.keys'))
    await press(strokes('K7F3Q9'), handMs)
    await visitor.button(words('pt')('code.erase')).focus()
    await press([enter])
    await expect.poll(typed).toBe('K7F3Q')
    expect(kiosk.hub.said('visit:lookup')).toHaveLength(0)
  })

  test('and a reader’s Enter presses nothing, before a burst or after it, however slow it is', async () => {
    await visitor.button(words('pt')('door.ticket')).click()
    await shows(page.locator('.keys'))
    await press(strokes('AAAAAA'), handMs)
    await expect.poll(typed).toBe('AAAAAA')
    for (const gapMs of [8, 100]) {
      for (const ending of [[enter], [enter, enter], [enter, control('j')], []]) await press([enter, ...strokes('https://example.com/zzz'), ...ending], gapMs)
      await shows(misread())
    }
    await expect.poll(typed).toBe('AAAAAA')
    await visitor.button(words('pt')('nav.back')).click()
    await visitor.button(words('pt')('staff.door')).click()
    await shows(page.locator('.keys'))
    await press([...strokes('4006381333931'), enter, enter], 100)
    await press([enter, ...strokes('4006381333931'), enter], 8)
    await shows(misread())
    // what an Enter of theirs would have asked is answered before this is
    await press([...strokes('1234'), enter], handMs)
    await shows(page.locator('.quick'))
    expect(kiosk.hub.said('visit:lookup')).toHaveLength(0)
  })
})
