import type { z } from 'zod'
import type { kioskAnswers, counterAnswers, visitorAnswers } from './answers.ts'
import type { kioskCommands, counterCommands, visitorCommands } from './commands.ts'
import type { CounterState, DisplayCall, DisplayState, KioskState, MonitorState, PrintJob, VisitorState } from './snapshots.ts'

type Commands<C extends Record<string, z.ZodType>, A extends { [K in keyof C]: z.ZodType }> = {
  [K in keyof C]: (payload: z.input<C[K]>, answer: (answer: z.infer<A[K]>) => void) => void
}

/** Socket.IO event maps of each namespace, for both sides. */
export type KioskToHub = Commands<typeof kioskCommands, typeof kioskAnswers>
export interface HubToKiosk { 'kiosk:state': (state: KioskState) => void; 'print:job': (job: PrintJob) => void }
export type CounterToHub = Commands<typeof counterCommands, typeof counterAnswers>
export interface HubToCounter { 'counter:state': (state: CounterState) => void }
export interface HubToDisplay { 'display:state': (state: DisplayState) => void; 'display:call': (call: DisplayCall) => void }
export type VisitorToHub = Commands<typeof visitorCommands, typeof visitorAnswers>
export interface HubToVisitor { 'visitor:state': (state: VisitorState) => void }
export interface HubToMonitor { 'monitor:state': (state: MonitorState) => void }
