import type { Day, Lease } from './day.ts'

const inLease = (lease: Lease, serviceId: string, ordinal: number): boolean => lease.serviceId === serviceId && lease.from <= ordinal && ordinal <= lease.to

/** Whether a number is set aside for some device. [O1] */
export const isLeased = (day: Day, serviceId: string, ordinal: number): boolean => day.leases.some((lease) => inLease(lease, serviceId, ordinal))

/** A reserve belongs to the journal it was leased for, whatever the kiosk is called; without a journal, to the name. [O1] */
export const isLeaseOf = (lease: Lease, device: string, journal: string | undefined): boolean =>
  lease.journal === journal && (journal !== undefined || lease.device === device)

/** The reserve of a paper. Codes are unpredictable: who names a number and its code has held the reserve. */
export const leaseOfPaper = (day: Day, ordinal: number, visitCode: string): Lease | undefined =>
  day.leases.find((lease) => lease.visitCodes[ordinal - lease.from] === visitCode)

export const copyKey = ({ journal, device }: { journal: string; device: string }): string => `${journal} ${device}`

/** Whether a number is set aside under these letters, perhaps for a service that had them this morning. [L6] */
export const isSetAside = (day: Day, letters: string, ordinal: number): boolean =>
  day.leases.some((lease) => lease.letters === letters && lease.from <= ordinal && ordinal <= lease.to)

/** The next everyday number of a service: the count goes on behind a reserve. [N1] [O1] */
export const nextOrdinal = (day: Day, serviceId: string, after = day.lastOrdinal.get(serviceId) ?? 0): number => {
  let ordinal = after + 1
  for (;;) {
    const lease = day.leases.find((known) => inLease(known, serviceId, ordinal))
    if (!lease) return ordinal
    ordinal = lease.to + 1
  }
}

/** Everyday numbers that must stay free below a new reserve; where they would not, reserves begin at 2001. */
const roomBelow = 200
const highReserves = 2001

/** Where the next reserve of a service lies: blocks downwards from 999, out of the way of everyday numbers. [O1] */
export const freeBlock = (day: Day, serviceId: string, letters: string, size: number): { from: number; to: number } => {
  const own = day.leases.filter((lease) => lease.serviceId === serviceId || lease.letters === letters)
  const lowest = Math.min(1000, ...own.map((lease) => lease.from))
  if (lowest - size > (day.lastOrdinal.get(serviceId) ?? 0) + roomBelow) return { from: lowest - size, to: lowest - 1 }
  const from = Math.max(highReserves, ...own.map((lease) => lease.to + 1))
  return { from, to: from + size - 1 }
}
