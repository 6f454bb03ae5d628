import type { ClockQuestion } from '@senha/domain'
import type * as wire from '@senha/protocol'
import { iso } from '../clock.ts'
import type { ClockState } from '../hub-clock.ts'

/** The clock's part of a snapshot; nothing while it is steady. */
export const clockView = ({ is, aheadSeconds, since }: ClockState): { clock?: wire.ClockState } =>
  (is === 'steady' ? {} : { clock: { is, aheadSeconds, since: iso(Math.floor(since)) } })

/** What a supervisor can answer: a clock that is only behind comes right by itself or by hand, never by the hub going back. */
export const clockQuestion = ({ is, aheadSeconds }: ClockState): ClockQuestion => (is === 'held' || is === 'unconfirmed' ? { aheadSeconds } : undefined)

/** For /health. */
export const clockHealth = ({ is, aheadSeconds, since }: ClockState): Record<string, unknown> =>
  (is === 'steady' ? { state: is } : { state: is, aheadSeconds, since: iso(Math.floor(since)) })
