import { monitorAlive, monitorAnswers, monitorCommands, monitorState } from '@senha/protocol'
import { commandTable, openLink } from '@senha/protocol/link'
import { pageInstance } from '@senha/protocol/page-instance'
import type { DeviceEntry } from './entry.ts'

const facts = { 'monitor:state': monitorState, 'monitor:alive': monitorAlive }
export type MonitorFacts = typeof facts

/** The monitor's line to the hub: it listens, and a supervisor gives commands. */
export const openMonitorLink = (device: DeviceEntry) => openLink({
  hub: '', namespace: '/monitor', auth: { ...device, instance: pageInstance(sessionStorage) },
  commands: commandTable(monitorCommands, monitorAnswers), facts,
})
export type MonitorLink = ReturnType<typeof openMonitorLink>
