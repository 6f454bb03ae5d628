import type { Report } from './run.ts'
import { columns } from './text.ts'

/** The same people under other rules: mean and longest wait by priority and by language. */
export const comparison = (reports: readonly Report[]): string => {
  const first = reports[0]
  if (!first) return 'nothing to compare'
  const languages = Object.keys(first.summary.wait.byLanguage)
  const minutes = (spread: { mean: number; max: number } | undefined): string => (spread ? `${spread.mean.toFixed(1)} / ${spread.max.toFixed(0)}` : '–')
  const row = (title: string, cell: (report: Report) => string): string[] => [title, ...reports.map(cell)]
  return columns([
    row('mean / longest wait, minutes', (report) => report.rules),
    row('everybody', ({ summary }) => minutes(summary.wait.all)),
    row('legal priority', ({ summary }) => minutes(summary.wait.byPriority['yes'])),
    row('no priority', ({ summary }) => minutes(summary.wait.byPriority['no'])),
    ...languages.map((language) => row(`speaks ${language}`, ({ summary }) => minutes(summary.wait.byLanguage[language]))),
    row('served in their own language', ({ summary }) => `${(summary.servedInOwnLanguage * 100).toFixed(1)} %`),
  ])
}
