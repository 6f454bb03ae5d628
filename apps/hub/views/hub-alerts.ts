import { wasRestored } from '@senha/domain'
import type { Day } from '@senha/domain'
import type * as wire from '@senha/protocol'
import { iso } from '../clock.ts'
import type { DiskState } from '../store/disk-watch.ts'
import { timings } from '../timings.ts'

/** What the hub's own machine needs somebody for. */
export interface HubHealth {
  readonly disk: DiskState
  readonly erasurePendingSince?: number | undefined
  readonly backupOverdueSince?: number | undefined
}

type Alerts = wire.MonitorState['alerts']

/** The alerts of the monitor that are about the hub itself. The subject of `disk-nearly-full` is what is free, in MB; of `disk`, the state. */
export const hubAlerts = ({ disk, erasurePendingSince, backupOverdueSince }: HubHealth, day: Day, now: number): Alerts => {
  const alerts: Alerts = []
  if (!disk.ok) alerts.push({ code: 'disk', subject: disk.database, at: iso(disk.since) })
  if (disk.database === 'nearly-full') alerts.push({ code: 'disk-nearly-full', subject: String(Math.floor((disk.freeBytes ?? 0) / 2 ** 20)), at: iso(disk.since) })
  if (erasurePendingSince !== undefined && now - erasurePendingSince >= timings.erasureAlertMs) alerts.push({ code: 'erasure-pending', subject: 'hub', at: iso(erasurePendingSince) })
  if (backupOverdueSince !== undefined) alerts.push({ code: 'backup-old', subject: 'hub', at: iso(backupOverdueSince) })
  if (wasRestored(day)) alerts.push({ code: 'restored', subject: 'hub', at: iso(now) })
  return alerts
}
