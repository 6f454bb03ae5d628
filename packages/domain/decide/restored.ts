import type { Day } from '../day.ts'
import type { Fact } from '../facts.ts'
import type { CentreRules } from '../rules.ts'

/** Stands in the log where a device's name would. */
const nobody = '(restored)'

/** Sets aside all numbers below one, in every service, for nobody: after a restore they may be on paper in somebody's hand. [N4] */
export const skipNumbers = (rules: Pick<CentreRules, 'services'>, from: number): Fact[] =>
  rules.services.map(({ id }) => ({ type: 'numbers-leased', serviceId: id, data: { device: nobody, from: 1, to: from - 1 } }))

/** Whether today's numbers were set forward by a restore. */
export const wasRestored = (day: Day): boolean => day.leases.some((lease) => lease.device === nobody)
