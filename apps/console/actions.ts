import type { CounterState } from '@senha/protocol'

/** Everything a person at a counter can do here, by the name its button has. */
export const actionNames = [
  'call-next', 'start', 'recall', 'no-show', 'requeue', 'park', 'refer', 'finish', 'transfer', 'cancel', 'undo', 'why', 'change', 'reprint', 'interpreter', 'interpreter-end', 'come', 'decline',
  'issue', 'today', 'pause', 'resume', 'leave', 'card', 'bookings', 'help', 'language', 'queue', 'documents', 'note', 'ordered',
] as const
export type ActionName = (typeof actionNames)[number]

/** Why an action is not possible now; each has its words (`whyNot.*`). */
export type WhyNot =
  | 'offline' | 'pending' | 'closed' | 'live' | 'paused' | 'notPaused' | 'nobody' | 'noTicket' | 'notCalled' | 'notServing' | 'noRequeue' | 'nothingToUndo' | 'noService'
  | 'asked' | 'notAsked' | 'nobodyAsks'

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
const service: Check = ({ chosen }) => (chosen > 0 ? undefined : 'noService')

/**
 * What the hub's state must say for an action to make sense. The hub decides all the same; this only spares the person a
 * refusal that is certain. An action that sends nothing works without a connection.
 */
const rules: Record<ActionName, { sends: boolean; checks: readonly Check[] }> = {
  'call-next': { sends: true, checks: [closed, noTicket, notPaused, somebody] },
  start: { sends: true, checks: [ticket, called] },
  recall: { sends: true, checks: [ticket, called] },
  'no-show': { sends: true, checks: [ticket, called] },
  requeue: { sends: true, checks: [ticket, called, requeuesLeft] },
  park: { sends: true, checks: [ticket] },
  refer: { sends: true, checks: [ticket, serving, service] },
  finish: { sends: true, checks: [ticket, serving] },
  transfer: { sends: true, checks: [ticket] },
  cancel: { sends: true, checks: [ticket, called] },
  undo: { sends: true, checks: [undoable] },
  change: { sends: true, checks: [ticket] },
  reprint: { sends: true, checks: [ticket] },
  interpreter: { sends: true, checks: [ticket, notAsking] },
  'interpreter-end': { sends: true, checks: [asking] },
  come: { sends: true, checks: [askedFor] },
  decline: { sends: true, checks: [askedFor] },
  issue: { sends: true, checks: [closed] },
  today: { sends: true, checks: [closed, notPaused] },
  pause: { sends: true, checks: [notPaused] },
  resume: { sends: true, checks: [paused] },
  leave: { sends: true, checks: [] },
  why: { sends: false, checks: [ticket] },
  card: { sends: false, checks: [] },
  bookings: { sends: false, checks: [] },
  help: { sends: false, checks: [] },
  language: { sends: false, checks: [] },
  queue: { sends: false, checks: [] },
  documents: { sends: false, checks: [ticket] },
  note: { sends: false, checks: [ticket] },
  ordered: { sends: false, checks: [ticket, service] },
}

/** Why an action cannot be done now, or undefined where it can. What the state rules out is said before what passes by itself. */
export const whyNot = (action: ActionName, situation: Situation): WhyNot | undefined => {
  const { sends, checks } = rules[action]
  for (const check of checks) {
    const why = check(situation)
    if (why !== undefined) return why
  }
  if (!sends) return undefined
  if (!situation.online) return 'offline'
  return situation.pending ? 'pending' : undefined
}

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
