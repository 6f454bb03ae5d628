import { formatDay, greetings } from '@senha/i18n'
import { languages } from '@senha/centre'
import { visitCodeAlphabet } from '@senha/protocol'
import { openSync } from 'fontkit'
import type { Font } from 'fontkit'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fontFile, subsets, weights } from './fonts.ts'
import type { Weight } from './fonts.ts'

const packages = join(import.meta.dirname, '..')

/** Every string that stands anywhere inside a JSON value. */
const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : []
}
const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

const centreFiles = readdirSync(join(packages, 'centre')).filter((file) => file.endsWith('.json') && !/package|schema/.test(file))
const texts: Record<string, string[]> = {
  'the words of the paper': languages.flatMap((language) => stringsIn(json(join(packages, `i18n/locales/${language}/ticket.json`)))),
  'the reference centres': centreFiles.flatMap((file) => stringsIn(json(join(packages, 'centre', file)))),
  'dates and greetings': languages.flatMap((language) => [
    greetings[language], language, ...Array.from({ length: 12 }, (_, month) => formatDay(language, new Date(Date.UTC(2026, month, 22)), 'UTC')),
  ]),
  'numbers and visit codes': [`${visitCodeAlphabet}ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:–-·, `],
}

/** The character maps of the shipped files: a glyph that is not there would be drawn as an empty box, which no picture test sees. */
const charactersOf = (weight: Weight): ReadonlySet<number> => {
  const fonts = subsets.map((subset) => openSync(fontFile(subset, weight)))
  return new Set(fonts.filter((font): font is Font => 'characterSet' in font).flatMap((font) => font.characterSet))
}

describe.each(weights)('weight %i', (weight) => {
  const drawn = charactersOf(weight)

  test.each(Object.entries(texts))('has every character of %s', (_, strings) => {
    expect(strings.length).toBeGreaterThan(0)
    const missing = new Set(Array.from(strings.join('')).filter((character) => !drawn.has(character.codePointAt(0) ?? 0)))
    expect([...missing]).toEqual([])
  })

  test('lacks what is not shipped, so this test can fail', () => {
    expect(drawn.has('漢'.codePointAt(0) ?? 0)).toBe(false)
  })
})
