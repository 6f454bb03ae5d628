import { languages } from '@senha/centre'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'

test('accents go, the letters stay', () => {
  expect(fold('Ação à mão, N.º 5 · “à vista” – É já…', 'pt')).toBe("Acao a mao, N.o 5 - \"a vista\" - E ja...")
  expect(fold('Bună ziua, ghișeul și așteptați: Țară', 'ro')).toBe('Buna ziua, ghiseul si asteptati: Tara')
  expect(fold('Où est l’œuvre\u00a0? ¿Dudas?', 'fr')).toBe("Ou est l'oeuvre ? Dudas?")
})

test('Ukrainian, Russian and Belarusian are romanised each in their own way', () => {
  expect(fold('Їжак з’їв Ґудзик, Євген і Юлія йдуть за згодою', 'uk')).toBe('Yizhak ziv Gudzyk, Yevhen i Yuliia ydut za zhodoiu')
  expect(fold('Ещё чай, Юлия; подъезд', 'ru')).toBe('Eshche chai, Iuliia; podezd')
  expect(fold('Пытанне з’явіцца ў аўторак, ёсць', 'be')).toBe('Pytanne ziavitstsa u autorak, iosts')
})

test('capitals stay capitals: one at the head of a word, all in an abbreviation', () => {
  expect(fold('Щука, РАЦС, Ще', 'uk')).toBe('Shchuka, RATSS, Shche')
})

test('nothing but printable ASCII comes out, whatever goes in', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...languages), (text, language) => {
    expect(fold(text, language)).toMatch(/^[\u0020-\u007e]*$/)
  }))
})
