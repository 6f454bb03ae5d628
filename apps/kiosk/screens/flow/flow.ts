import type { Language } from '@senha/centre'
import type { ErrorCode } from '@senha/domain'
import type { Ticket, Visit } from '@senha/protocol'

/** A request under way, always the same under its own command; `problem` once it was refused. */
interface Request { readonly commandId: string; readonly problem?: ErrorCode }
export type Asking =
  | { readonly at: 'issuing'; readonly topicId: string; readonly language: Language; readonly priority: boolean } & Request
  /** `bookingCode`: what was read may be one, where no visit has it. */
  | { readonly at: 'looking'; readonly visitCode: string; readonly bookingCode?: string } & Request
  /** Whether a booking of today has this code, before anything else is asked. `visitCode`: it may be one, where no booking has it. */
  | { readonly at: 'finding'; readonly bookingCode: string; readonly visitCode?: string } & Request
  | { readonly at: 'checking-in'; readonly bookingCode: string; readonly language: Language; readonly priority: boolean } & Request
  | { readonly at: 'taking'; readonly visit: Visit } & Request

/** Where a visitor is. One step, one screen. */
export type Step =
  | { readonly at: 'language' }
  /** `only`: those topics that lead to the service whose page the person comes from. */
  | { readonly at: 'topic'; readonly only?: readonly string[] }
  /** What the ticket is for: a topic, or a booked time. */
  | { readonly at: 'priority'; readonly topicId: string; readonly bookingCode?: undefined }
  | { readonly at: 'priority'; readonly bookingCode: string; readonly topicId?: undefined }
  /** `booked`: its person came with a booked time. */
  | { readonly at: 'ticket'; readonly tickets: readonly Ticket[]; readonly booked?: boolean }
  | { readonly at: 'code'; readonly typed: string; readonly problem?: ErrorCode }
  | { readonly at: 'booking'; readonly typed: string; readonly problem?: ErrorCode }
  | { readonly at: 'visit'; readonly visit: Visit }
  | { readonly at: 'information' }
  | { readonly at: 'service'; readonly serviceId: string }
  | { readonly at: 'pin' }
  /** The staff's screen for the rush at the door; leaving it locks it. */
  | { readonly at: 'mediator' }
  | Asking

/** How large the letters are, in turn. */
export const letterSizes = ['usual', 'large', 'largest'] as const
export type Letters = (typeof letterSizes)[number]
/** What a visitor set for their own eyes, ears and reach; gone with them. */
export interface Settings { readonly letters: Letters; readonly contrast: boolean; readonly lower: boolean; readonly listen: boolean }
export type Setting = keyof Settings
export const isOn = (settings: Settings, setting: Setting): boolean => (setting === 'letters' ? settings.letters !== 'usual' : settings[setting])
/** How loud the screen speaks, from 1. */
export const loudest = 5
export type Over = 'help' | 'language' | 'privacy' | 'notices'

export interface Flow {
  readonly language: Language
  /** Whether the visitor has said so, or the ticket in their hand. */
  readonly hasChosen: boolean
  readonly step: Step
  /** Steps to go back to, the last one first to return to. */
  readonly past: readonly Step[]
  readonly settings: Settings
  readonly volume: number
  /** Lies over the step and leaves it as it is. */
  readonly over: Over | undefined
}

export type Action =
  | { readonly do: 'choose-language'; readonly language: Language }
  | { readonly do: 'open'; readonly over: Over }
  | { readonly do: 'close' }
  | { readonly do: 'set'; readonly setting: Setting }
  | { readonly do: 'listen'; readonly on: boolean }
  | { readonly do: 'volume'; readonly by: 1 | -1 }
  | { readonly do: 'go'; readonly to: 'code' | 'booking' | 'information' | 'pin' }
  | { readonly do: 'show-service'; readonly serviceId: string }
  /** From a service's page to a ticket for it, by the topics that lead there. */
  | { readonly do: 'take-for'; readonly topicIds: readonly string[] }
  | { readonly do: 'unlocked' }
  | { readonly do: 'back' }
  | { readonly do: 'choose-topic'; readonly topicId: string }
  | { readonly do: 'answer-priority'; readonly priority: boolean; readonly commandId: string }
  | { readonly do: 'type'; readonly sign: string }
  | { readonly do: 'erase' }
  | { readonly do: 'use-booking'; readonly commandId: string }
  /** A ticket like everybody's, for who cannot use a booking now. */
  | { readonly do: 'ordinary' }
  /** A barcode reader read something: a visit's code, a booking's, or either. */
  | { readonly do: 'scanned'; readonly visitCode?: string; readonly bookingCode?: string; readonly commandId: string }
  /** What it read is no code of ours: what a hand had typed before stands. */
  | { readonly do: 'misread'; readonly typed: string }
  | { readonly do: 'look-up'; readonly visitCode: string; readonly commandId: string }
  | { readonly do: 'take'; readonly commandId: string }
  /** The tickets of a visit changed under the visitor's eyes. */
  | { readonly do: 'changed'; readonly visit: Visit }
  | { readonly do: 'again' }
  | { readonly do: 'issued'; readonly commandId: string; readonly tickets: readonly Ticket[] }
  | { readonly do: 'found'; readonly commandId: string; readonly visit: Visit }
  | { readonly do: 'found-booking'; readonly commandId: string; readonly bookingCode: string }
  | { readonly do: 'refused'; readonly commandId: string; readonly code: ErrorCode }
  /** The centre has opened under somebody's eyes. */
  | { readonly do: 'opened' }
  | { readonly do: 'leave' }

export const visitCodeLength = 6
/** Signs of a booking's code. */
export const bookingCodeLength = { least: 4, most: 20 } as const

/** As the next person finds it. */
export const pristine: Flow = {
  language: 'pt', hasChosen: false, step: { at: 'language' }, past: [], settings: { letters: 'usual', contrast: false, lower: false, listen: false }, volume: 3, over: undefined,
}

/** Nobody has touched it since the last visitor. */
export const isPristine = (flow: Flow): boolean => JSON.stringify(flow) === JSON.stringify(pristine)

/** The first screen is everybody's: it speaks no language that somebody chose. */
const beganAnew = (flow: Flow): Flow => (flow.step.at === 'language' ? { ...flow, language: pristine.language, hasChosen: false } : flow)
/** A visitor's own question is not asked in a language that nobody chose. */
const inOwnLanguage = (flow: Flow): Flow => (flow.hasChosen ? flow : { ...flow, over: 'language' })

const to = (flow: Flow, step: Step): Flow => ({ ...flow, step, past: [...flow.past, flow.step], over: undefined })
/** Takes the place of a step that nobody goes back to. */
const instead = (flow: Flow, step: Step): Flow => ({ ...flow, step, over: undefined })

const typed = (step: Step, change: (typed: string) => string): Step => {
  if (step.at === 'code') return { at: 'code', typed: change(step.typed).slice(0, visitCodeLength) }
  return step.at === 'booking' ? { at: 'booking', typed: change(step.typed).slice(0, bookingCodeLength.most) } : step
}

/** What a hand has typed of a code so far. */
export const typedSoFar = (step: Step): string => ('typed' in step ? step.typed : '')

/** The answer of a request that nobody waits for any more changes nothing. */
const isAsked = (step: Step, commandId: string): boolean => 'commandId' in step && step.commandId === commandId

/** A code is being looked for, of a visit or of a booking. */
const isLookingFor = ({ at }: Step): boolean => at === 'looking' || at === 'finding'
/** What it asked for is a ticket. */
const isIssuing = ({ at }: Step): boolean => at === 'issuing' || at === 'checking-in' || at === 'taking'

const refused = (flow: Flow, { step }: { step: Step }, code: ErrorCode): Flow => {
  switch (step.at) {
    // a code that is not known, or a try too many, is said where the code is typed
    case 'looking': return code === 'not-found' || code === 'too-many' ? instead(flow, { at: 'code', typed: step.visitCode, problem: code }) : instead(flow, { ...step, problem: code })
    case 'finding': return code === 'not-found' || code === 'too-many' ? instead(flow, { at: 'booking', typed: step.bookingCode, problem: code }) : instead(flow, { ...step, problem: code })
    // it was there a moment ago: somebody else has used it meanwhile
    case 'checking-in': return code === 'not-found' ? instead(flow, { at: 'booking', typed: step.bookingCode, problem: code }) : instead(flow, { ...step, problem: code })
    case 'issuing':
    case 'taking': return instead(flow, { ...step, problem: code })
    case 'language': case 'topic': case 'priority': case 'ticket': case 'code': case 'booking': case 'visit': case 'information': case 'service': case 'pin': case 'mediator': return flow
    default: return step satisfies never
  }
}

const again = (flow: Flow): Flow => {
  const { step } = flow
  if (!('problem' in step) || step.at === 'code' || step.at === 'booking') return flow
  const { problem: _, ...asking } = step
  return instead(flow, asking)
}

/** Nothing that a barcode reader reads belongs here: a request is under way, or staff are at the kiosk. */
const isBusy = ({ at }: Step): boolean => at === 'issuing' || at === 'looking' || at === 'finding' || at === 'checking-in' || at === 'taking' || at === 'pin' || at === 'mediator'

const lookUp = (flow: Flow, code: { visitCode: string; bookingCode?: string | undefined; commandId: string }): Flow => {
  const { step } = flow
  const { visitCode, bookingCode, commandId } = code
  const looking: Step = { at: 'looking', visitCode, ...(bookingCode !== undefined && { bookingCode }), commandId }
  // a paper held to the reader after a ticket came out is the next person's
  if (step.at === 'ticket') return { ...pristine, step: looking, past: [pristine.step] }
  if (isBusy(step)) return flow
  return step.at === 'code' || step.at === 'visit' ? instead(flow, looking) : to(flow, looking)
}

const scanned = (flow: Flow, { visitCode, bookingCode, commandId }: { visitCode?: string; bookingCode?: string; commandId: string }): Flow => {
  const { step } = flow
  if (visitCode !== undefined && (step.at !== 'booking' || bookingCode === undefined)) return lookUp(flow, { visitCode, bookingCode, commandId })
  if (bookingCode === undefined || isBusy(step)) return flow
  const booking: Step = { at: 'booking', typed: bookingCode }
  // nobody has chosen a language yet: it is asked over the code
  if (step.at === 'language' || step.at === 'ticket') return { ...(step.at === 'ticket' ? pristine : flow), step: booking, past: [pristine.step], over: 'language' }
  return instead(step.at === 'booking' ? flow : to(flow, booking), { at: 'finding', bookingCode, ...(visitCode !== undefined && { visitCode }), commandId })
}

/** The visitor's way through the kiosk: a pure function of where they are and what they did. What does not belong to the step changes nothing. */
export const walk = (flow: Flow, action: Action): Flow => {
  const { step } = flow
  switch (action.do) {
    case 'choose-language': {
      const chosen = { ...flow, language: action.language, hasChosen: true, over: undefined }
      return flow.over === undefined && step.at === 'language' ? to(chosen, { at: 'topic' }) : chosen
    }
    case 'open': return { ...flow, over: action.over }
    case 'close': return { ...flow, over: undefined }
    case 'set':
      if (action.setting !== 'letters') return { ...flow, settings: { ...flow.settings, [action.setting]: !flow.settings[action.setting] } }
      return { ...flow, settings: { ...flow.settings, letters: letterSizes[(letterSizes.indexOf(flow.settings.letters) + 1) % letterSizes.length] ?? 'usual' } }
    case 'listen': return { ...flow, settings: { ...flow.settings, listen: action.on } }
    case 'volume': return { ...flow, volume: Math.min(loudest, Math.max(1, flow.volume + action.by)) }
    case 'go':
      if (step.at !== 'language' && step.at !== 'topic') return flow
      return to(flow, action.to === 'code' || action.to === 'booking' ? { at: action.to, typed: '' } : { at: action.to })
    case 'show-service': return step.at === 'information' ? to(flow, { at: 'service', serviceId: action.serviceId }) : flow
    case 'take-for': {
      const [topicId] = action.topicIds
      if (step.at !== 'service' || topicId === undefined) return flow
      return inOwnLanguage(to(flow, action.topicIds.length === 1 ? { at: 'priority', topicId } : { at: 'topic', only: action.topicIds }))
    }
    case 'unlocked': return step.at === 'pin' ? { ...instead(flow, { at: 'mediator' }), past: [] } : flow
    case 'back': {
      const before = flow.past.at(-1)
      return before ? beganAnew({ ...flow, step: before, past: flow.past.slice(0, -1), over: undefined }) : pristine
    }
    case 'choose-topic': return step.at === 'topic' ? to(flow, { at: 'priority', topicId: action.topicId }) : flow
    case 'answer-priority': {
      if (step.at !== 'priority') return flow
      const asked = { language: flow.language, priority: action.priority, commandId: action.commandId }
      return instead(flow, step.bookingCode === undefined ? { at: 'issuing', topicId: step.topicId, ...asked } : { at: 'checking-in', bookingCode: step.bookingCode, ...asked })
    }
    case 'use-booking':
      return step.at === 'booking' ? instead(flow, { at: 'finding', bookingCode: step.typed, commandId: action.commandId }) : flow
    case 'ordinary': return inOwnLanguage({ ...flow, step: { at: 'topic' }, past: [pristine.step], over: undefined })
    case 'scanned': return scanned(flow, action)
    case 'misread': return { ...flow, step: typed(step, () => action.typed) }
    case 'type': return { ...flow, step: typed(step, (code) => code + action.sign) }
    case 'erase': return { ...flow, step: typed(step, (code) => code.slice(0, -1)) }
    case 'look-up': return lookUp(flow, action)
    case 'take': return step.at === 'visit' ? instead(flow, { at: 'taking', visit: step.visit, commandId: action.commandId }) : flow
    case 'changed': return step.at === 'visit' && step.visit.visitCode === action.visit.visitCode ? instead(flow, { at: 'visit', visit: action.visit }) : flow
    case 'again': return again(flow)
    case 'issued': return isIssuing(step) && isAsked(step, action.commandId) ? { ...instead(flow, { at: 'ticket', tickets: action.tickets, ...(step.at === 'checking-in' && { booked: true }) }), past: [] } : flow
    // the visit knows its person's language
    case 'found': return isLookingFor(step) && isAsked(step, action.commandId) ? { ...instead(flow, { at: 'visit', visit: action.visit }), language: action.visit.language, hasChosen: true } : flow
    case 'found-booking': {
      if (!isLookingFor(step) || !isAsked(step, action.commandId)) return flow
      const { bookingCode } = action
      return inOwnLanguage(to(instead(flow, { at: 'booking', typed: bookingCode }), { at: 'priority', bookingCode }))
    }
    case 'refused': return isAsked(step, action.commandId) ? refused(flow, { step }, action.code) : flow
    case 'opened': return beganAnew(flow)
    case 'leave': return pristine
    default: return action satisfies never
  }
}
