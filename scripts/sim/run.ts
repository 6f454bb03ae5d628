import type { Centre } from '@senha/centre'
import { simulateDay } from './day.ts'
import type { DayOptions } from './day.ts'
import { staffLanguagesOf } from './house.ts'
import { readLog } from './log.ts'
import { summarize } from './summary.ts'
import type { Summary } from './summary.ts'

export interface Report { readonly centre: string; readonly date: string; readonly visitors: number; readonly seed: number; readonly rules: string; readonly surprises: readonly string[]; readonly summary: Summary }

/** The rules of the house, or the same day without one of them. */
export const variants = {
  'as they are': {},
  'without language rule': { languageHoldMinutes: 0 },
  'without priority': { priorityCounts: false },
  'without either': { languageHoldMinutes: 0, priorityCounts: false },
  'without journey credit': { journeyCredit: 0 },
} as const satisfies Record<string, { languageHoldMinutes?: number; journeyCredit?: number; priorityCounts?: boolean }>
export type Rules = keyof typeof variants

/** Simulates a day and tells what it was like, from its log. */
export const reportDay = async (options: Omit<DayOptions, 'priorityCounts'>, rules: Rules = 'as they are'): Promise<Report> => {
  const changed: { languageHoldMinutes?: number; journeyCredit?: number; priorityCounts?: boolean } = variants[rules]
  const { priorityCounts = true, ...policy } = changed
  const centre: Centre = { ...options.centre, policy: { ...options.centre.policy, ...policy } }
  const day = await simulateDay({ ...options, centre, priorityCounts })
  try {
    const languages = staffLanguagesOf(centre)
    const summary = summarize(centre, readLog(day.database), {
      opensAt: day.opensAt, closesAt: day.closesAt, personOf: (ticketId) => day.personOfTicket.get(ticketId), languagesAt: (counterId) => languages.get(counterId) ?? [],
    })
    return { centre: centre.id, date: options.date ?? day.date, visitors: options.visitors, seed: options.seed, rules, surprises: day.surprises, summary }
  } finally { await day.close() }
}
