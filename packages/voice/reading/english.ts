import { en as rule } from '../languages/english.ts'
import { word, type Clock, type Reading, type Unit } from './reading.ts'

const names: Record<Exclude<Unit, 'percent'>, string> = { second: 'second', minute: 'minute', hour: 'hour' }

/** The hall's clock has 24 hours; people say "five p.m." */
const time = ({ hours, minutes }: Clock): string => {
  if (minutes === 0 && hours === 0) return 'midnight'
  if (minutes === 0 && hours === 12) return 'twelve noon'
  const hour = rule.count(hours % 12 === 0 ? 12 : hours % 12)
  const minute = minutes === 0 ? '' : minutes < 10 ? ` oh ${rule.count(minutes)}` : ` ${rule.count(minutes)}`
  return `${hour}${minute} ${hours < 12 ? 'AM' : 'PM'}`
}

export const en: Reading = {
  number: (value) => rule.count(value),
  time,
  timeRange: (from, to) => `from ${time(from)}, to ${time(to)}`,
  range: (low, high, counted) => `${rule.count(low)}, to ${rule.count(high)} ${counted}`,
  unit: (value, unit) => (unit === 'percent' ? `${rule.count(value)} percent` : `${rule.count(value)} ${names[unit]}${value === 1 ? '' : 's'}`),
  plus: 'plus', pairs: false,
  abbreviations: [[word('PIN'), 'pin'], [word('NIF'), 'niff'], [word('NISS'), 'niss'], [word('CNAIM'), 'C N A I M'], [word('AIMA'), 'eye-ma'], [/no\.\s*(?=\d)/giu, 'number ']],
}
