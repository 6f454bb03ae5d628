import { refuse } from '@senha/domain'
import type { Refusal } from '@senha/domain'
import type { Guesses } from '@senha/guard'

const tooMany = (): Refusal => refuse('too-many', 'too many wrong codes: wait a little')

type Found = { readonly ok: true } | Refusal
/** Hears what became of the code; what a slow sender did not find is told as `too-many`. */
export type Heard = <F extends Found>(found: F) => F | Refusal

/**
 * Codes that somebody types or scans, at a device or counter whose sender this is. One that nobody has counts as a
 * wrong try of this sender; a right one works, whoever was wrong here before (packages/guard/guesses.ts).
 */
export const createGuessing = (guesses: Guesses, sender: string) => async <R extends object>(
  look: (heard: Heard) => R | Promise<R>,
): Promise<R | Refusal> => {
  const turn = await guesses.turn(sender)
  if (!turn) return tooMany()
  let was: 'right' | 'wrong' = 'right'
  const heard: Heard = (found) => {
    if (found.ok || found.error.code !== 'not-found') return found
    was = 'wrong'
    return turn.slowed ? tooMany() : found
  }
  try {
    return await look(heard)
  } finally {
    turn.ended(was)
  }
}
