import { assert, double, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callPhrase, spokenLanguages, type SpokenLanguage } from './index.ts'

const said = (language: SpokenLanguage, number: string, counter: number): string => {
  const result = callPhrase(language, { number, counter })
  return result.ok ? `${result.phrase.ticket} ${result.phrase.counter}` : result.error.code
}

const calls: readonly (readonly [number: string, counter: number])[] = [['A001', 1], ['A042', 7], ['A100', 12], ['A101', 21], ['A1042', 24]]
const expected: Record<SpokenLanguage, readonly string[]> = {
  pt: [
    'Senha á, número um. Balcão um.', 'Senha á, número quarenta e dois. Balcão sete.', 'Senha á, número cem. Balcão doze.',
    'Senha á, número cento e um. Balcão vinte e um.', 'Senha á, número mil e quarenta e dois. Balcão vinte e quatro.',
  ],
  en: [
    'Ticket A, number one. Counter one.', 'Ticket A, number forty-two. Counter seven.', 'Ticket A, number one hundred. Counter twelve.',
    'Ticket A, number one hundred and one. Counter twenty-one.', 'Ticket A, number one thousand and forty-two. Counter twenty-four.',
  ],
  fr: [
    'Ticket a, numéro un. Guichet un.', 'Ticket a, numéro quarante-deux. Guichet sept.', 'Ticket a, numéro cent. Guichet douze.',
    'Ticket a, numéro cent un. Guichet vingt et un.', 'Ticket a, numéro mille quarante-deux. Guichet vingt-quatre.',
  ],
  es: [
    'Tique a, número uno. Ventanilla uno.', 'Tique a, número cuarenta y dos. Ventanilla siete.', 'Tique a, número cien. Ventanilla doce.',
    'Tique a, número ciento uno. Ventanilla veintiuno.', 'Tique a, número mil cuarenta y dos. Ventanilla veinticuatro.',
  ],
  ru: [
    'Талон а, номер один. Стойка номер один.', 'Талон а, номер сорок два. Стойка номер семь.', 'Талон а, номер сто. Стойка номер двенадцать.',
    'Талон а, номер сто один. Стойка номер двадцать один.', 'Талон а, номер тысяча сорок два. Стойка номер двадцать четыре.',
  ],
  uk: [
    'Талон а, номер один. Стійка номер один.', 'Талон а, номер сорок два. Стійка номер сім.', 'Талон а, номер сто. Стійка номер дванадцять.',
    'Талон а, номер сто один. Стійка номер двадцять один.', 'Талон а, номер тисяча сорок два. Стійка номер двадцять чотири.',
  ],
  ro: [
    'Bonul a, numărul unu. Ghișeul unu.', 'Bonul a, numărul patruzeci și doi. Ghișeul șapte.', 'Bonul a, numărul o sută. Ghișeul doisprezece.',
    'Bonul a, numărul o sută unu. Ghișeul douăzeci și unu.', 'Bonul a, numărul o mie patruzeci și doi. Ghișeul douăzeci și patru.',
  ],
  be: [
    'Талон а, нумар адзін. Стойка нумар адзін.', 'Талон а, нумар сорак два. Стойка нумар сем.', 'Талон а, нумар сто. Стойка нумар дванаццаць.',
    'Талон а, нумар сто адзін. Стойка нумар дваццаць адзін.', 'Талон а, нумар тысяча сорак два. Стойка нумар дваццаць чатыры.',
  ],
  kea: [
    'Sénha á, númeru 1. Balkon 1.', 'Sénha á, númeru 42. Balkon 7.', 'Sénha á, númeru 100. Balkon 12.', 'Sénha á, númeru 101. Balkon 21.', 'Sénha á, númeru 1042. Balkon 24.',
  ],
}

test.each(spokenLanguages)('a call is said as people say it: %s', (language) => {
  expect(calls.map(([number, counter]) => said(language, number, counter))).toEqual(expected[language])
})

test('French counts on from sixty and eighty', () => {
  expect([70, 71, 79, 80, 81, 91, 99, 200, 201].map((counter) => said('fr', 'A001', counter).split('. ')[1])).toEqual([
    'Guichet soixante-dix.', 'Guichet soixante et onze.', 'Guichet soixante-dix-neuf.', 'Guichet quatre-vingts.', 'Guichet quatre-vingt-un.',
    'Guichet quatre-vingt-onze.', 'Guichet quatre-vingt-dix-neuf.', 'Guichet deux cents.', 'Guichet deux cent un.',
  ])
})

test('thousands follow their noun, and Portuguese joins only the last group', () => {
  expect(['A1100', 'A1101', 'A2200'].map((number) => said('pt', number, 1).split('.')[0])).toEqual(['Senha á, número mil e cem', 'Senha á, número mil cento e um', 'Senha á, número dois mil e duzentos'])
  expect(['A2001', 'A5000'].map((number) => said('ru', number, 1).split('.')[0])).toEqual(['Талон а, номер две тысячи один', 'Талон а, номер пять тысяч'])
  expect(said('ro', 'A2200', 1)).toBe('Bonul a, numărul două mii două sute. Ghișeul unu.')
})

test('a service of two letters: both names are said', () => {
  expect(said('pt', 'BW003', 2)).toBe('Senha bê dáblio, número três. Balcão dois.')
  expect(said('uk', 'HZ003', 2)).toBe('Талон аш зет, номер три. Стійка номер два.')
})

describe.each(spokenLanguages)('%s', (language) => {
  test('every letter has a name of its own', () => {
    expect(new Set(Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => said(language, `${letter}001`, 1))).size).toBe(26)
  })
  test('no two counts sound the same, and each is whole words', () => {
    const all = Array.from({ length: 9999 }, (_, index) => said(language, `A${String(index + 1).padStart(3, '0')}`, 1))
    expect(new Set(all).size).toBe(9999)
    expect(all.filter((text) => / {2}|-[ .]| -|undefined/.test(text))).toEqual([])
  })
})

test('what is no call is refused and never thrown', () => {
  const wrong: readonly (readonly [string, number])[] = [['A000', 1], ['A42', 1], ['a042', 1], ['ABC042', 1], ['A0042', 1], ['A042 ', 1], ['', 1], ['A042', 0], ['A042', 1.5], ['A042', 1000], ['A042', Number.NaN]]
  expect(wrong.map(([number, counter]) => said('pt', number, counter))).toEqual(wrong.map(() => 'invalid'))
  assert(property(string(), double({ min: 0, max: 0.99 }), (number, counter) => { expect(said('pt', number, counter)).toBe('invalid') }))
})
