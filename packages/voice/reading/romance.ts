import { es as esRule, fr as frRule, kea as keaRule, pt as ptRule, ro as roRule } from '../languages/romance.ts'
import { dotted, dottedLast, oneOrMany, word, type Clock, type Reading } from './reading.ts'

/** The last word of a number agrees with what is counted: "vinte e uma pessoas", "veintiuna horas". */
const ending = (text: string, ends: Readonly<Record<string, string>>): string => {
  const last = /\S+$/.exec(text.replaceAll('-', ' '))?.[0] ?? ''
  const other = ends[last]
  return other === undefined ? text : `${text.slice(0, text.length - last.length)}${other}`
}
const agrees = (count: (value: number) => string, feminine: RegExp, ends: Readonly<Record<string, string>>, masculine: Readonly<Record<string, string>> = {}) =>
  (value: number, after: string): string => ending(count(value), feminine.test(after) ? ends : after === '' ? {} : masculine)

/** Names of offices and numbers that Portuguese and Creole say as words. */
const ptNames = [[word('PIN'), 'pin'], [word('NIF'), 'nife'], [word('NISS'), 'nisse'], [word('CNAIM'), 'cenaime'], [word('CNAI'), 'cenai']] as const
const ptFeminine = /^(pessoa|hora|letra|senha|criança|semana|vez|casa)/iu
const ptNumber = agrees(ptRule.count, ptFeminine, { um: 'uma', dois: 'duas' })
const ptHours = ({ hours }: Clock): string => `${ptNumber(hours, 'hora')} ${oneOrMany(hours, 'hora', 'horas')}`
const ptTime = (clock: Clock): string => (clock.minutes === 0 ? ptHours(clock) : `${ptHours(clock)} e ${ptRule.count(clock.minutes)}`)
export const pt: Reading = {
  number: (value, { after }) => ptNumber(value, after),
  time: ptTime,
  timeRange: (from, to) => `${from.hours === 1 ? 'da' : 'das'} ${ptTime(from)}, ${to.hours === 1 ? 'à' : 'às'} ${ptTime(to)}`,
  range: (low, high, counted) => `${ptNumber(low, counted)}, a ${ptNumber(high, counted)} ${counted}`,
  unit: (value, unit) => {
    if (unit === 'percent') return `${ptRule.count(value)} por cento`
    const names = { second: 'segundo', minute: 'minuto', hour: 'hora' }
    return `${ptNumber(value, names[unit])} ${names[unit]}${value === 1 ? '' : 's'}`
  },
  plus: 'mais', pairs: false,
  abbreviations: [...ptNames, [/n\.º\s*/giu, 'número '], [word('tel\\.'), 'telefone']],
}

/** Creole keeps figures: a Portuguese voice reads them as people hear them in every office. */
const keaTime = ({ hours, minutes }: Clock): string => (minutes === 0 ? `${hours} óra` : `${hours} óra i ${minutes}`)
export const kea: Reading = {
  number: (value) => keaRule.count(value),
  time: keaTime,
  timeRange: (from, to) => `di ${keaTime(from)}, ti ${keaTime(to)}`,
  range: (low, high, counted) => `${low}, ti ${high} ${counted}`,
  unit: (value, unit) => `${value} ${{ second: 'sigundu', minute: 'minutu', hour: 'óra', percent: 'pur sentu' }[unit]}`,
  plus: 'más', pairs: false,
  abbreviations: ptNames,
}

const esFeminine = /^(persona|hora|letra|semana|vez)/iu
const esNumber = agrees(esRule.count, esFeminine, { uno: 'una', veintiuno: 'veintiuna' }, { uno: 'un', veintiuno: 'veintiún' })
const esTime = ({ hours, minutes }: Clock): string =>
  (minutes === 0 ? `${esNumber(hours, 'hora')} ${oneOrMany(hours, 'hora', 'horas')}` : `${esNumber(hours, 'hora')} y ${esRule.count(minutes)}`)
const esThe = ({ hours }: Clock): string => (hours === 1 ? 'la' : 'las')
export const es: Reading = {
  number: (value, { after }) => esNumber(value, after),
  time: esTime,
  timeRange: (from, to) => `de ${esThe(from)} ${esTime(from)}, a ${esThe(to)} ${esTime(to)}`,
  range: (low, high, counted) => `${esNumber(low, counted)}, a ${esNumber(high, counted)} ${counted}`,
  unit: (value, unit) => {
    if (unit === 'percent') return `${esNumber(value, '')} por ciento`
    const names = { second: 'segundo', minute: 'minuto', hour: 'hora' }
    return `${esNumber(value, names[unit])} ${names[unit]}${value === 1 ? '' : 's'}`
  },
  plus: 'más', pairs: false,
  abbreviations: [[word('PIN'), 'pin'], [word('NIF'), 'nif'], [word('NISS'), 'nis'], [word('CNAIM'), 'cenaim'], [/n\.º\s*/giu, 'número '], [word('tel\\.'), 'teléfono']],
}

const frFeminine = /^(personne|minute|seconde|heure|lettre|semaine|fois)/iu
const frNumber = agrees(frRule.count, frFeminine, { un: 'une' })
const frTime = ({ hours, minutes }: Clock): string => `${frNumber(hours, 'heure')} ${hours < 2 ? 'heure' : 'heures'}${minutes === 0 ? '' : ` ${frNumber(minutes, 'minute')}`}`
export const fr: Reading = {
  number: (value, { after }) => frNumber(value, after),
  time: frTime,
  timeRange: (from, to) => `de ${frTime(from)}, à ${frTime(to)}`,
  range: (low, high, counted) => `${frNumber(low, counted)}, à ${frNumber(high, counted)} ${counted}`,
  unit: (value, unit) => {
    if (unit === 'percent') return `${frRule.count(value)} pour cent`
    const names = { second: 'seconde', minute: 'minute', hour: 'heure' }
    return `${frNumber(value, names[unit])} ${names[unit]}${value < 2 ? '' : 's'}`
  },
  plus: 'plus', pairs: true,
  abbreviations: [[word('PIN'), 'pine'], [word('NIF'), 'nif'], [word('NISS'), 'niss'], [word('CNAIM'), 'cénaïm'], [word('AIMA'), 'aïma'], [/n[°º]\s*/giu, 'numéro '], [word('tél\\.'), 'téléphone'], [word('RDV', 'giu'), 'rendez-vous']],
}

/** Neuter nouns are feminine when they are several: "două minute", and "un minut". */
const roFeminine = /^(persoan|secund|ore?$|or[aăe]|liter|minute|ghișee|bonuri|săptămân)/iu
const roNumber = agrees(roRule.count, roFeminine, { unu: 'una', doi: 'două', doisprezece: 'douăsprezece' }, {})
const roCounted = (value: number, counted: string): string => {
  if (value === 1 && counted !== '') return /^(persoan|secund|or[aă])/iu.test(counted) ? 'o' : 'un'
  return roNumber(value, counted.replace(/^de\s+/u, ''))
}
const roTime = ({ hours, minutes }: Clock): string => {
  const hour = ending(roRule.count(hours), { doi: 'două', doisprezece: 'douăsprezece' })
  return minutes === 0 ? hour : `${hour} și ${roNumber(minutes, 'minute')}`
}
export const ro: Reading = {
  number: (value, { after }) => roCounted(value, after),
  time: (clock, before) => (/(?<![\p{L}])ora\s*$/iu.test(before) ? roTime(clock) : `ora ${roTime(clock)}`),
  timeRange: (from, to) => `de la ora ${roTime(from)}, la ora ${roTime(to)}`,
  range: (low, high, counted) => `${roNumber(low, counted.replace(/^de\s+/u, ''))}, până la ${roCounted(high, counted)} ${counted}`,
  unit: (value, unit) => {
    if (unit === 'percent') return `${roRule.count(value)} la sută`
    const { one, many } = { second: { one: 'secundă', many: 'secunde' }, minute: { one: 'minut', many: 'minute' }, hour: { one: 'oră', many: 'ore' } }[unit]
    // from twenty on, but for the small rests of a hundred, "de" stands before the noun
    const joint = value % 100 === 0 || value % 100 >= 20 ? 'de ' : ''
    return value === 1 ? `${roCounted(1, one)} ${one}` : `${roNumber(value, many)} ${joint}${many}`
  },
  plus: 'plus', pairs: false,
  abbreviations: [[dottedLast('dvs'), 'dumneavoastră'], [dotted('dvs'), 'dumneavoastră'], [word('dvs', 'giu'), 'dumneavoastră'], [dotted('nr'), 'numărul'], [dotted('tel'), 'telefon'],
    [word('PIN'), 'pin'], [word('NIF'), 'nif'], [word('NISS'), 'nis'], [word('CNAIM'), 'cenaim']],
}
