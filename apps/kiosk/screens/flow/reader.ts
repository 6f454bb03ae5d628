import { readVisitCode } from '@senha/protocol'
import { screenTimings } from '../../timings.ts'
import { visitCodeLength } from './flow.ts'

/** Signs of the last burst, and when the last one came. */
export interface Reader { readonly signs: string; readonly atMs: number }

export const quietReader: Reader = { signs: '', atMs: 0 }

/**
 * A barcode reader acts as a keyboard: it types fast and ends with Enter. Gives the visit code that ends the burst, if one
 * does; a reader set to another keyboard spoils the signs of an address, but not its last six.
 */
export const readKey = (reader: Reader, key: string, atMs: number): { reader: Reader; code?: string } => {
  const signs = atMs - reader.atMs <= screenTimings.readerGapMs ? reader.signs : ''
  if (key.length === 1) return { reader: { signs: signs + key, atMs } }
  if (key !== 'Enter') return { reader: { signs, atMs: signs === '' ? 0 : atMs } }
  const code = readVisitCode(signs) ?? readVisitCode(signs.slice(-visitCodeLength))
  return code === undefined ? { reader: quietReader } : { reader: quietReader, code }
}
