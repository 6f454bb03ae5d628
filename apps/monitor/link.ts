import { monitorState } from '@senha/protocol'
import { openLink } from '@senha/protocol/link'
import type { Link } from '@senha/protocol/link'
import type { DeviceEntry } from './entry.ts'

const facts = { 'monitor:state': monitorState }
export type MonitorFacts = typeof facts
export type MonitorLink = Link<Record<never, never>, MonitorFacts>

/** The monitor's line to the hub: it only listens. */
export const openMonitorLink = (device: DeviceEntry): MonitorLink => openLink({ hub: '', namespace: '/monitor', auth: device, commands: {}, facts })
