import { useEffect } from 'react'
import { v4 as uuid } from 'uuid'
import type { ScreenLink } from '../../link.ts'
import type { Action, Asking, Step } from './flow.ts'

type Find = (link: ScreenLink, code: string, commandId: string, sentAs?: string) => Promise<Action>

const findVisit: Find = async (link, visitCode, commandId, sentAs = commandId) => {
  const answer = await link.send('visit:lookup', { visitCode }, sentAs)
  return answer.ok ? { do: 'found', commandId, visit: answer.visit } : { do: 'refused', commandId, code: answer.error.code }
}

const findBooking: Find = async (link, bookingCode, commandId, sentAs = commandId) => {
  const answer = await link.send('appointment:lookup', { bookingCode }, sentAs)
  return answer.ok ? { do: 'found-booking', commandId, bookingCode } : { do: 'refused', commandId, code: answer.error.code }
}

const isUnknown = (action: Action): boolean => action.do === 'refused' && action.code === 'not-found'

/** What was read may be a visit's code or a booking's: where it is not known as the one, it is looked for as the other. */
const orElse = async (first: Promise<Action>, second: (() => Promise<Action>) | undefined): Promise<Action> => {
  const answer = await first
  if (second === undefined || !isUnknown(answer)) return answer
  const other = await second()
  return isUnknown(other) ? answer : other
}

const ask = async (link: ScreenLink, step: Asking): Promise<Action> => {
  const { commandId } = step
  switch (step.at) {
    case 'issuing': {
      const answer = await link.send('ticket:issue', { topicId: step.topicId, language: step.language, priority: step.priority }, commandId)
      return answer.ok ? { do: 'issued', commandId, tickets: [answer.ticket] } : { do: 'refused', commandId, code: answer.error.code }
    }
    case 'checking-in': {
      const { bookingCode, language, priority } = step
      const answer = await link.send('appointment:check-in', { bookingCode, language, priority }, commandId)
      return answer.ok ? { do: 'issued', commandId, tickets: [answer.ticket] } : { do: 'refused', commandId, code: answer.error.code }
    }
    case 'finding': {
      const { bookingCode, visitCode } = step
      return orElse(findBooking(link, bookingCode, commandId), visitCode === undefined ? undefined : () => findVisit(link, visitCode, commandId, uuid()))
    }
    case 'looking': {
      const { visitCode, bookingCode } = step
      return orElse(findVisit(link, visitCode, commandId), bookingCode === undefined ? undefined : () => findBooking(link, bookingCode, commandId, uuid()))
    }
    case 'taking': {
      const answer = await link.send('ticket:issue-second', { visitCode: step.visit.visitCode }, commandId)
      return answer.ok ? { do: 'issued', commandId, tickets: answer.tickets } : { do: 'refused', commandId, code: answer.error.code }
    }
    default: return step satisfies never
  }
}

/** Sends what the step asks for, once for each try, and brings the answer back as an action. */
export const useRequests = (link: ScreenLink, step: Step, dispatch: (action: Action) => void): void => {
  useEffect(() => {
    if ('commandId' in step && step.problem === undefined) void ask(link, step).then(dispatch)
  }, [link, step, dispatch])
}
