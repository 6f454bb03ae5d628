import type { JournalOpening } from '../decide/lease.ts'
import type { HandIn } from '../decide/offline.ts'

/** A number with its code, as it lies in a reserve. */
interface Reserved {
  readonly ordinal: number
  readonly visitCode: string
}
interface Disk {
  id: string
  starts: number
  reserve: Reserved[]
  owed: HandIn[]
}

/** One person with a paper from a kiosk's reserve. */
export interface Paper {
  readonly number: string
  readonly request: HandIn
}

/**
 * What a kiosk is in the tests of identity: a name, and a disk that can be lost, copied and put back. It gives papers
 * from its reserve and hands in what it owes, and knows nothing of other kiosks.
 */
export interface ModelKiosk {
  readonly device: string
  readonly disk: Disk
  boot: string
}

let ids = 0
/** Commands and journals of their own, in the order in which they are asked for. */
export const freshId = (kind: string): string => `${kind}-${(ids += 1)}`

export const newKiosk = (device: string): ModelKiosk =>
  restart({ device, boot: '', disk: { id: freshId('journal'), starts: 0, reserve: [], owed: [] } })

export const restart = (kiosk: ModelKiosk): ModelKiosk => {
  kiosk.disk.starts += 1
  kiosk.boot = freshId('boot')
  return kiosk
}

/** The data is gone; what it owed is gone with it. */
export const wipe = (kiosk: ModelKiosk): void => {
  Object.assign(kiosk.disk, { id: freshId('journal'), starts: 0, reserve: [], owed: [] })
  restart(kiosk)
}

/** The disk as it is now, in another machine of the same or another name, or kept to be put back later. */
export const copyOf = (kiosk: ModelKiosk, device: string): ModelKiosk =>
  restart({ device, boot: '', disk: structuredClone(kiosk.disk) })

/**
 * Told that its journal is a copy, a kiosk begins one of its own and gives no more of the old numbers; what it owes
 * stays owed.
 */
export const renew = (kiosk: ModelKiosk): void => {
  Object.assign(kiosk.disk, { id: freshId('journal'), starts: 1, reserve: [] })
}

export const openingOf = ({ disk, boot }: ModelKiosk): JournalOpening => ({ id: disk.id, start: disk.starts, boot })

/** The next person gets a paper without the hub, where a number is left. */
export const givePaper = (
  kiosk: ModelKiosk,
  businessDay: string,
  letters: string,
  issuedAt: number,
): Paper | undefined => {
  const next = kiosk.disk.reserve.shift()
  if (!next) return undefined
  const number = `${letters}${String(next.ordinal).padStart(3, '0')}`
  const request: HandIn = {
    ...next,
    number,
    businessDay,
    topicId: 'papers',
    language: 'pt',
    issuedAt,
    commandId: freshId('hand-in'),
    firstCommandId: freshId('screen'),
  }
  kiosk.disk.owed.push(request)
  return { number, request }
}
