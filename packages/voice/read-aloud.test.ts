import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { callPhrase, spokenLanguages } from './index.ts'
import { readAloud } from './read-aloud.ts'

test('a ticket number inside a text is said as in a call', () => {
  expect(readAloud('pt', 'O seu número: A042')).toBe('O seu número: á, número quarenta e dois')
  expect(readAloud('uk', 'Ваш номер: A042.')).toBe('Ваш номер: а, номер сорок два.')
  for (const language of spokenLanguages) {
    const call = callPhrase(language, { number: 'R1042', counter: 1 })
    expect(call.ok && call.phrase.ticket).toContain(readAloud(language, 'R1042'))
  }
})

test('a visit code is spelled, sign by sign', () => {
  expect(readAloud('pt', 'O seu código: K7MPQ3')).toBe('O seu código: capa, sete, eme, pê, quê, três')
  expect(readAloud('en', 'C9C9C9')).toBe('C, nine, C, nine, C, nine')
  // one of letters alone too, which an engine would try to read as a word
  expect(readAloud('en', 'WMWQQG')).toBe(readAloud('en', 'W, M, W, Q, Q, G'))
  expect(readAloud('uk', 'Ваш код: HAKKRT')).toBe(readAloud('uk', 'Ваш код: HAKK3T').replace('три', 'ер'))
})

test('other words, years, laws and letters stay as they are', () => {
  const texts = ['Livro Amarelo: elogios e reclamações', 'Decreto-Lei 58/2016', 'PORTAS', '123456', 'A000']
  expect(texts.map((text) => readAloud('pt', text))).toEqual(texts)
})

test('no text can command the engine, and none is refused', () => {
  expect(readAloud('pt', 'a\u0001200Sb [[oi]]\nfim')).toBe('a 200Sb  oi  fim')
  fc.assert(fc.property(fc.constantFrom(...spokenLanguages), fc.string(), (language, text) => {
    // oxlint-disable-next-line no-control-regex
    expect(readAloud(language, text)).not.toMatch(/[\u0000-\u001F]|\[\[/)
  }))
})
