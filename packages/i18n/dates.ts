import type { Language } from '@senha/centre'

/** Chromium and Node have no month or weekday names for these two languages and would answer in English. */
const own: Partial<Record<Language, { months: string[]; weekdays: string[] }>> = {
  be: {
    months: ['студзеня', 'лютага', 'сакавіка', 'красавіка', 'мая', 'чэрвеня', 'ліпеня', 'жніўня', 'верасня', 'кастрычніка', 'лістапада', 'снежня'],
    weekdays: ['нядзеля', 'панядзелак', 'аўторак', 'серада', 'чацвер', 'пятніца', 'субота'],
  },
  kea: {
    months: ['Janeru', 'Febreru', 'Marsu', 'Abril', 'Maiu', 'Junhu', 'Julhu', 'Agostu', 'Setenbru', 'Otubru', 'Nuvenbru', 'Dizenbru'],
    weekdays: ['dumingu', 'sigunda-fera', 'tersa-fera', 'kuarta-fera', 'kinta-fera', 'sesta-fera', 'sábadu'],
  },
}

const field = (at: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(at)

/** English and Portuguese as Europe writes them: the day first. */
const european: Partial<Record<Language, string>> = { en: 'en-GB', pt: 'pt-PT' }
const localeOf = (language: Language): string => european[language] ?? language

/** Local time of day, `08:12`, the same in every language. */
export const formatTime = (at: Date, timeZone: string): string => field(at, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** Day and month in words, `22 листопада`. */
export const formatDay = (language: Language, at: Date, timeZone: string): string => {
  const words = own[language]
  if (!words) return new Intl.DateTimeFormat(localeOf(language), { timeZone, day: 'numeric', month: 'long' }).format(at)
  const month = words.months[Number(field(at, timeZone, { month: 'numeric' })) - 1] ?? ''
  return `${field(at, timeZone, { day: 'numeric' })} ${language === 'kea' ? 'di ' : ''}${month}`
}

/** Weekday in words, `понеділок`. */
export const formatWeekday = (language: Language, at: Date, timeZone: string): string => {
  const words = own[language]
  if (!words) return new Intl.DateTimeFormat(localeOf(language), { timeZone, weekday: 'long' }).format(at)
  const index = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(field(at, timeZone, { weekday: 'short' }))
  return words.weekdays[index] ?? ''
}
