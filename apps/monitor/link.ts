import { monitorState } from '@senha/protocol'
import { openLink } from '@senha/protocol/link'
import type { DeviceEntry } from './entry.ts'

const facts = { 'monitor:state': monitorState }
export type MonitorFacts = typeof facts

/** The monitor's line to the hub: it only listens. */
export const openMonitorLink = (device: DeviceEntry) => openLink({ hub: '', namespace: '/monitor', auth: device, commands: {}, facts })
export type MonitorLink = ReturnType<typeof openMonitorLink>
