import { refuse } from '../result.ts'
import { accept } from './context.ts'
import type { Decision } from './context.ts'

/** How far the machine's clock is ahead of what the hub believes, seconds; nothing where there is no question. */
export type ClockQuestion = { readonly aheadSeconds: number } | undefined

/** The offset that a supervisor read may be off by so much, seconds: a snapshot is a moment old, and clocks drift. */
const readToleranceSeconds = 60

/**
 * A supervisor says that the machine's clock is right. `conflict` where the hub has no question, or where the clock has moved
 * since the supervisor read it. [H4]
 */
export const acceptClock = (question: ClockQuestion, aheadSeconds: number): Decision => {
  if (!question) return refuse('conflict', 'the hub has no question about its clock')
  if (Math.abs(question.aheadSeconds - aheadSeconds) > readToleranceSeconds) return refuse('conflict', 'the clock has moved since this was read: look again')
  return accept([{ type: 'clock-accepted', data: { aheadSeconds: question.aheadSeconds, by: 'supervisor' } }])
}
