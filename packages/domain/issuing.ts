import type { Day } from './day.ts'
import { lastTicketIsOut } from './opening.ts'
import type { CentreRules, ServiceRules } from './rules.ts'

/** Whether a service still gives tickets: `ended` after its time of last ticket, `full` once its quota of the day is reached. */
export type Issuing = 'open' | 'ended' | 'full'

/** Numbers given out count, ended or not; a ticket that was transferred away still counts where it was issued. [Q1] [Q2] */
export const issuingOf = (day: Day, rules: CentreRules, service: ServiceRules, now: number): Issuing => {
  if (lastTicketIsOut(service, rules.timeZone, now)) return 'ended'
  if (service.dailyQuota !== undefined && (day.issuedCount.get(service.id) ?? 0) >= service.dailyQuota) return 'full'
  return 'open'
}
