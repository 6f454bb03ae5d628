import { beforeAll, describe, expect, test } from 'vitest'
import { openEspeak } from './engine/espeak.ts'
import { lexicons, withPhonemes } from './engine/lexicon.ts'
import { findProgram, runProgram } from './engine/program.ts'
import { rules, spokenLanguages, type SpokenLanguage } from './languages/all.ts'
import { stresses } from './testing/stresses.ts'

/** The engine's program; a machine without it cannot run the system tests at all, and is told so. */
let program: string
beforeAll(async () => {
  const found = await findProgram('espeak-ng')
  if (found === undefined) throw new Error('espeak-ng is not installed: sudo apt-get install espeak-ng')
  program = found
})
const voices: Partial<Record<SpokenLanguage, string>> = { en: 'en-gb', fr: 'fr-fr', kea: 'pt' }

/** What the engine says of a text, in signs of the phonetic alphabet, one line a pause; many texts are one run. */
const phonemes = async (language: SpokenLanguage, texts: readonly string[], lexicon = true): Promise<string[]> => {
  const input = texts.map((text) => (lexicon ? withPhonemes(language === 'kea' ? 'pt' : language, text) : text)).join('\n\n')
  const out = await runProgram(program, ['-v', voices[language] ?? language, '-q', '-b', '1', '--ipa', '--stdin'], { input })
  return String(out).split('\n').map((line) => line.trim()).filter((line) => line !== '')
}

const vowel = /[aeiouɑɐɛɪɔʊʌəyɨæøœɵ]/u
const letterVowel = /[аеёиоуыэюяіїє]/iu
const count = (text: string, sign: RegExp): number => Array.from(text).filter((each) => sign.test(each)).length
/** How many vowels stand before the stressed one. */
const stressOf = (said: string): number => count(said.slice(0, said.indexOf('ˈ')), vowel)
const stressMeant = (word: string): number => {
  const mark = word.indexOf('\u0301')
  if (mark > 0) return count(word.slice(0, mark), letterVowel) - 1
  return word.includes('ё') ? count(word.slice(0, word.indexOf('ё')), letterVowel) : 0
}

describe.each(['ru', 'uk', 'be'] as const)('stress in %s', (language) => {
  test('every numeral, hour and noun of a call has the stress of the dictionary', async () => {
    const words = [...new Set(stresses[language])]
    const said = await phonemes(language, words.map((word) => word.replace('\u0301', '')))
    expect(said).toHaveLength(words.length)
    const wrong = words.flatMap((word, index) => (stressOf(said[index] ?? '') === stressMeant(word) ? [] : [`${word} is said ${said[index]}`]))
    expect(wrong).toEqual([])
  })

  test('every word of 0 to 100, of the hundreds and of the thousands is held', () => {
    const held = new Set(stresses[language].map((word) => word.replace('\u0301', '')))
    const counts = [...Array.from({ length: 101 }, (_, value) => value), ...Array.from({ length: 9 }, (_, index) => (index + 1) * 100), ...Array.from({ length: 9 }, (_, index) => (index + 1) * 1000)]
    expect(counts.flatMap((value) => rules[language].count(value).split(' ')).filter((word) => !held.has(word))).toEqual([])
  })

  test('no entry is idle: without it the engine says the word otherwise', async () => {
    const words = Object.keys(lexicons[language]?.words ?? {})
    const [plain, held] = [await phonemes(language, words, false), await phonemes(language, words)]
    expect(words.filter((_word, index) => plain[index] === held[index])).toEqual([])
    // an entry is no word of another one: both lists have one line for each
    expect([plain.length, held.length]).toEqual([words.length, words.length])
  })
})

test('Romanian counts from eleven to nineteen with the stress on -ze-', async () => {
  const teens = [...Array.from({ length: 9 }, (_, index) => rules.ro.count(index + 11)), 'douăsprezece']
  const said = await phonemes('ro', teens.map((word) => `Ghișeul ${word}.`))
  expect(said.filter((line) => !line.endsWith('zˈetʃe') || line.split('ˈ').length !== 3)).toEqual([])
  expect(said).toHaveLength(teens.length)
})

test('a Portuguese "one" at the end of a call is not swallowed by the vowel before it', async () => {
  expect((await phonemes('pt', ['Senha u, número um.', 'um balcão, um.'])).map((line) => line.normalize('NFD'))).toEqual(['sˈeɲɐ ˈu', 'nˈũmɨɾw ˈũŋ', 'ũŋ bˌɑlkˈɐ̃ʊ̃', 'ˈũŋ'].map((line) => line.normalize('NFD')))
})

/** The names of A to Z as speakers say them, in the engine's phonetic signs. */
const letterNames: Record<SpokenLanguage, string> = {
  pt: 'ˈa bˈe sˈe dˈe ˈɛ ˈɛfɨ ʒˈe ɐɡˈa ˈi ʒˈɔtɐ kˈapɐ ˈɛlɨ ˈɛmɨ ˈɛnɨ ˈɔ pˈe kˈe ˈɛʁɨ ˈɛsɨ tˈe ˈu vˈe dˈabljʊ ʃˈiʃ ˈipsiluŋ zˈe',
  kea: 'ˈa bˈe sˈe dˈe ˈɛ ˈɛfɨ ʒˈe ɐɡˈa ˈi ʒˈɔtɐ kˈapɐ ˈɛlɨ ˈɛmɨ ˈɛnɨ ˈɔ pˈe kˈe ˈɛʁɨ ˈɛsɨ tˈe ˈu vˈe dˈabljʊ ʃˈiʃ ˈipsiluŋ zˈe',
  en: 'ˈeɪ bˈiː sˈiː dˈiː ˈiː ˈɛf dʒˈiː ˈeɪtʃ ˈaɪ dʒˈeɪ kˈeɪ ˈɛl ˈɛm ˈɛn ˈəʊ pˈiː kjˈuː ˈɑː ˈɛs tˈiː jˈuː vˈiː dˈʌbəljˌuː ˈɛks wˈaɪ zˈɛd',
  fr: 'ˈa bˈe sˈe dˈe ˈə ˈɛf ʒˈe ˈaʃ ˈi ʒˈi kˈa ˈɛl ˈɛm ˈɛn ˈo pˈe kˈy ˈɛʁ ˈɛs tˈe ˈy vˈe dˈublvˈe ˈiks ˈiɡʁˈɛk zˈɛd',
  es: 'ˈa βˈe θˈe ðˈe ˈe ˈefe xˈe ˈatʃe ˈi xˈota kˈa ˈele ˈeme ˈene ˈo pˈe kˈu ˈere ˈese tˈe ˈu ˈuβe ˈuβeðˈoβle ˈekis ˈiɣɾiˈeɣa θˈeta',
  ru: 'ˈɑ bˈɛ tsˈɛ dˈɛ jˈe ˈɛf ɡˈɛ ˈɑʃ ˈi jˈot kˈɑ ˈɛɭ ˈɛm ˈɛn ˈo pˈɛ kˈu ˈɛr ˈɛs tˈɛ ˈu vˈɛ dˈubɭvˈɛ ˈɪks ˈɪɡrʲik zˈɛt',
  uk: 'ˈɑ bˈe tsˈɛ dˈe ˈe ˈef ɡˈe ˈɑʃ ˈi jˈot kˈɑ ˈeɭ ˈem ˈen ˈo pˈe kˈu ˈer ˈes tˈe ˈu vˈe dˈubɭvˈe ˈiks ˈihrek zˈet',
  ro: 'ˈa bˈe tʃˈe dˈe ˈe ˈef dʒˈe hˈaʃ ˈi ʒˈe kˈa ˈel ˈem ˈen ˈo pˈe kˈiʊ ˈer ˈes tˈe ˈu vˈe dˈubluvˈe ˈiks ˈiɡrˈek zˈet',
  be: 'ˈɑ bˈɛ t̻͡sˈɛ dˈɛ ˈɛ ˈɛf ɣˈɛ ˈɑʂ ˈi jˈot kˈɑ ˈɛɭ ˈɛm ˈɛn ˈɔ pˈɛ kˈu ˈɛr ˈɛs tˈɛ ˈu vˈɛ dˈubɭvˈɛ ˈiks ˈiɣrɛk zˈɛt',
}
test.each(spokenLanguages)('%s: the names of all letters are said as they are', async (language) => {
  // inside a call, where a letter has neighbours; the comma ends its line
  const { ticket, letters } = rules[language]
  const said = await phonemes(language, letters.map((name) => `${ticket} ${name},`))
  const [alone = ''] = await phonemes(language, [ticket])
  expect(said.map((line) => line.slice(alone.length).replaceAll(' ', '').trim()).join(' ')).toBe(letterNames[language])
})

test('the lexicon knows whole words alone, in any case, and a letter\'s name only before a pause', () => {
  expect(withPhonemes('uk', 'Талон а, номер сорок два.')).toBe('[[tal\'on]] а, номер [[s\'orok]] два.')
  expect(withPhonemes('uk', 'талонний, пересорок')).toBe('талонний, пересорок')
  expect(withPhonemes('ro', 'Bonul de, numărul doi de la ghișeu')).toBe('Bonul [[d\'e]], numărul doi de la ghișeu')
  expect(withPhonemes('es', 'Tique de, número dos')).toBe('Tique de, número dos')
})

test('the engine is given phonemes only by its own lexicon', async () => {
  const engine = await openEspeak()
  expect(engine?.input('сорок', 'ru')).toBe('[[s\'orok]]')
})
