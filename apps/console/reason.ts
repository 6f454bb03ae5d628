import type { CallReason, CounterState } from '@senha/protocol'
import type { RoomWords } from './words.ts'

/** Why a ticket was called, in words; of a booked time the time itself. */
export const reasonWords = (words: RoomWords, reason: CallReason, ticket: NonNullable<CounterState['ticket']>, wait: string): string =>
  reason === 'appointment' && ticket.slotAt !== undefined
    ? words.t('reason.appointmentAt', { time: words.time(ticket.slotAt), wait })
    : words.t(`reason.${reason}`, { wait })
