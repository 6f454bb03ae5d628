import { useEffect } from 'react'
import type { ScreenLink } from '../../link.ts'
import type { Action, Asking, Step } from './flow.ts'

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
      const answer = await link.send('appointment:lookup', { bookingCode: step.bookingCode }, commandId)
      return answer.ok ? { do: 'found-booking', commandId } : { do: 'refused', commandId, code: answer.error.code }
    }
    case 'looking': {
      const answer = await link.send('visit:lookup', { visitCode: step.visitCode }, commandId)
      return answer.ok ? { do: 'found', commandId, visit: answer.visit } : { do: 'refused', commandId, code: answer.error.code }
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
