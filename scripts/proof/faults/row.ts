import { checkLog } from '../check-log.ts'
import type { Checked } from '../check-log.ts'
import type { Clients } from '../clients.ts'

/** One row of docs/reliability.md, or why there is none here. */
export type Result = { readonly name: string; readonly how: string; readonly faults: readonly string[]; readonly recovery: string } | { readonly name: string; readonly skipped: string }

export interface Options { readonly seed: number; readonly rounds: number; readonly say: (line: string) => void }

/** The log, read by the independent checker, against all that these clients were told and shown. */
export const judged = (database: string, clients: Clients): Checked => checkLog(database, clients.calls(), clients.monitor.shown)

export const spreadMs = (times: readonly number[]): string => {
  const sorted = times.toSorted((a, b) => a - b)
  const [median, most] = [sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0]
  return sorted.length === 1 ? `${Math.round(most)} ms` : `median ${Math.round(median)} ms, most ${Math.round(most)} ms`
}
