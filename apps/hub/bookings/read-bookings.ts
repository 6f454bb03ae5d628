import type { Centre } from '@senha/centre'
import { faultsTold, refuse } from '@senha/domain'
import type { BookingRequest, ListFault, Result } from '@senha/domain'
import { MOST_LIST_LINES, bookingCode, lineEndsIn } from '@senha/protocol'
import { instantOf } from '../clock.ts'
import { columnsOf, missingIn } from './columns.ts'
import type { Column } from './columns.ts'
import { orderIn, readDate, readTime } from './dates.ts'
import type { DayOrder } from './dates.ts'
import { languageNames, serviceNames } from './names.ts'
import { readRows } from './table.ts'

const whys = {
  code: '4 to 20 letters, digits and hyphens', service: 'no service of this centre has this name', date: 'a date is YYYY-MM-DD or DD/MM/YYYY', time: 'a time is HH:MM',
  language: 'no language of this centre', order: 'the dates of this list put the day first in some lines and the month first in others',
} as const

/** What could be read of a list, and the lines that could not: after as many as a refusal names, nothing more is read. */
export interface ReadList { readonly requests: BookingRequest[]; readonly faults: ListFault[] }

/**
 * A list of bookings as people and booking systems write it: headings in Portuguese or English in any order, services by id
 * or name, dates and times in the usual ways. `invalid` only where there is no list to read, or too long a one: that is found
 * before anything is read, since a row takes a hundred times the memory of its text.
 */
export const readBookings = (csv: string, centre: Centre): Result<ReadList> => {
  if (lineEndsIn(csv) > MOST_LIST_LINES) return refuse('invalid', `the list has more than ${MOST_LIST_LINES} lines: split it into several`)
  const table = readRows(csv)
  if (!table.ok) return table
  const [head, ...rows] = table.rows
  const columns = columnsOf(head?.cells ?? [])
  const missing = missingIn(columns)
  if (head && missing.length > 0) return refuse('invalid', `line ${head.line}: head: no column is called ${missing.join(', ')}`)
  if (!head || rows.length === 0) return refuse('invalid', 'the list is empty: a head line code,service,date,time,language and a line a booking')

  const serviceOf = serviceNames(centre)
  const languageOf = languageNames()
  const cellOf = (cells: readonly string[], column: Column): string => cells[columns[column] ?? -1]?.trim() ?? ''
  const momentOf = (cells: readonly string[]): [date: string, time: string] => {
    if (columns.moment === undefined) return [cellOf(cells, 'date'), cellOf(cells, 'time')]
    const [date = '', ...time] = cellOf(cells, 'moment').split(/[T\s]+/)
    return [date, time.join(' ')]
  }
  const orders = new Set(rows.flatMap(({ cells }) => orderIn(momentOf(cells)[0]) ?? []))
  const order: DayOrder = orders.has('month first') && !orders.has('day first') ? 'month first' : 'day first'

  const requests: BookingRequest[] = []
  const faults: ListFault[] = []
  for (const { line, cells } of rows) {
    const wrong: string[] = []
    const need = <T>(value: T | undefined, column: Column, why: string): T | undefined => {
      if (value === undefined) wrong.push(`${column}: ${why}`)
      return value
    }
    const [dateText, timeText] = momentOf(cells)
    const code = need(bookingCode.safeParse(cellOf(cells, 'code')).data, 'code', whys.code)
    const serviceId = need(serviceOf(cellOf(cells, 'service')), 'service', whys.service)
    const contradicts = orders.size > 1 && !/^\d{4}/.test(dateText)
    const date = need(contradicts ? undefined : readDate(dateText, order), 'date', contradicts ? whys.order : whys.date)
    const time = need(readTime(timeText), 'time', whys.time)
    const spoken = cellOf(cells, 'language')
    const language = spoken === '' ? undefined : need(languageOf(spoken), 'language', whys.language)
    if (wrong.length > 0 || code === undefined || serviceId === undefined || date === undefined || time === undefined) faults.push({ line, why: wrong.join(', ') })
    else requests.push({ line, code, serviceId, slotAt: instantOf(date, time, centre.timeZone), language })
    if (faults.length >= faultsTold) break
  }
  return { ok: true, requests, faults }
}
