import type { Spread, Summary, Table } from './summary.ts'

/** Rows of cells as text; the first column to the left, the others to the right. */
export const columns = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd()).join('\n')
}

const cells = ({ n, mean, p50, p90, max }: Spread): string[] => [String(n), ...[mean, p50, p90, max].map((minutes) => minutes.toFixed(1))]
const spreadTable = (title: string, table: Table): string =>
  columns([[title, 'n', 'mean', 'p50', 'p90', 'max'], ...Object.entries(table).map(([key, spread]) => [`  ${key}`, ...cells(spread)])])

/** How many people wait, drawn: one sign for every four. */
const drawn = (people: number): string => '█'.repeat(Math.round(people / 4))

export const textOf = (summary: Summary): string => [
  `${summary.visits} visits, ${summary.tickets} tickets: ${Object.entries(summary.outcomes).map(([outcome, count]) => `${count} ${outcome}`).join(', ')}; ${(summary.servedInOwnLanguage * 100).toFixed(1)} % served in their own language`,
  spreadTable('wait for the call, minutes', { all: summary.wait.all }),
  spreadTable('by stage', summary.wait.byStage),
  spreadTable('by legal priority', summary.wait.byPriority),
  spreadTable('by language', summary.wait.byLanguage),
  spreadTable('by service', summary.wait.byService),
  spreadTable('at the desk, minutes', { all: summary.service.all, ...summary.service.byService }),
  columns([['counter', 'served', 'open h', 'used'], ...summary.counters.map((counter) => [`  ${counter.id}`, String(counter.served), counter.openHours.toFixed(1), `${Math.round(counter.utilisation * 100)} %`])]),
  columns([['waiting', 'welcome', 'others', ''], ...summary.queue.map((row) => [`  ${row.at}`, String(row.welcome), String(row.others)])])
    .split('\n').map((line, index) => (index === 0 ? line : `${line}  ${drawn((summary.queue[index - 1]?.welcome ?? 0) + (summary.queue[index - 1]?.others ?? 0))}`.trimEnd())).join('\n'),
].join('\n\n')
