import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { widthOf } from './measure.ts'
import { wrap } from './wrap.ts'

const face = { size: 24, weight: 500 } as const
const unspaced = (text: string): string => text.replace(/\s/g, '')

test('no line is wider than its room and no letter is lost, whatever the words', () => {
  const word = fc.string({ unit: fc.constantFrom(...Array.from('abcWЩжçțўi-/’.1')), minLength: 1, maxLength: 40 })
  fc.assert(fc.property(fc.array(word, { maxLength: 12 }), fc.integer({ min: 40, max: 540 }), (words, width) => {
    const lines = wrap(words.join(' '), width, face)
    expect(unspaced(lines.join(''))).toBe(unspaced(words.join('')))
    for (const line of lines) expect(widthOf(line, face)).toBeLessThanOrEqual(width)
  }), { numRuns: 200 })
})

test('words are cut only where one alone is wider than the line', () => {
  expect(wrap('Conservatória dos Registos Centrais', 300, face)).toEqual(['Conservatória dos', 'Registos Centrais'])
  expect(wrap('Wwwwwwwwwwwwwwww', 200, face).length).toBeGreaterThan(1)
})

test('lines are even: no lost word on a line of its own', () => {
  expect(wrap('Autoridade para as Condições do Trabalho', 460, face)).toEqual(['Autoridade para as', 'Condições do Trabalho'])
})

test('an unbreakable blank keeps its words together', () => {
  for (let width = 120; width < 400; width += 7) {
    for (const line of wrap('Gardez ce papier\u00a0: le code', width, face)) expect(line.startsWith(':')).toBe(false)
  }
})
