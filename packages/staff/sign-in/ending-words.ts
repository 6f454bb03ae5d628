import { accountTexts } from '@senha/i18n/texts/account'
import type { SessionEnding } from '@senha/protocol'
import type { RoomLanguage } from '../language-switch.tsx'

const words = {
  idle: 'signIn.ended.idle',
  expired: 'signIn.ended.expired',
  'pin-changed': 'signIn.ended.pin-changed',
  changed: 'signIn.ended.changed',
  removed: 'signIn.ended.removed',
  ended: 'signIn.ended.by-other',
  'signed-out': 'signIn.ended',
  'must-change-pin': 'signIn.ended',
} as const satisfies Record<SessionEnding, string>
const isKnown = (reason: string): reason is SessionEnding => Object.hasOwn(words, reason)

/** Why one stands at the sign-in again, in words; a reason that is not known here is told as an end without one. */
export const endingWords = (reason: string | undefined, language: RoomLanguage): string =>
  accountTexts.in(language)(reason !== undefined && isKnown(reason) ? words[reason] : 'signIn.ended')
