import { plainWords } from './plain-words.ts'

/** What a list of bookings tells of each. `moment`: date and time in one column. */
const names = {
  code: ['code', 'booking code', 'booking', 'reference', 'ref', 'confirmation', 'codigo', 'cod', 'codigo da marcacao', 'codigo de marcacao', 'marcacao', 'n marcacao', 'referencia'],
  service: ['service', 'service id', 'service name', 'department', 'servico', 'servico id', 'id do servico', 'nome do servico', 'gabinete', 'atendimento'],
  date: ['date', 'day', 'booking date', 'data', 'dia', 'data da marcacao'],
  time: ['time', 'hour', 'slot', 'start', 'start time', 'booking time', 'hora', 'horas', 'horario', 'hora de inicio', 'hora da marcacao', 'inicio'],
  moment: ['date time', 'datetime', 'date and time', 'data hora', 'data e hora', 'data e hora da marcacao'],
  language: ['language', 'lang', 'lingua', 'idioma'],
} as const
export type Column = keyof typeof names

const columnOf = (heading: string): Column | undefined => {
  const plain = plainWords(heading)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table above
  return (Object.keys(names) as Column[]).find((column) => names[column].some((name) => name === plain))
}

/** A list has so many columns that are looked at; a spreadsheet's own has far fewer. */
export const mostColumns = 200

export type Columns = Partial<Record<Column, number>>

/** Where each column stands, by the headings; of two with one meaning the first counts. */
export const columnsOf = (headings: readonly string[]): Columns => {
  const columns: Columns = {}
  for (const [index, heading] of headings.slice(0, mostColumns).entries()) {
    const column = columnOf(heading)
    if (column !== undefined) columns[column] ??= index
  }
  return columns
}

/** Columns without which no booking can be read. */
export const missingIn = (columns: Columns): Column[] => {
  const needed: Column[] = columns.moment === undefined ? ['code', 'service', 'date', 'time'] : ['code', 'service']
  return needed.filter((column) => columns[column] === undefined)
}
