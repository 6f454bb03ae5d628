import { cardSlip, kioskAnswers, kioskCommands, kioskState, kioskTwin, printJob } from '@senha/protocol'
import { commandTable, openLink } from '@senha/protocol/link'
import type { Auth, Link } from '@senha/protocol/link'

const commands = commandTable(kioskCommands, kioskAnswers)
const facts = { 'kiosk:state': kioskState, 'print:job': printJob, 'kiosk:twin': kioskTwin, 'card:slip': cardSlip } as const
export type HubLink = Link<typeof commands, typeof facts>

/** The kiosk's line to the hub. Who it is is asked for at each connection: its journal may have begun anew. */
export const openHubLink = (hub: string, auth: () => Auth, onBadMessage: (what: string) => void): HubLink =>
  openLink({ hub, namespace: '/kiosk', auth, commands, facts, onBadMessage })
