import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spokenLanguages, type SpokenLanguage } from '../index.ts'
import { readAloud } from '../read-aloud.ts'

/** What stands on a screen → what is said. */
const examples: Record<SpokenLanguage, Readonly<Record<string, string>>> = {
  pt: {
    'O centro fecha às 17:00.': 'O centro fecha às dezassete horas.',
    'Hoje: 09:00–13:00, 14:00–17:30': 'Hoje: das nove horas, às treze horas, das catorze horas, às dezassete horas e trinta',
    '20–35 minutos de espera': 'vinte, a trinta e cinco minutos de espera',
    '2 pessoas antes de si': 'duas pessoas antes de si', '21 pessoas à espera': 'vinte e uma pessoas à espera', 'aos 2 anos': 'aos dois anos',
    'Deficiência de 60 % ou mais': 'Deficiência de sessenta por cento ou mais',
    'Ligue 21 810 61 91 ou 808 257 257': 'Ligue dois um, oito um zero, seis um, nove um ou oito zero oito, dois cinco sete, dois cinco sete',
    '+351 218106191': 'mais três cinco um, dois um oito, um zero seis, um nove um',
    'Espere 20 s.': 'Espere vinte segundos.', '1 s': 'um segundo', '5 min de espera': 'cinco minutos de espera', '1 h': 'uma hora',
    'NIF (contribuinte)': 'nife (contribuinte)', 'Condições do Trabalho (ACT)': 'Condições do Trabalho (á cê tê)', 'quadrado (QR)': 'quadrado (quê erre)',
    'balcão 7': 'balcão sete', 'AIMA – Autorizações': 'AIMA, Autorizações',
  },
  en: {
    'Today the centre closes at 17:00.': 'Today the centre closes at five PM.', 'Today: 09:00–17:30': 'Today: from nine AM, to five thirty PM',
    'at 12:00': 'at twelve noon', 'at 00:00': 'at midnight', 'at 09:05': 'at nine oh five AM',
    '20–35 minutes to wait': 'twenty, to thirty-five minutes to wait', '60% or more': 'sixty percent or more',
    'Call 808 257 257': 'Call eight zero eight, two five seven, two five seven', 'in 20 s': 'in twenty seconds', 'NIF (tax number)': 'niff (tax number)',
  },
  fr: {
    'ferme à 17:00.': 'ferme à dix-sept heures.', '09:00–17:30': 'de neuf heures, à dix-sept heures trente', 'à 17h30': 'à dix-sept heures trente', 'à 01:21': 'à une heure vingt et une',
    '1 personne': 'une personne', '21 personnes': 'vingt et une personnes', '1 guichet': 'un guichet', '20–35 minutes d’attente': 'vingt, à trente-cinq minutes d’attente',
    'Appelez le 21 810 61 91': 'Appelez le vingt et un, huit un zéro, soixante et un, quatre-vingt-onze', 'dans 20 s': 'dans vingt secondes', '60 % ou plus': 'soixante pour cent ou plus',
    'dans 2 ans': 'dans deux ans', 'le n° 4': 'le numéro quatre',
  },
  es: {
    'cierra a las 17:00.': 'cierra a las diecisiete horas.', '09:00–17:30': 'de las nueve horas, a las diecisiete y treinta', '1 persona': 'una persona', '21 personas': 'veintiuna personas',
    '1 minuto': 'un minuto', '21 minutos': 'veintiún minutos', 'ventanilla 1': 'ventanilla uno', '20–35 minutos': 'veinte, a treinta y cinco minutos', 'en 20 s': 'en veinte segundos',
    '60 % o más': 'sesenta por ciento o más',
  },
  ru: {
    'закрывается в 17:00.': 'закрывается в семнадцать часов.', 'Сегодня: 09:00–17:30': 'Сегодня: с девяти часов, до семнадцати часов тридцати минут', 'до 09:30': 'до девяти часов тридцати минут',
    'в 21:02': 'в двадцать один час две минуты',
    '20–35 минут ожидания': 'от двадцати, до тридцати пяти минут ожидания', '20–21 минута ожидания': 'от двадцати, до двадцати одной минуты ожидания',
    'с ребёнком до 2 лет': 'с ребёнком до двух лет', 'от 65 лет': 'от шестидесяти пяти лет', 'Возраст: 65 лет': 'Возраст: шестьдесят пять лет',
    '1 минута': 'одна минута', 'через 1 секунду': 'через одну секунду', 'через 2 секунды': 'через две секунды', '22 человека': 'двадцать два человека', '1': 'один', '0': 'ноль',
    'Стойка 5 не работает': 'Стойка номер пять не работает', '60 % или больше': 'шестьдесят процентов или больше', 'до 2 %': 'до двух процентов',
    'Звоните 21 810 61 91': 'Звоните двадцать один, восемь один ноль, шестьдесят один, девяносто один', '20 с': 'двадцать секунд', 'через 20 сек.': 'через двадцать секунд.', 'через 1 мин': 'через одну минуту',
    'NIF (налоговый номер)': 'НИФ (налоговый номер)', '2 с лишним': 'два с лишним',
  },
  uk: {
    'зачиняється о 17:00.': 'зачиняється о сімнадцятій годині.', 'Сьогодні: 09:00–17:30': 'Сьогодні: з дев’ятої години, до сімнадцятої тридцять', 'до 13:00': 'до тринадцятої години', 'о 03:02': 'о третій нуль дві', '2 людини перед вами': 'дві людини перед вами', '21 людина в черзі': 'двадцять одна людина в черзі', 'PIN неправильний': 'пін неправильний',
    '17:00': 'сімнадцята година', 'з 03:00': 'з третьої години',
    'до 2 років': 'до двох років', 'від 65 років': 'від шістдесяти п’яти років', '20–35 хвилин': 'від двадцяти, до тридцяти п’яти хвилин', '20–21 хвилина': 'від двадцяти, до двадцяти однієї хвилини',
    'через 1 секунду': 'через одну секунду', '2 секунди': 'дві секунди', '60 % або більше': 'шістдесят відсотків або більше', '20 с': 'двадцять секунд', 'Стійка 5': 'Стійка номер п’ять', '1': 'один',
  },
  be: {
    'зачыняецца ў 17:00.': 'зачыняецца ў семнаццаць гадзін.', 'у 21:00': 'у дваццаць адну гадзіну', 'Сёння: 09:00–17:30': 'Сёння: з дзевяці гадзін, да семнаццаці гадзін трыццаці хвілін',
    'да 2 гадоў': 'да двух гадоў', '20–35 хвілін': 'ад дваццаці, да трыццаці пяці хвілін', '2 хвіліны': 'дзве хвіліны', 'праз 1 секунду': 'праз адну секунду', '60 % або больш': 'шэсцьдзясят працэнтаў або больш',
    'Стойка 1': 'Стойка нумар адзін',
  },
  ro: {
    'se închide la ora 17:00.': 'se închide la ora șaptesprezece.', 'Astăzi: 09:00–17:30': 'Astăzi: de la ora nouă, la ora șaptesprezece și treizeci', 'Ora 02:00': 'Ora două', '12:00': 'ora douăsprezece',
    '2 persoane': 'două persoane', '1 persoană': 'o persoană', '1 minut': 'un minut', '22 de minute': 'douăzeci și două de minute', '5–12 minute': 'cinci, până la douăsprezece minute', '2 ani': 'doi ani',
    '20–35 de minute de așteptare': 'douăzeci, până la treizeci și cinci de minute de așteptare',
    'Numărul dvs. este': 'Numărul dumneavoastră este', 'bonul dvs.': 'bonul dumneavoastră.', 'Este rândul dvs.: ghișeul 3': 'Este rândul dumneavoastră: ghișeul trei',
    '60% sau mai mult': 'șaizeci la sută sau mai mult', '20 s': 'douăzeci de secunde', '5 s': 'cinci secunde', '20 sec. de': 'douăzeci de secunde de', 'ghișeul 1': 'ghișeul unu',
  },
  kea: { 'ta fitxa 17:00.': 'ta fitxa 17 óra.', 'Oji: 09:00–17:30': 'Oji: di 9 óra, ti 17 óra i 30', '20–35 minutu': '20, ti 35 minutu', '60 % o más': '60 pur sentu o más', '20 s': '20 sigundu' },
}
describe.each(spokenLanguages)('%s', (language) => {
  test('figures and abbreviations are written out by its own rules', () => {
    const written = Object.keys(examples[language])
    expect(Object.fromEntries(written.map((text) => [text, readAloud(language, text)]))).toEqual(examples[language])
  })

  const keepsFigures = language === 'kea'
  const clocks = fc.record({ hours: fc.integer({ min: 0, max: 23 }), minutes: fc.integer({ min: 0, max: 59 }) })
  const written = ({ hours, minutes }: { hours: number; minutes: number }): string => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
  test('every time, every span of times, every count and every range is words', () => {
    const texts = fc.oneof(
      clocks.map(written), fc.tuple(clocks, clocks).map(([from, to]) => `${written(from)}–${written(to)}`),
      fc.integer({ min: 0, max: 9999 }).map(String), fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 999 })).map(([low, high]) => `${low}–${high}`),
      fc.integer({ min: 0, max: 9999 }).map((value) => `${value} %`), fc.stringMatching(/^\d{3} \d{3} \d{3}$/),
    )
    fc.assert(fc.property(texts, fc.constantFrom('', 'a ', 'до ', 'від ', 'ora '), (text, before) => {
      const said = readAloud(language, `${before}${text}`)
      expect(said).not.toMatch(keepsFigures ? /[:–%]|undefined|NaN/ : /[\d:–%]|undefined|NaN/)
      expect(said).not.toMatch(/ {2}/)
    }))
  })

  test('the two ends of a range have a pause between them', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 30 }), (low, more) => {
      expect(readAloud(language, `${low}–${low + more}`).split(', ')).toHaveLength(2)
    }))
  })

  test('what is words already stays as it is', () => {
    fc.assert(fc.property(fc.stringMatching(/^[\p{Ll} ,.]{0,40}$/u), (text) => {
      const once = readAloud(language, text)
      expect(readAloud(language, once)).toBe(once)
    }))
  })
})

test('laws, dates, decimals and long numbers are left to the engine', () => {
  const texts = ['Decreto-Lei 58/2016', '25-11-2026', '2,5 km', '3.14', '123456', '1.º andar', '1-й этаж', 'A4', 'h2o', '2026/11/25']
  expect(texts.map((text) => readAloud('pt', text))).toEqual(texts)
})
