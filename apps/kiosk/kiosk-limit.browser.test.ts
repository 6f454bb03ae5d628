import { languages } from '@senha/centre'
import { expect, test } from 'vitest'
import { kiosk, page, visitor } from './testing/at-the-kiosk.ts'
import { axe, tooSmallOrCut } from './testing/looked-at.ts'
import { shows, words } from './testing/visitor.ts'

test('after too many tickets in a row the screen says kindly, in every language, that somebody will help', async () => {
  kiosk.hub.answer('ticket:issue', () => ({ ok: false, error: { code: 'too-many', message: 'many papers in a row' } }))
  for (const language of languages) {
    await visitor.choose(language)
    await visitor.topic().click()
    await visitor.answer(language, true)
    await shows(visitor.title(words(language)('limit.title')))
    await visitor.reads(words(language)('limit.text'))
    expect(await axe(page)).toEqual([])
    expect(await tooSmallOrCut(page)).toEqual([])
    await visitor.button(words(language)('problem.start')).click()
  }
})
