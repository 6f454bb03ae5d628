import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'

/** A page that scripts write: words that stay, and one table whose rows each script keeps up to date. */
export interface Page {
  readonly file: URL
  readonly title: string
  readonly words: string
  readonly columns: readonly string[]
  /** First cells of the rows in their order; a row that is not measured yet is left out. */
  readonly order: readonly string[]
}

export const machine = (): string => `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.version.slice(1)}`

const cellsOf = (line: string): string[] => line.split('|').slice(1, -1).map((cell) => cell.trim())
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** Rows of the page as it stands. */
const rowsOf = ({ file, columns }: Page): string[][] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter((text) => text.startsWith('| ')).map(cellsOf).filter((cells) => cells.length === columns.length + 1 && cells[0] !== columns[0]) : []

/** Puts rows in the place of those of the same name, with today's date; the others stay. */
export const keepRows = (page: Page, fresh: readonly (readonly string[])[], today = new Date()): void => {
  const dated = fresh.map((cells) => [...cells, today.toISOString().slice(0, 10)])
  const rows = [...rowsOf(page).filter((old) => !dated.some((cells) => cells[0] === old[0])), ...dated]
  const placeOf = (cells: readonly string[]): number => {
    const place = page.order.indexOf(cells[0] ?? '')
    return place < 0 ? page.order.length : place
  }
  const table = rows.toSorted((a, b) => placeOf(a) - placeOf(b)).map(line)
  writeFileSync(page.file, [`# ${page.title}`, '', page.words, '', `Measured on ${machine()}.`, '', line([...page.columns, 'date']), `|${'---|'.repeat(page.columns.length + 1)}`, ...table, ''].join('\n'))
}
