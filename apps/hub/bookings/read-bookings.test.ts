import { loadCentre } from '@senha/centre/load'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readBookings } from './read-bookings.ts'

const loaded = loadCentre(fileURLToPath(import.meta.resolve('@senha/centre/lisboa.json')))
if (!loaded.ok) throw new Error(loaded.error.message)
const { centre } = loaded

/** What was read, or what is wrong, line by line. */
const read = (csv: string): readonly (readonly (number | string)[])[] | string => {
  const list = readBookings(csv, centre)
  if (!list.ok) return `${list.error.code}: ${list.error.message}`
  if (list.faults.length > 0) return list.faults.map(({ line, why }) => `line ${line}: ${why}`).join('; ')
  return list.requests.map(({ line = 0, code, serviceId, slotAt, language }) => [line, code, serviceId, new Date(slotAt).toISOString().slice(0, 16), ...(language === undefined ? [] : [language])])
}
const one = [[2, 'AB-12', 'health', '2026-11-30T09:30', 'uk']]

test('a booking system\'s list: commas or semicolons, a byte order mark, blank lines, small letters', () => {
  expect(read('\uFEFFCode;Service;Date;Time;Language\r\nab-12;health;2026-11-23;9:30;uk\r\n\r\n"CD34";health;2026-11-23;14:05;\r\n'))
    .toEqual([[2, 'AB-12', 'health', '2026-11-23T09:30', 'uk'], [4, 'CD34', 'health', '2026-11-23T14:05']])
})

test('times are the centre\'s own, in summer and in winter, and in the hour that a change of clock skips', () => {
  expect(read('code,service,date,time\nSUMM,health,2026-07-01,09:30\nSKIP,health,2027-03-28,01:30\n'))
    .toEqual([[2, 'SUMM', 'health', '2026-07-01T08:30'], [3, 'SKIP', 'health', '2027-03-28T01:30']])
})

describe('[F10] a list as people have it', () => {
  test.each([
    ['days first, with seconds', 'code;service;date;time;language\nAB-12;health;30/11/2026;09:30:00;uk'],
    ['hyphens and short numbers', 'code;service;date;time;language\nAB-12;health;30-11-2026;9:30;uk'],
    ['dots and two digits of the year', 'code;service;date;time;language\nAB-12;health;30.11.26;9.30;uk'],
    ['hours with an h', 'code;service;date;time;language\nAB-12;health;30/11/2026;9h30;UK'],
    ['halves of the day', 'code,service,date,time,language\nAB-12,health,2026-11-30,9:30 AM,uk'],
    ['the month first, shown by a number above twelve', 'code,service,date,time,language\nAB-12,health,11/30/2026,09:30,uk'],
    ['tabs', 'code\tservice\tdate\ttime\tlanguage\nAB-12\thealth\t2026-11-30\t09:30\tuk'],
    ['Portuguese headings in another order', 'Hora;Data;Língua;Código da marcação;Serviço\n09:30;30/11/2026;uk;AB-12;health'],
    ['headings in capitals, without accents, and a column nobody needs', 'CODIGO;NOTAS;SERVICO;DIA;HORA;IDIOMA\nAB-12;vem com a mãe;health;30/11/2026;09:30;uk'],
    ['the service by its Portuguese name', 'code;service;date;time;language\nAB-12;Saúde;30/11/2026;09:30;uk'],
    ['the service by a name without accents or capitals', 'code;service;date;time;language\nAB-12;SAUDE;30/11/2026;09:30;uk'],
    ['the service by its name in another language of the centre', 'code;service;date;time;language\nAB-12;Здоровье;30/11/2026;09:30;uk'],
    ['a language with its country', 'code;service;date;time;language\nAB-12;health;30/11/2026;09:30;uk-UA'],
    ['a language by its Portuguese name', 'code;service;date;time;language\nAB-12;health;30/11/2026;09:30;Ucraniano'],
    ['date and time in one column', 'Código;Serviço;Data e hora;Língua\nAB-12;health;30/11/2026 09:30;uk'],
    ['quotation marks and blanks', '"code" , "service","date","time","language"\n "AB-12" ,"health","2026-11-30","09:30","uk"'],
    ['returns alone', 'code,service,date,time,language\rAB-12,health,2026-11-30,09:30,uk\r'],
    ['rows of separators at the end', 'code;service;date;time;language\nAB-12;health;30/11/2026;09:30;uk\n;;;;\n;;;;;;\n'],
  ])('%s', (_what, csv) => {
    expect(read(csv)).toEqual(one)
  })

  test('a spreadsheet\'s own first line', () => {
    expect(read('sep=;\r\ncode;service;date;time\r\nAB-12;health;30/11/2026;09:30\r\n')).toEqual([[3, 'AB-12', 'health', '2026-11-30T09:30']])
  })

  test('every name that a service has in the centre\'s languages is understood', () => {
    const names = centre.services.flatMap(({ id, name, shortName }) => [...Object.values(name), ...Object.values(shortName)].map((words) => [words, id] as const))
    const list = readBookings(`code;service;date;time\n${names.map(([words], n) => `CODE${n};"${words.toUpperCase()}";30/11/2026;09:30`).join('\n')}`, centre)
    const understood = new Map(list.ok ? list.requests.map(({ code, serviceId }) => [code, serviceId]) : [])
    const meanings = (words: string) => new Set(names.filter(([other]) => other.toUpperCase() === words.toUpperCase()).map(([, id]) => id))
    for (const [n, [words, id]] of names.entries()) expect([words, understood.get(`CODE${n}`)]).toEqual([words, meanings(words).size === 1 ? id : undefined])
  })
})

describe('[F10] a list that cannot be taken in says where and why', () => {
  test.each([
    ['no head line', 'AB12,health,2026-11-23,09:30\nCD34,health,2026-11-23,09:30\n', 'invalid: line 1: head: no column is called code, service, date, time'],
    ['nothing but a head', 'code,service,date,time\n', /invalid: the list is empty/],
    ['nothing at all', '\n\n', /invalid: the list is empty/],
    ['a missing column', 'code,service,date\nAB12,health,2026-11-23\n', 'invalid: line 1: head: no column is called time'],
    ['a day that is none', 'code,service,date,time\nAB12,health,31/02/2026,09:30\n', 'line 2: date: a date is YYYY-MM-DD or DD/MM/YYYY'],
    ['an hour that is none', 'code,service,date,time\nAB12,health,2026-11-23,25:30\nCD34,health,2026-11-23,9\n', 'line 2: time: a time is HH:MM; line 3: time: a time is HH:MM'],
    ['a code with a blank', 'code,service,date,time\nAB 12,health,2026-11-23,09:30\n', 'line 2: code: 4 to 20 letters, digits and hyphens'],
    ['a language unknown here', 'code,service,date,time,language\nAB12,health,2026-11-23,09:30,de\n', 'line 2: language: no language of this centre'],
    ['an open quote', 'code,service,date,time\nAB12,health,2026-11-23,09:30\n"CD34,health,2026-11-23,09:30\n', /invalid: line 3: quote: /],
    ['days and months first in one list', 'code,service,date,time\nAB12,health,30/11/2026,09:30\nCD34,health,11/30/2026,09:30\nEF56,health,2026-11-30,09:30\n',
      'line 2: date: the dates of this list put the day first in some lines and the month first in others; line 3: date: the dates of this list put the day first in some lines and the month first in others'],
    ['the lines of the file, not of the rows', 'sep=;\ncode;service;date;time\n\n;;;\nAB12;health;"30/11/\n2026";9\n\nCD34;dentist;30/11/2026;9h\n',
      'line 5: date: a date is YYYY-MM-DD or DD/MM/YYYY, time: a time is HH:MM; line 8: service: no service of this centre has this name'],
  ])('%s', (_what, csv, reason) => {
    expect(read(csv)).toMatch(reason)
  })
})
