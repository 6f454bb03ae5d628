import type { z } from 'zod'
import { counterAnswers, displayAnswers, kioskAnswers, monitorAnswers, visitorAnswers } from '../answers.ts'
import { board, cardSlip, counterState, displayCall, displayIdentify, displayState, kioskState, kioskTwin, monitorAlive, monitorState, pairingState, printJob, visitorChanged, visitorState } from '../snapshots.ts'
import type { HubToCounter, HubToDisplay, HubToKiosk, HubToMonitor, HubToPairing, HubToVisitor } from '../sockets.ts'

/** None can be forgotten: the compiler asks for each fact of a namespace. */
type Facts<F> = Record<keyof F, z.ZodType>
const facts = {
  kiosk: { 'kiosk:state': kioskState, 'print:job': printJob, 'card:slip': cardSlip, 'kiosk:twin': kioskTwin } satisfies Facts<HubToKiosk>,
  counter: { 'counter:state': counterState } satisfies Facts<HubToCounter>,
  display: { 'display:state': displayState, 'display:call': displayCall, 'display:identify': displayIdentify } satisfies Facts<HubToDisplay>,
  monitor: { 'monitor:state': monitorState, 'monitor:alive': monitorAlive } satisfies Facts<HubToMonitor>,
  visitor: { 'visitor:state': visitorState, 'visitor:changed': visitorChanged } satisfies Facts<HubToVisitor>,
  pairing: { 'pairing:state': pairingState } satisfies Facts<HubToPairing>,
}

/** Whatever the hub answers to a command, pushes, or gives to who asks by HTTP. */
export const told: Readonly<Record<keyof typeof facts | 'http', Readonly<Record<string, z.ZodType>>>> = {
  kiosk: { ...kioskAnswers, ...facts.kiosk },
  counter: { ...counterAnswers, ...facts.counter },
  display: { ...displayAnswers, ...facts.display },
  monitor: { ...monitorAnswers, ...facts.monitor },
  visitor: { ...visitorAnswers, ...facts.visitor },
  pairing: facts.pairing,
  http: { '/api/board': board },
}
