import { privacyNotice } from '@senha/i18n'
import { describe, expect, test } from 'vitest'
import { kiosk, page, visitor } from './testing/at-the-kiosk.ts'
import { axe, tooSmallOrCut } from './testing/looked-at.ts'
import { lisboa, sampleTicket, sampleVisit } from './testing/samples.ts'
import { shows, words } from './testing/visitor.ts'
import { screenTimings } from './timings.ts'

describe('I already have a ticket', () => {
  test('the code on large keys; a wrong one is said kindly; the second ticket comes out', async () => {
    await visitor.button(words('pt')('door.ticket')).click()
    await visitor.typeCode('AAAAAA')
    await visitor.button(words('pt')('code.continue')).click()
    await shows(page.getByText(words('pt')('code.unknown')))
    for (let sign = 0; sign < 6; sign += 1) await visitor.button(words('pt')('code.erase')).click()
    await visitor.typeCode('K7F3Q9')
    await visitor.button(words('pt')('code.continue')).click()
    // the visit knows its language
    await shows(visitor.title(words()('visit.title')))
    expect(await page.locator('.rows').innerText()).toMatch(/S007[^]*A042/)
    await visitor.button(words()('visit.take')).click()
    await shows(page.getByText(words()('ticket.take')))
    expect(await page.locator('.number').innerText()).toContain('S007')
    expect(await kiosk.papers()).toHaveLength(1)
  })

  test('the QR held to a barcode reader on any screen, with the letters of another keyboard', async () => {
    await visitor.choose('fr')
    await shows(visitor.topic())
    await visitor.scan('httpsÇ--senha.example-t-K7F3Q9')
    await shows(visitor.title(words()('visit.title')))
    expect(kiosk.hub.said('visit:lookup')).toMatchObject([{ visitCode: 'K7F3Q9' }])
  })

  test('who missed a call comes back into the queue; once too often, they are told whom to ask', async () => {
    const gone = sampleVisit({ tickets: [sampleTicket({ status: 'ended', outcome: 'no-show', paper: 'printed' })] })
    kiosk.hub.answer('visit:lookup', () => ({ ok: true, seq: 1, visit: gone }))
    kiosk.hub.answer('visit:missed', () => ({ ok: false, error: { code: 'conflict', message: 'once too often' } }))
    const scan = async (): Promise<void> => {
      await shows(page.locator('.languages'))
      await visitor.scan('K7F3Q9')
      await visitor.button(words()('visit.missed')).click()
    }
    await scan()
    await shows(page.getByText(words()('visit.missedNo')))
    expect(await axe(page)).toEqual([])
    await visitor.button(words()('end.done')).click()
    kiosk.hub.answer('visit:missed', () => ({ ok: true, seq: 2, visit: sampleVisit({ tickets: [sampleTicket({ ahead: 3 })] }) }))
    await scan()
    await shows(page.getByText(words()('visit.missedDone')))
    expect(await page.locator('.rows').innerText()).toContain('3 ')
    expect(await visitor.button(words()('visit.missed')).count()).toBe(0)
    expect(await tooSmallOrCut(page)).toEqual([])
  })

  test('whose service is gone is told the truth, and no count of people before', async () => {
    kiosk.hub.answer('visit:lookup', () => ({ ok: true, seq: 1, visit: sampleVisit({ tickets: [sampleTicket({ serviceId: 'gone', ahead: 0, wait: null, paper: 'printed' })] }) }))
    await shows(page.locator('.languages'))
    await visitor.scan('K7F3Q9')
    await shows(page.locator('.rows', { hasText: words()('changed') }))
    expect(await page.locator('.rows').innerText()).not.toContain(words()('ahead.none'))
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page)).toEqual([])
  })

  test('typed on a keyboard, a Cyrillic letter that looks Latin is taken as such', async () => {
    await visitor.button(words('pt')('door.ticket')).click()
    await shows(page.locator('.keys'))
    // a keyboard set to Ukrainian: no layout of the driver has this key
    await page.evaluate(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'к' })))
    await page.keyboard.type('7f3q', { delay: screenTimings.readerGapMs + 20 })
    await expect.poll(() => page.locator('.typed').innerText()).toMatch(/K\s*7\s*F\s*3\s*Q/)
    await page.keyboard.press('Backspace')
    expect(await page.locator('.typed').innerText()).not.toContain('Q')
  })

  test('by the five keys alone: from the code to the second ticket, a service’s documents, help and privacy', async () => {
    const { keyTo, focused } = visitor
    const press = async (name: string): Promise<void> => {
      await keyTo(name, 'ArrowDown')
      await page.keyboard.press('Enter')
    }
    const t = words('pt')
    await shows(page.locator('.languages'))
    await press(t('helper.help'))
    await shows(page.locator('dialog.help'))
    await press(t('privacy.title'))
    const heard = new Set<string>()
    const dialog = page.locator('dialog.privacy')
    for (let turns = 0; turns < 8; turns += 1) {
      for (const said of await dialog.locator('.leaf:not([hidden]) :is(h3, .aid)').allInnerTexts()) heard.add(said)
      if (await dialog.locator('.pager:not([hidden]) .is-shown', { hasText: t('nav.more') }).count() > 0) await press(t('nav.more'))
    }
    expect(heard).toEqual(new Set(privacyNotice('pt', lisboa).flatMap(({ title, sentences }) => [title, ...sentences.map(({ text }) => text)])))
    await press(t('help.close'))
    await press(t('door.information'))
    await shows(visitor.title(t('information.title')))
    await press('AIMA')
    await press(t('service.slip'))
    await shows(page.getByText(t('service.slipDone')))
    await press(t('nav.back'))
    await press(t('nav.back'))
    await press(t('door.ticket'))
    for (const sign of 'K7F3Q9') await press(sign)
    await keyTo(t('code.continue'), 'ArrowDown')
    expect(await focused().evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid')
    await page.keyboard.press('Enter')
    await shows(visitor.title(words()('visit.title')))
    await press(words()('visit.take'))
    await shows(page.getByText(words()('ticket.take')))
    await press(words()('end.done'))
    await shows(page.locator('.languages'))
  })
})
