import { expect, test } from 'vitest'
import type { Notice } from '@senha/protocol'
import { noticeLanguages, noticePages, spokenHere } from './languages.ts'

const centre = { languages: ['pt', 'en', 'fr', 'uk', 'kea'] as const satisfies string[] }
const notice = (id: string, texts: Record<string, string>): Notice => ({ id, level: 'information', at: '2026-11-23T09:00:00Z', texts })
const closed = notice('closed', { pt: 'Fechado', en: 'Closed', fr: 'Fermé', uk: 'Зачинено', kea: 'Fechado' })

test('the languages of those who are called come first, then the centre\'s others; none twice, none that says the same as Portuguese', () => {
  const calls = [{ language: 'uk' as const }, { language: 'pt' as const }, { language: 'uk' as const }, { language: 'fr' as const }]
  expect(noticeLanguages(closed.texts, centre, calls)).toEqual(['uk', 'fr', 'en'])
  expect(noticeLanguages(closed.texts, centre, [])).toEqual(['en', 'fr', 'uk'])
})

test('a language into which a notice was not translated takes no turn', () => {
  expect(noticeLanguages({ pt: 'Fechado', en: 'Closed' }, centre, [{ language: 'uk' }])).toEqual(['en'])
})

test('two notices take turns, each in each of its languages', () => {
  const late = notice('late', { pt: 'Atraso', en: 'Delay' })
  expect(noticePages([closed, late], centre, []).map((page) => `${page.notice.id} ${page.language}`)).toEqual(['closed en', 'late en', 'closed fr', 'late en', 'closed uk', 'late en'])
})

test('only the languages of who waits now; in an empty house those of the centre', () => {
  expect(noticePages([closed], { languages: spokenHere(['uk', 'pt'], centre) }, []).map((page) => page.language)).toEqual(['uk'])
  expect([spokenHere([], centre), spokenHere(undefined, centre)]).toEqual([centre.languages, centre.languages])
})

test('a notice in Portuguese alone has one page', () => {
  expect(noticePages([notice('only', { pt: 'Só isto' })], centre, [])).toMatchObject([{ language: undefined }])
})
