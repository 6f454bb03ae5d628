import { bookingCode, readVisitCode } from '@senha/protocol'
import { screenTimings } from '../../timings.ts'
import { visitCodeLength } from './flow.ts'

/** Signs of the last burst, and when the last one came. */
export interface Reader { readonly signs: string; readonly atMs: number }

export const quietReader: Reader = { signs: '', atMs: 0 }

/** What a burst may mean; six signs may be either. */
export interface Read { readonly visitCode?: string; readonly bookingCode?: string }

/** Where the computer takes a reader's keys for those of a Portuguese keyboard, a hyphen comes as an apostrophe. */
const bookingIn = (signs: string): string | undefined => bookingCode.safeParse(signs.replaceAll("'", '-')).data

const readBurst = (signs: string): Read | undefined => {
  const booking = bookingIn(signs)
  // a reader set to another keyboard spoils the signs of an address, but not its last six
  const visit = readVisitCode(signs) ?? (booking === undefined ? readVisitCode(signs.slice(-visitCodeLength)) : undefined)
  return visit === undefined && booking === undefined ? undefined : { ...(visit !== undefined && { visitCode: visit }), ...(booking !== undefined && { bookingCode: booking }) }
}

/** A barcode reader acts as a keyboard: it types fast and ends with Enter. Gives the code that a burst ends in, if it does. */
export const readKey = (reader: Reader, key: string, atMs: number): { reader: Reader; read?: Read } => {
  const signs = atMs - reader.atMs <= screenTimings.readerGapMs ? reader.signs : ''
  if (key.length === 1) return { reader: { signs: signs + key, atMs } }
  if (key !== 'Enter') return { reader: { signs, atMs: signs === '' ? 0 : atMs } }
  const read = readBurst(signs)
  return { reader: quietReader, ...(read && { read }) }
}
