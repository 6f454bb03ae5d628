import { languageNames } from '@senha/i18n'
import { describe, expect, test } from 'vitest'
import { goTo, kiosk, page, visitor } from './testing/at-the-kiosk.ts'
import { axe, tooSmallOrCut } from './testing/looked-at.ts'
import { giveTickets, shows, words } from './testing/visitor.ts'
import { walkThrough } from './testing/walk-through.ts'

describe('every screen, looked at', () => {
  test.each([
    { language: 'pt', helpers: [] },
    { language: 'uk', helpers: ['helper.contrast'] },
    { language: 'fr', helpers: ['helper.letters', 'helper.lower', 'helper.contrast'] },
  ] as const)('$language $helpers: no fault that axe knows, nothing small, pale, or cut, nothing fetched from outside or blocked', async ({ language, helpers }) => {
    const foreign: string[] = []
    const said: string[] = []
    page.on('request', (request) => {
      if (new URL(request.url()).host !== new URL(page.url()).host && !request.url().startsWith('data:')) foreign.push(request.url())
    })
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') said.push(message.text())
    })
    await page.reload()
    giveTickets(kiosk, language)
    await walkThrough(page, kiosk, language, helpers, async (where) => {
      expect({ where, faults: await axe(page) }).toEqual({ where, faults: [] })
      expect({ where, faults: await tooSmallOrCut(page) }).toEqual({ where, faults: [] })
    })
    expect({ foreign, said }).toEqual({ foreign: [], said: [] })
  })

  test.each(['uk', 'fr', 'kea'] as const)('%s on a small screen of 3:4: three touches to a ticket, one paper, and nothing is cut', async (language) => {
    await page.context().close()
    giveTickets(kiosk, language)
    await goTo({ viewport: { width: 768, height: 1024 }, hasTouch: true })
    // sizes are of a screen 1080 wide: here only what is cut or too wide counts
    const cut = async (): Promise<string[]> => (await tooSmallOrCut(page)).filter((fault) => /^(cut|too)/.test(fault))
    await shows(page.locator('.languages'))
    const faults = [await cut()]
    await page.getByRole('button', { name: languageNames[language] }).tap()
    await shows(visitor.topic())
    faults.push(await cut())
    await visitor.topic().tap()
    await shows(visitor.title(words(language)('priority.title')))
    faults.push(await cut())
    await visitor.button(words(language)('priority.no')).tap()
    await shows(page.getByText(words(language)('ticket.take')))
    faults.push(await cut())
    expect(faults).toEqual([[], [], [], []])
    expect(await kiosk.papers()).toHaveLength(1)
  })

  test('with reduced motion nothing moves', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    kiosk.hub.answer('ticket:issue', () => undefined)
    await visitor.choose('pt')
    await visitor.topic().click()
    await visitor.answer('pt', false)
    await shows(visitor.title(words('pt')('issuing.title')))
    expect(await axe(page)).toEqual([])
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  })
})
