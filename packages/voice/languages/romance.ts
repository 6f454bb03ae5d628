import { at, list, type SpeechRule } from './rule.ts'

const ptSmall = list('zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete dezoito dezanove')
const ptTens = list('- - vinte trinta quarenta cinquenta sessenta setenta oitenta noventa')
const ptHundreds = list('- cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos')
const ptCount = (value: number): string => {
  if (value < 20) return at(ptSmall, value)
  if (value === 100) return 'cem'
  const [unit, words] = value < 100 ? [10, at(ptTens, Math.floor(value / 10))]
    : value < 1000 ? [100, at(ptHundreds, Math.floor(value / 100))]
      : [1000, value < 2000 ? 'mil' : `${at(ptSmall, Math.floor(value / 1000))} mil`]
  const rest = value % unit
  if (rest === 0) return words
  // After "mil", "e" stands only before the last group: mil e cem, mil cento e um.
  return `${words} ${unit < 1000 || rest < 100 || rest % 100 === 0 ? 'e ' : ''}${ptCount(rest)}`
}
const ptLetters = list('á bê cê dê é efe gê agá i jota capa ele eme ene ó pê quê erre esse tê u vê dáblio xis ípsilon zê')
export const pt: SpeechRule = { ticket: 'Senha', counter: 'Balcão', number: 'número', letters: ptLetters, count: ptCount }

/** No engine speaks Creole: a Portuguese voice reads it, and digits come out as the numbers that people hear in every office. */
export const kea: SpeechRule = { ticket: 'Sénha', counter: 'Balkon', number: 'númeru', letters: ptLetters, count: String }

const esSmall = list('cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve')
const esTens = list('- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa')
const esHundreds = list('- ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos')
const esCount = (value: number): string => {
  if (value < 30) return at(esSmall, value)
  if (value === 100) return 'cien'
  const [unit, words, joint] = value < 100 ? [10, at(esTens, Math.floor(value / 10)), ' y ']
    : value < 1000 ? [100, at(esHundreds, Math.floor(value / 100)), ' ']
      : [1000, value < 2000 ? 'mil' : `${at(esSmall, Math.floor(value / 1000))} mil`, ' ']
  return value % unit === 0 ? words : `${words}${joint}${esCount(value % unit)}`
}
export const es: SpeechRule = {
  ticket: 'Tique', counter: 'Ventanilla', number: 'número', count: esCount,
  letters: [...list('a be ce de e efe ge hache i jota ka ele eme ene o pe cu erre ese te u uve'), 'uve doble', 'equis', 'i griega', 'zeta'],
}

const frSmall = list('zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf')
const frTens = list('- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt')
const frBelowHundred = (value: number): string => {
  if (value < 20) return at(frSmall, value)
  if (value === 80) return 'quatre-vingts'
  const decade = Math.min(Math.floor(value / 10), 9)
  const tens = at(frTens, decade)
  // Seventy and ninety count on from sixty and eighty: soixante et onze, quatre-vingt-dix.
  const rest = value - (decade === 7 || decade === 9 ? decade - 1 : decade) * 10
  if (rest === 0) return tens
  return `${tens}${(rest === 1 || rest === 11) && value < 80 ? ' et ' : '-'}${at(frSmall, rest)}`
}
const frCount = (value: number): string => {
  if (value < 100) return frBelowHundred(value)
  const [unit, word] = value < 1000 ? [100, 'cent'] : [1000, 'mille']
  const times = Math.floor(value / unit)
  const rest = value % unit
  const words = times === 1 ? word : `${at(frSmall, times)} ${word}${unit === 100 && rest === 0 ? 's' : ''}`
  return rest === 0 ? words : `${words} ${frCount(rest)}`
}
export const fr: SpeechRule = {
  ticket: 'Ticket', counter: 'Guichet', number: 'numéro', count: frCount,
  letters: [...list('a bé cé dé e effe gé hache i ji ka elle emme enne o pé ku erre esse té u vé'), 'double vé', 'ixe', 'i grec', 'zède'],
}

const roSmall = list('zero unu doi trei patru cinci șase șapte opt nouă zece unsprezece doisprezece treisprezece paisprezece cincisprezece șaisprezece șaptesprezece optsprezece nouăsprezece')
const roTens = list('- - douăzeci treizeci patruzeci cincizeci șaizeci șaptezeci optzeci nouăzeci')
/** "Sută" and "mie" are feminine: two of them are "două". */
const roTimes = (times: number, one: string, many: string): string =>
  times === 1 ? `o ${one}` : `${times === 2 ? 'două' : at(roSmall, times)} ${many}`
const roCount = (value: number): string => {
  if (value < 20) return at(roSmall, value)
  const [unit, words, joint] = value < 100 ? [10, at(roTens, Math.floor(value / 10)), ' și ']
    : value < 1000 ? [100, roTimes(Math.floor(value / 100), 'sută', 'sute'), ' ']
      : [1000, roTimes(Math.floor(value / 1000), 'mie', 'mii'), ' ']
  return value % unit === 0 ? words : `${words}${joint}${roCount(value % unit)}`
}
export const ro: SpeechRule = {
  ticket: 'Bonul', counter: 'Ghișeul', number: 'numărul', count: roCount,
  letters: [...list('a be ce de e ef ge haș i je ka el em en o pe chiu er es te u ve'), 'dublu ve', 'ics', 'i grec', 'zet'],
}
