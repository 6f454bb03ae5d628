import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { keepRows } from './document.ts'

test('a row measured again takes the place of the old one; the others stay, in the order of the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'senha-page-'))
  const page = { file: pathToFileURL(join(folder, 'page.md')), title: 'A page', words: 'Words.', columns: ['what', 'lost'], order: ['first', 'second'] }
  keepRows(page, [['second', '2'], ['other', '3']], new Date('2026-11-24'))
  keepRows(page, [['first', '1'], ['second', 'none']], new Date('2026-11-25'))
  const lines = readFileSync(page.file, 'utf8').split('\n')
  expect(lines.filter((line) => line.startsWith('|'))).toEqual([
    '| what | lost | date |', '|---|---|---|', '| first | 1 | 2026-11-25 |', '| second | none | 2026-11-25 |', '| other | 3 | 2026-11-24 |',
  ])
  expect(lines[0]).toBe('# A page')
  rmSync(folder, { recursive: true })
})
