import type { CounterState } from '@senha/protocol'

/** Everything a person at a counter can do here, by the name its button has. */
export const actionNames = [
  'call-next', 'start', 'recall', 'no-show', 'requeue', 'park', 'refer', 'finish', 'transfer', 'cancel', 'undo', 'why', 'change', 'reprint', 'interpreter', 'interpreter-end', 'come', 'decline', 'withdraw',
  'find', 'missed', 'issue', 'say', 'today', 'pause', 'resume', 'leave', 'card', 'bookings', 'help', 'language', 'queue', 'documents', 'note', 'ordered',
] as const
export type ActionName = (typeof actionNames)[number]

/** Why an action is not possible now; each has its words (`whyNot.*`). */
export type WhyNot =
  | 'offline' | 'pending' | 'closed' | 'live' | 'paused' | 'notPaused' | 'nobody' | 'noTicket' | 'notCalled' | 'notServing' | 'noRequeue' | 'nothingToUndo' | 'noService'
  | 'asked' | 'notAsked' | 'nobodyAsks' | 'notComing' | 'nobodyMissed'

export interface Situation {
  state: CounterState
  online: boolean
  /** A command is on its way. */
  pending: boolean
  /** How many services are chosen for a referral. */
  chosen: number
  /** The time by the hub's clock. */
  now: Date
}

/** The queues that the counter calls from; those of a service that is gone are called by hand. */
export const calledFrom = ({ queues, services }: CounterState): CounterState['queues'] =>
  queues.filter((queue) => services.some((known) => known.serviceId === queue.serviceId))

type Check = (situation: Situation) => WhyNot | undefined

/** The colleague's request that this person has not answered yet, the oldest first. */
export const openRequest = (state: CounterState): NonNullable<CounterState['interpreting']>[number] | undefined => state.interpreting?.find((request) => !request.accepted)

/** The colleague's request to which this person said yes. */
export const acceptedRequest = (state: CounterState): NonNullable<CounterState['interpreting']>[number] | undefined => state.interpreting?.find((request) => request.accepted)

/** Missed calls that can still be made good, by the hub's clock. */
export const missedNow = ({ missed = [] }: CounterState, now: Date): NonNullable<CounterState['missed']> => missed.filter(({ until }) => new Date(until) >= now)

const closed: Check = ({ state }) => (state.open ? undefined : 'closed')
const ticket: Check = ({ state }) => (state.ticket ? undefined : 'noTicket')
const noTicket: Check = ({ state }) => (state.ticket ? 'live' : undefined)
const called: Check = ({ state }) => (state.ticket?.status === 'called' ? undefined : 'notCalled')
const serving: Check = ({ state }) => (state.ticket?.status === 'serving' ? undefined : 'notServing')
const paused: Check = ({ state }) => (state.counter?.status === 'paused' ? undefined : 'notPaused')
const notPaused: Check = ({ state }) => (state.counter?.status === 'paused' ? 'paused' : undefined)
const somebody: Check = ({ state }) => (calledFrom(state).some((queue) => queue.waiting > 0) ? undefined : 'nobody')
const requeuesLeft: Check = ({ state }) => ((state.ticket?.requeuesLeft ?? 0) > 0 ? undefined : 'noRequeue')
const undoable: Check = ({ state, now }) => (state.undo && new Date(state.undo.until) > now ? undefined : 'nothingToUndo')
const notAsking: Check = ({ state }) => (state.interpreter ? 'asked' : undefined)
const asking: Check = ({ state }) => (state.interpreter ? undefined : 'notAsked')
const askedFor: Check = ({ state }) => (openRequest(state) ? undefined : 'nobodyAsks')
const coming: Check = ({ state }) => (acceptedRequest(state) && !openRequest(state) ? undefined : 'notComing')
const somebodyMissed: Check = ({ state, now }) => (missedNow(state, now).length > 0 ? undefined : 'nobodyMissed')
const service: Check = ({ chosen }) => (chosen > 0 ? undefined : 'noService')

/**
 * What the hub's state must say for an action to make sense. The hub decides all the same; this only spares the person a
 * refusal that is certain. What `opens` a dialog that will send something waits for no answer: the dialog's own button does, and
 * a dialog about a ticket that leaves meanwhile closes by itself. What sends `nothing` works without a connection.
 */
interface Rule { readonly does: 'sends' | 'opens' | 'nothing'; readonly checks: readonly Check[] }
const callByHand: Rule = { does: 'sends', checks: [closed, noTicket, notPaused] }
const rules: Record<ActionName, Rule> = {
  'call-next': { does: 'sends', checks: [...callByHand.checks, somebody] },
  start: { does: 'sends', checks: [ticket, called] },
  recall: { does: 'sends', checks: [ticket, called] },
  'no-show': { does: 'sends', checks: [ticket, called] },
  requeue: { does: 'sends', checks: [ticket, called, requeuesLeft] },
  park: { does: 'opens', checks: [ticket] },
  refer: { does: 'sends', checks: [ticket, serving, service] },
  finish: { does: 'sends', checks: [ticket, serving] },
  transfer: { does: 'opens', checks: [ticket] },
  cancel: { does: 'opens', checks: [ticket, called] },
  undo: { does: 'sends', checks: [undoable] },
  change: { does: 'opens', checks: [ticket] },
  reprint: { does: 'opens', checks: [ticket] },
  interpreter: { does: 'opens', checks: [ticket, notAsking] },
  'interpreter-end': { does: 'sends', checks: [asking] },
  come: { does: 'sends', checks: [askedFor] },
  decline: { does: 'sends', checks: [askedFor] },
  withdraw: { does: 'sends', checks: [coming] },
  issue: { does: 'opens', checks: [closed] },
  today: { does: 'opens', checks: [closed, notPaused] },
  pause: { does: 'opens', checks: [notPaused] },
  resume: { does: 'sends', checks: [paused] },
  leave: { does: 'opens', checks: [] },
  why: { does: 'nothing', checks: [ticket] },
  find: { does: 'nothing', checks: [] },
  missed: { does: 'nothing', checks: [somebodyMissed] },
  say: { does: 'nothing', checks: [] },
  card: { does: 'nothing', checks: [] },
  bookings: { does: 'nothing', checks: [] },
  help: { does: 'nothing', checks: [] },
  language: { does: 'nothing', checks: [] },
  queue: { does: 'nothing', checks: [] },
  documents: { does: 'nothing', checks: [ticket] },
  note: { does: 'nothing', checks: [ticket] },
  ordered: { does: 'nothing', checks: [ticket, service] },
}

/** What the state rules out is said before what passes by itself. */
const against = ({ does, checks }: Rule, situation: Situation): WhyNot | undefined => {
  for (const check of checks) {
    const why = check(situation)
    if (why !== undefined) return why
  }
  if (does === 'nothing') return undefined
  if (!situation.online) return 'offline'
  return does === 'sends' && situation.pending ? 'pending' : undefined
}

/** Why an action cannot be done now, or undefined where it can. */
export const whyNot = (action: ActionName, situation: Situation): WhyNot | undefined => against(rules[action], situation)

/** Why no ticket of a list can be called by hand now; people of a service that is gone are called so where nobody else waits. (SPEC.md, L1) */
export const whyNotByHand = (situation: Situation): WhyNot | undefined => against(callByHand, situation)

/** The one large next action of a live ticket, on Enter. */
export const nextAction = (state: CounterState, chosen: number): 'start' | 'refer' | 'finish' | undefined => {
  if (state.ticket?.status === 'called') return 'start'
  if (state.ticket?.status === 'serving') return chosen > 0 ? 'refer' : 'finish'
  return undefined
}

/** The other buttons under a live ticket, in their order; the rare ones stand as links on its card. */
export const sideActions = (state: CounterState, chosen: number): ActionName[] => {
  if (state.ticket?.status === 'called') return ['recall', 'no-show', 'requeue', 'park']
  if (state.ticket?.status === 'serving') return [...(chosen > 0 ? ['finish' as const] : []), 'park']
  return []
}
