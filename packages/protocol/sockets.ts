import type { z } from 'zod'
import type { counterAnswers, displayAnswers, kioskAnswers, monitorAnswers, visitorAnswers } from './answers.ts'
import type { counterCommands, displayCommands, kioskCommands, monitorCommands, visitorCommands } from './commands.ts'
import type { CardSlip, CounterState, DisplayCall, DisplayIdentify, DisplayState, KioskState, KioskTwin, MonitorState, PairingState, PrintJob, VisitorChanged, VisitorState } from './snapshots.ts'

type Commands<C extends Record<string, z.ZodType>, A extends { [K in keyof C]: z.ZodType }> = {
  [K in keyof C]: (payload: z.input<C[K]>, answer: (answer: z.infer<A[K]>) => void) => void
}

/** Socket.IO event maps of each namespace, for both sides. */
export type KioskToHub = Commands<typeof kioskCommands, typeof kioskAnswers>
export interface HubToKiosk { 'kiosk:state': (state: KioskState) => void; 'print:job': (job: PrintJob) => void; 'kiosk:twin': (twin: KioskTwin) => void; 'card:slip': (slip: CardSlip) => void }
export type CounterToHub = Commands<typeof counterCommands, typeof counterAnswers>
export interface HubToCounter { 'counter:state': (state: CounterState) => void }
export type DisplayToHub = Commands<typeof displayCommands, typeof displayAnswers>
export interface HubToDisplay { 'display:state': (state: DisplayState) => void; 'display:call': (call: DisplayCall) => void; 'display:identify': (identify: DisplayIdentify) => void }
export type VisitorToHub = Commands<typeof visitorCommands, typeof visitorAnswers>
export interface HubToVisitor { 'visitor:state': (state: VisitorState) => void; 'visitor:changed': (state: VisitorChanged) => void }
/** `/pairing`: devices without a token, which say nothing. */
export interface HubToPairing { 'pairing:state': (state: PairingState) => void }
export type MonitorToHub = Commands<typeof monitorCommands, typeof monitorAnswers>
export interface HubToMonitor { 'monitor:state': (state: MonitorState) => void; 'monitor:alive': (alive: { seq: number; at: string }) => void }
