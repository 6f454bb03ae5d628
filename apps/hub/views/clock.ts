import type { ClockQuestion } from '@senha/domain'
import type * as wire from '@senha/protocol'
import { iso } from '../clock.ts'
import type { ClockState } from '../hub-clock.ts'
import { clockLimits } from '../timings.ts'

/** The clock's part of a snapshot; nothing while it is steady. */
export const clockView = ({ is, aheadSeconds, since }: ClockState): { clock?: wire.ClockState } =>
  (is === 'steady' ? {} : { clock: { is, aheadSeconds, since: iso(Math.floor(since)) } })

/** What a supervisor can answer: a clock that is only behind comes right by itself or by hand, never by the hub going back. */
export const clockQuestion = ({ is, aheadSeconds }: ClockState): ClockQuestion => (is === 'held' || is === 'unconfirmed' ? { aheadSeconds } : undefined)

/** For /health. */
export const clockHealth = ({ is, aheadSeconds, since }: ClockState): Record<string, unknown> =>
  (is === 'steady' ? { state: is } : { state: is, aheadSeconds, since: iso(Math.floor(since)) })

/** A monitor's state with what is wrong with clocks: the hub's own, or else those of devices that differ from it. */
export const withClock = (state: wire.MonitorState, clock: ClockState): wire.MonitorState => {
  const wrong = state.devices.filter((device) => device.connected && Math.abs(device.clockAheadSeconds ?? 0) > clockLimits.deviceSeconds)
  // while the hub's own clock is in doubt, others differ from it for good reason
  const alerts: wire.MonitorState['alerts'] = clock.is === 'steady'
    ? wrong.map((device) => ({ code: 'device-clock', subject: device.id, at: state.at }))
    : [{ code: 'clock', subject: clock.is, at: iso(Math.floor(clock.since)) }]
  return { ...state, ...clockView(clock), alerts: [...alerts, ...state.alerts] }
}
