import { wasRestored } from '@senha/domain'
import type { Day } from '@senha/domain'
import type { ClockState } from '../../hub-clock.ts'
import type { DiskState } from '../../store/disk-watch.ts'
import { timings } from '../../timings.ts'
import type { Found } from './moment.ts'

/** What the hub's own machine needs somebody for. */
export interface HubHealth {
  readonly disk: DiskState
  readonly erasurePendingSince?: number | undefined
  readonly backupOverdueSince?: number | undefined
  /** The event loop has been late for a while. */
  readonly late?: boolean
  /** Calls cannot be spoken: the voice's engine is not installed. */
  readonly mute?: boolean
}

/** The alerts that are about the hub itself. The subject of `disk-nearly-full` is what is free, in MB; of `disk`, the state. */
export const hubAlerts = ({ disk, erasurePendingSince, backupOverdueSince, late, mute }: HubHealth, day: Day, now: number): Found[] => {
  const found: Found[] = []
  if (!disk.ok) found.push({ code: 'disk', subject: disk.database, at: disk.since })
  if (disk.database === 'nearly-full') found.push({ code: 'disk-nearly-full', subject: String(Math.floor((disk.freeBytes ?? 0) / 2 ** 20)), at: disk.since })
  if (erasurePendingSince !== undefined && now - erasurePendingSince >= timings.erasureAlertMs) found.push({ code: 'erasure-pending', subject: 'hub', at: erasurePendingSince })
  if (backupOverdueSince !== undefined) found.push({ code: 'backup-old', subject: 'hub', at: backupOverdueSince })
  if (wasRestored(day)) found.push({ code: 'restored', subject: 'hub' })
  if (late) found.push({ code: 'hub-late', subject: 'hub' })
  if (mute) found.push({ code: 'voice-missing', subject: 'hub' })
  return found
}

/** The clock's own question stands in a band above; here it keeps all from being well. */
export const clockAlerts = ({ is, since }: ClockState): Found[] => (is === 'steady' ? [] : [{ code: 'clock', subject: is, at: Math.floor(since) }])
