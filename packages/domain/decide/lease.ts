import type { Day } from '../day.ts'
import type { Fact } from '../facts.ts'
import { copyKey, freeBlock, isLeaseOf } from '../leases.ts'
import { refuse } from '../result.ts'
import { accept } from './context.ts'
import type { Context, Decision } from './context.ts'
import { freshCode } from './issue.ts'

/** A kiosk's journal, as the kiosk names it: `start` counts its openings, `boot` is the id of this one. */
export interface JournalOpening {
  readonly id: string
  readonly start: number
  readonly boot: string
}

/**
 * So many journals of one device get reserves in a day: a kiosk that loses its data at every start does not use up
 * the numbers.
 */
const journalsOfDevice = 12

/**
 * Sets numbers and visit codes aside for a kiosk, one block for each service that gives first tickets, so that it can
 * go on without the hub. A journal that has its blocks today gets no others; a new one, of a kiosk that was wiped or
 * of another of the same name, gets fresh ones. `conflict` for a copy of a journal: it must begin one of its own.
 * [O1] [O4]
 */
export const leaseNumbers = (context: Context, device: string, journal?: JournalOpening): Decision => {
  const { day, rules } = context
  if (!day.open) return refuse('closed', 'the day is closed')
  if (journal && isCopy(day, journal)) return refuseCopy(day, device, journal)
  const size = rules.policy.offlineNumbers
  const firstServices = new Set(rules.topics.map((topic) => topic.service))
  const leased = (serviceId: string): boolean =>
    day.leases.some((lease) => lease.serviceId === serviceId && isLeaseOf(lease, device, journal?.id))
  const missing = [...firstServices].filter((serviceId) => size > 0 && !leased(serviceId))
  const others = new Set(
    day.leases.flatMap((lease) => (lease.device === device && lease.journal !== journal?.id ? [lease.journal] : [])),
  )
  if (missing.length > 0 && others.size >= journalsOfDevice)
    return refuse('too-many', `device "${device}" has lost its reserve too often today`)
  return accept([...opened(day, device, journal), ...blocks(context, missing, device, journal)])
}

const blocks = (
  context: Context,
  serviceIds: readonly string[],
  device: string,
  journal: JournalOpening | undefined,
): Fact[] => {
  const size = context.rules.policy.offlineNumbers
  const codes = new Set<string>()
  return serviceIds.map((serviceId): Fact => {
    const visitCodes = Array.from({ length: size }, () => {
      let code = freshCode(context)
      while (codes.has(code)) code = freshCode(context)
      codes.add(code)
      return code
    })
    const block = freeBlock(context.day, serviceId, size)
    return {
      type: 'numbers-leased',
      serviceId,
      data: { device, ...block, ...(journal && { journal: journal.id }) },
      private: { visitCodes },
    }
  })
}

/** The last known opening of this journal. */
const opened = (day: Day, device: string, journal: JournalOpening | undefined): Fact[] => {
  if (!journal || day.journals.get(journal.id)?.boot === journal.boot) return []
  return [{ type: 'journal-opened', data: { device, journal: journal.id, start: journal.start, boot: journal.boot } }]
}

/**
 * A journal's openings are counted in it: who comes with an older count, or with the same count of another opening,
 * has a copy. [O4]
 */
const isCopy = (day: Day, { id, start, boot }: JournalOpening): boolean => {
  const known = day.journals.get(id)
  return known !== undefined && known.boot !== boot && start <= known.start
}

const refuseCopy = (day: Day, device: string, { id }: JournalOpening): Decision => {
  const fact: Fact = { type: 'journal-copied', data: { device, journal: id } }
  const refusal = refuse(
    'conflict',
    'this journal is a copy of one that another kiosk has opened since: it needs one of its own',
  )
  return day.copies.has(copyKey({ journal: id, device })) ? refusal : { ...refusal, facts: [fact] }
}
