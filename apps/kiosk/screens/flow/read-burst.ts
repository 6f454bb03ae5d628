import { bookingCode, readVisitCode, withoutAim } from '@senha/protocol'
import { visitCodeLength } from './flow.ts'
import type { Reading, Setting } from './reader-signs.ts'

/** What a burst may mean; six signs may be either. */
export interface Read { readonly visitCode?: string; readonly bookingCode?: string }
export interface Understood { readonly read: Read; readonly setting: Setting; /** The other reading would have made no sense. */ readonly sure: boolean }

/** A hyphen where the reader and the computer take each other for keyboards of different countries. */
const bookingIn = (text: string): string | undefined => bookingCode.safeParse(text.replaceAll(/['/]/g, '-')).data

/** The whole text is a code, or the address of a phone page, in small letters or large. */
const exactly = (text: string): Read | undefined => {
  const visitCode = readVisitCode(text)
  const booking = bookingIn(text)
  if (visitCode === undefined && booking === undefined) return undefined
  return { ...(visitCode !== undefined && { visitCode }), ...(booking !== undefined && { bookingCode: booking }) }
}
/** A reader set to another keyboard spoils the signs of an address, but not its last six. */
const atItsEnd = (text: string): Read | undefined => {
  const visitCode = text.length > visitCodeLength ? readVisitCode(text.slice(-visitCodeLength)) : undefined
  return visitCode === undefined ? undefined : { visitCode }
}

/** The first reading that makes sense. */
export const readBurst = (readings: readonly Reading[]): Understood | undefined => {
  for (const sense of [exactly, atItsEnd]) {
    const found = readings.flatMap(({ setting, text }) => {
      const read = sense(withoutAim(text))
      return read ? [{ read, setting }] : []
    })
    const [first] = found
    if (first) return { ...first, sure: found.length === 1 }
  }
  return undefined
}
