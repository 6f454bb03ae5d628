import type { Centre } from '@senha/centre'
import type { Result } from '@senha/domain'
import { createImportParts } from './import-parts.ts'
import type { ListPart } from './import-parts.ts'
import { readBookings } from './read-bookings.ts'
import type { ReadList } from './read-bookings.ts'

export type ReadPart = (
  sender: string,
  payload: { readonly csv: string; readonly part?: ListPart },
) => Result<{ list: ReadList | undefined }>

/**
 * Reads a list once its last part is there; before that there is none. Called before the hub decides, so that reading holds up
 * no transaction.
 */
export const createListReader = (centre: Centre): ReadPart => {
  const parts = createImportParts()
  return (sender, { csv, part }) => {
    const taken = parts.take(sender, csv, part)
    if (!taken.ok) return taken
    if (taken.csv === undefined) return { ok: true, list: undefined }
    const list = readBookings(taken.csv, centre)
    return list.ok ? { ok: true, list } : list
  }
}
