import { at } from '../languages/rule.ts'
import { be as beRule, ru as ruRule, uk as ukRule } from '../languages/slavic.ts'
import { genitives, type Gender, type Genitive } from './genitive.ts'
import { dotted, word, type Around, type Clock, type Reading, type Unit } from './reading.ts'

/** One, two to four, five and more; in the genitive one and the rest. */
type Forms = readonly [one: string, few: string, many: string]
const pick = (value: number, [one, few, many]: Forms): string => {
  const [tens, units] = [Math.floor(value % 100 / 10), value % 10]
  if (tens === 1 || units === 0 || units > 4) return many
  return units === 1 ? one : few
}

interface Counted {
  readonly forms: Forms
  readonly gender: Gender
  /** The genitive of one, where it is not the form of few. */
  readonly ofOne?: string
}

interface Language {
  readonly count: (value: number) => string
  readonly genitive: Genitive
  /** Last words of a number → beside a feminine, beside a feminine that something is done to: "один" → "одна", "одну". */
  readonly feminine: Readonly<Record<string, string>>
  readonly accusative: Readonly<Record<string, string>>
  /** Nouns that a screen counts and that are feminine, by their first letters; those of "one minute" as an object. */
  readonly feminineNouns: RegExp
  readonly accusativeNouns: RegExp
  readonly neuter: Readonly<Record<string, string>>
  readonly neuterNouns: RegExp
  /** After these words a number stands in the genitive. */
  readonly asksGenitive: RegExp
  /** After these words what is counted is an object: "через одну минуту". */
  readonly asksAccusative: RegExp
  readonly units: Readonly<Record<Unit, Counted>>
  readonly from: string
  readonly to: string
  /** "From" of a time of day. */
  readonly since: string
  /** Between a noun and the figure that only names it: "стойка номер пять". */
  readonly named: { readonly after: RegExp; readonly say: string }
}

const replaceLast = (text: string, ends: Readonly<Record<string, string>>): string => {
  const last = /\S+$/u.exec(text)?.[0] ?? ''
  return `${text.slice(0, text.length - last.length)}${ends[last] ?? last}`
}

const readingOf = (language: Language) => {
  const { count, genitive, units, from, to, since } = language
  const genderOf = (after: string): Gender => (language.feminineNouns.test(after) ? 'feminine' : language.neuterNouns.test(after) ? 'neuter' : 'masculine')
  const number = (value: number, after: string): string => {
    if (language.accusativeNouns.test(after)) return replaceLast(count(value), language.accusative)
    const gender = genderOf(after)
    return gender === 'masculine' ? count(value) : replaceLast(count(value), gender === 'feminine' ? language.feminine : language.neuter)
  }
  const asks = (before: string): boolean => language.asksGenitive.test(before)
  const named = (value: number, unit: Unit, before = ''): string => {
    const { forms, gender } = units[unit]
    const noun = pick(value, forms)
    if (gender === 'feminine' && language.asksAccusative.test(before)) return `${replaceLast(count(value), language.accusative)} ${noun === forms[0] ? noun.replace(/а$/u, 'у') : noun}`
    return `${gender === 'feminine' ? replaceLast(count(value), language.feminine) : count(value)} ${noun}`
  }
  /** "двух часов", "одной минуты". */
  const nounGenitive = (value: number, { forms, ofOne = forms[1] }: Counted): string => (value % 10 === 1 && value % 100 !== 11 ? ofOne : forms[2])
  const namedGenitive = (value: number, unit: Unit): string => {
    const { gender } = units[unit]
    return `${genitive(value, gender)} ${nounGenitive(value, units[unit])}`
  }
  const time = ({ hours, minutes }: Clock): string => (minutes === 0 ? named(hours, 'hour') : `${named(hours, 'hour')} ${named(minutes, 'minute')}`)
  const timeGenitive = ({ hours, minutes }: Clock): string => (minutes === 0 ? namedGenitive(hours, 'hour') : `${namedGenitive(hours, 'hour')} ${namedGenitive(minutes, 'minute')}`)
  const range = (low: number, high: number, counted: string): string => {
    const gender = genderOf(counted)
    const unit = Object.values(units).find(({ forms }) => forms.includes(counted))
    const noun = unit ? nounGenitive(high, unit) : counted
    return `${from} ${genitive(low, gender)}, ${to} ${genitive(high, gender)} ${noun}`
  }
  return {
    number: (value: number, { before, after }: Around): string => {
      if (language.named.after.test(before)) return `${language.named.say} ${count(value)}`
      return asks(before) ? genitive(value, genderOf(after)) : number(value, after)
    },
    time: (clock: Clock, before: string) => (asks(before) ? timeGenitive(clock) : time(clock)),
    timeRange: (first: Clock, last: Clock) => `${since} ${timeGenitive(first)}, ${to} ${timeGenitive(last)}`,
    range,
    unit: (value: number, unit: Unit, before: string) => (asks(before) ? namedGenitive(value, unit) : named(value, unit, before)),
    plus: 'плюс', pairs: true,
  }
}
const nothing = /(?!)/u

export const ru: Reading = {
  ...readingOf({
    count: ruRule.count, genitive: genitives.ru, from: 'от', to: 'до', since: 'с', named: { after: /(стойк|зон|окн)\p{L}*\s$/iu, say: 'номер' },
    feminine: { один: 'одна', два: 'две' }, accusative: { один: 'одну', два: 'две' }, neuter: { один: 'одно' },
    feminineNouns: /^(минут|секунд|букв|недел|стойк|цифр)/iu, accusativeNouns: /^(минуту|секунду|букву|неделю)$/iu, neuterNouns: /^(окно|место)/iu,
    asksAccusative: /(?<!\p{L})(через|за|на)\s$/iu,
    asksGenitive: /(?<!\p{L})(до|от|со?|после|около|более|менее|больше|меньше|старше|младше|свыше|из|без|у)\s$/iu,
    units: {
      second: { forms: ['секунда', 'секунды', 'секунд'], gender: 'feminine' }, minute: { forms: ['минута', 'минуты', 'минут'], gender: 'feminine' },
      hour: { forms: ['час', 'часа', 'часов'], gender: 'masculine' }, percent: { forms: ['процент', 'процента', 'процентов'], gender: 'masculine' },
    },
  }),
  abbreviations: [[word('NIF'), 'НИФ'], [word('PIN'), 'пин'], [word('NISS'), 'НИСС'], [word('AIMA'), 'Айма'], [/№\s*/gu, 'номер '], [dotted('тел'), 'телефон'], [dotted('др'), 'другое']],
}

const beCounted = readingOf({
  count: beRule.count, genitive: genitives.be, from: 'ад', to: 'да', since: 'з', named: { after: /(стойк|зон)\p{L}*\s$/iu, say: 'нумар' },
  feminine: { адзін: 'адна', два: 'дзве' }, accusative: { адзін: 'адну', два: 'дзве' }, neuter: { адзін: 'адно' },
  feminineNouns: /^(хвілін|секунд|літар|гадзін|стойк|лічб)/iu, accusativeNouns: /^(хвіліну|секунду|літару|гадзіну)$/iu, neuterNouns: nothing,
  asksAccusative: /(?<!\p{L})(праз|за|на)\s$/iu,
  asksGenitive: /(?<!\p{L})(да|ад|з|са|пасля|каля|больш|менш|без)\s$/iu,
  units: {
    second: { forms: ['секунда', 'секунды', 'секунд'], gender: 'feminine' }, minute: { forms: ['хвіліна', 'хвіліны', 'хвілін'], gender: 'feminine' },
    hour: { forms: ['гадзіна', 'гадзіны', 'гадзін'], gender: 'feminine' }, percent: { forms: ['працэнт', 'працэнты', 'працэнтаў'], gender: 'masculine', ofOne: 'працэнта' },
  },
})
export const be: Reading = {
  ...beCounted,
  // "у адну гадзіну": at one o'clock
  time: (clock, before) => (/(?<!\p{L})[уўв]\s$/iu.test(before) ? beCounted.time(clock, before).replace('адна гадзіна', 'адну гадзіну') : beCounted.time(clock, before)),
  abbreviations: [[word('NIF'), 'НІФ'], [word('PIN'), 'пін'], [word('NISS'), 'НІСС'], [word('AIMA'), 'Айма'], [/№\s*/gu, 'нумар '], [dotted('тэл'), 'тэлефон']],
}

/** Ukrainian counts hours in order: the ninth, the ninth thirty. */
const ukHours = [...'нульова перша друга третя четверта п’ята шоста сьома восьма дев’ята десята одинадцята дванадцята тринадцята чотирнадцята п’ятнадцята шістнадцята сімнадцята вісімнадцята дев’ятнадцята двадцята'.split(' '),
  'двадцять перша', 'двадцять друга', 'двадцять третя', 'двадцять четверта']
const ukHour = (hours: number, is: 'named' | 'of' | 'at'): string => {
  const hour = at(ukHours, hours)
  if (is === 'named') return hour
  return hour.endsWith('я') ? `${hour.slice(0, -1)}${is === 'of' ? 'ьої' : 'ій'}` : `${hour.slice(0, -1)}${is === 'of' ? 'ої' : 'ій'}`
}
const ukHourNoun = { named: 'година', of: 'години', at: 'годині' } as const
const ukMinutes = (minutes: number): string => (minutes < 10 ? 'нуль ' : '') + replaceLast(ukRule.count(minutes), { один: 'одна', два: 'дві' })
const ukTime = ({ hours, minutes }: Clock, is: 'named' | 'of' | 'at'): string =>
  `${ukHour(hours, is)} ${minutes === 0 ? ukHourNoun[is] : ukMinutes(minutes)}`
const ukAt = /(?<!\p{L})(о|об|у|в)\s$/iu
const ukGenitive = /(?<!\p{L})(до|від|з|із|зі|після|близько|більше|менше|понад|старше|без)\s$/iu
const ukCounted = readingOf({
  count: ukRule.count, genitive: genitives.uk, from: 'від', to: 'до', since: 'з', named: { after: /(стійк|зон)\p{L}*\s$/iu, say: 'номер' },
  feminine: { один: 'одна', два: 'дві' }, accusative: { один: 'одну', два: 'дві' }, neuter: { один: 'одне' },
  feminineNouns: /^(людин|хвилин|секунд|літер|годин|особ|стійк|цифр)/iu, accusativeNouns: /^(хвилину|секунду|літеру|годину|особу)$/iu, neuterNouns: /^(вікно|місце)/iu,
  asksAccusative: /(?<!\p{L})(через|за|на)\s$/iu,
  asksGenitive: ukGenitive,
  units: {
    second: { forms: ['секунда', 'секунди', 'секунд'], gender: 'feminine' }, minute: { forms: ['хвилина', 'хвилини', 'хвилин'], gender: 'feminine' },
    hour: { forms: ['година', 'години', 'годин'], gender: 'feminine' }, percent: { forms: ['відсоток', 'відсотки', 'відсотків'], gender: 'masculine', ofOne: 'відсотка' },
  },
})
export const uk: Reading = {
  ...ukCounted,
  time: (clock, before) => ukTime(clock, ukAt.test(before) ? 'at' : ukGenitive.test(before) ? 'of' : 'named'),
  timeRange: (from, to) => `з ${ukTime(from, 'of')}, до ${ukTime(to, 'of')}`,
  abbreviations: [[word('NIF'), 'НІФ'], [word('PIN'), 'пін'], [word('NISS'), 'НІСС'], [word('AIMA'), 'Айма'], [/№\s*/gu, 'номер '], [dotted('тел'), 'телефон']],
}
