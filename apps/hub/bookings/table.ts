import { refuse } from '@senha/domain'
import type { Result } from '@senha/domain'
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { columnsOf, mostColumns } from './columns.ts'

/** A row and the line of the file on which it begins, from 1. */
export interface Row { readonly line: number; readonly cells: readonly string[] }

const separators = [';', ',', '\t', '|']
/** What a spreadsheet writes before the headings so that it knows its own file again. */
const sepLine = /^\uFEFF?"?sep=(.)"?(?:\r\n|\r|\n)/i
const parsed = z.array(z.object({ info: z.object({ lines: z.int() }), record: z.array(z.string()), raw: z.string() }))

/** The separator with which most headings are known. */
const separatorOf = (csv: string): string => {
  const [head = ''] = csv.replace(/^\uFEFF/, '').trimStart().split(/[\r\n]/, 1)
  const known = (separator: string): number => Object.keys(columnsOf(head.split(separator, mostColumns).map((heading) => heading.replaceAll('"', '')))).length
  return separators.toSorted((a, b) => known(b) - known(a))[0] ?? ','
}

/** The rows in which something stands (RFC 4180, or with semicolons, tabs or bars). `invalid` where a quotation mark is never closed. */
export const readRows = (csv: string): Result<{ rows: Row[] }> => {
  const declared = sepLine.exec(csv)
  const text = declared ? csv.slice(declared[0].length) : csv
  try {
    const records = parsed.parse(parse(text, {
      bom: true, delimiter: declared?.[1] ?? separatorOf(text), record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, skip_empty_lines: true, trim: true, info: true, raw: true,
    }))
    const before = declared ? 1 : 0
    return { ok: true, rows: records.flatMap(({ info, record, raw }) => {
      const within = raw.trim().split(/\r\n|\n|\r/).length - 1
      return record.some((cell) => cell !== '') ? [{ line: before + info.lines - within, cells: record }] : []
    }) }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    const line = /at line (\d+)/.exec(cause.message)?.[1]
    return refuse('invalid', `line ${Number(line ?? 1) + (declared ? 1 : 0)}: quote: a quotation mark stands in the wrong place, or is never closed`)
  }
}
