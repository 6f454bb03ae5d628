import { beforeEach, describe, expect, test } from 'vitest'
import { kiosk, page, visitor } from './testing/at-the-kiosk.ts'
import { axe, tooSmallOrCut } from './testing/looked-at.ts'
import { enter, keysOf, strokes } from './testing/reader-keys.ts'
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
    expect(await misread().locator('[lang=en]').innerText()).toBe(words('en')('reader.misread'))
    expect(await covered()).toEqual([])
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page, false)).toEqual([])
    await visitor.choose('be')
    await shows(visitor.topic())
    await scanForeign()
    await expect.poll(() => misread().innerText()).toBe(words('be')('reader.misread'))
    expect(await covered()).toEqual([])
    expect(await tooSmallOrCut(page, false)).toEqual([])
    await visitor.button(words('be')('nav.back')).click()
    await visitor.unlock('be', '1234')
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
