import type { ErrorCode } from '@senha/domain'
import type { CounterCommand } from '@senha/protocol'
import type { ConsoleKey, RoomWords } from './words.ts'

const issues = { closed: 'refused.service', 'not-found': 'refused.place' } as const
const cards = { 'not-found': 'card.unknown', conflict: 'card.other', 'too-many': 'refused.codes' } as const
const bookings = { 'not-found': 'bookings.arrived.unknown', 'too-many': 'refused.codes' } as const

/** What a code means for one command, where its general words (`error.*`) would mislead. */
const own: Partial<Record<CounterCommand, Partial<Record<ErrorCode, ConsoleKey>>>> = {
  'ticket:issue': issues, 'visit:refer': issues,
  'ticket:reprint': { 'not-found': 'refused.place' },
  'ticket:return': { conflict: 'refused.back' },
  'ticket:transfer': { conflict: 'refused.move' },
  'ticket:undo': { conflict: 'refused.undo' },
  'counter:open': { conflict: 'refused.counter', forbidden: 'refused.agency' },
  'interpreter:answer': { conflict: 'refused.request', 'not-found': 'refused.request' },
  'card:show': cards, 'card:delete': cards,
  'appointment:check-in': bookings, 'appointment:cancel': bookings,
  'appointment:book': { invalid: 'bookings.new.refused' },
}

/** `dayOpen`: what is closed is a service, not the centre. */
export const wordsOfRefusal = (command: CounterCommand, code: ErrorCode, dayOpen: boolean, t: RoomWords['t']): string => {
  const key = code === 'closed' && !dayOpen ? undefined : own[command]?.[code]
  return t(key ?? `error.${code}`)
}
