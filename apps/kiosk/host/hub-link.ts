import { kioskAnswers, kioskCommands, kioskState, printJob } from '@senha/protocol'
import { commandTable, openLink } from '@senha/protocol/link'
import type { Link } from '@senha/protocol/link'

const commands = commandTable(kioskCommands, kioskAnswers)
const facts = { 'kiosk:state': kioskState, 'print:job': printJob } as const
export type HubLink = Link<typeof commands, typeof facts>

/** The kiosk's line to the hub. */
export const openHubLink = (hub: string, auth: { token: string; id?: string }, onBadMessage: (what: string) => void): HubLink =>
  openLink({ hub, namespace: '/kiosk', auth, commands, facts, onBadMessage })
