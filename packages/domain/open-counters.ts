import { counterNow, servicesAt } from './day.ts'
import type { Day } from './day.ts'
import type { CentreRules } from './rules.ts'

/** How many counters call this queue now. */
export const openCounters = (day: Day, rules: CentreRules, serviceId: string): number =>
  rules.counters.filter((counter) => servicesAt(day, rules, counter).includes(serviceId) && counterNow(day, counter.id).status === 'open').length
