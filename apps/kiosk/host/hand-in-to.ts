import type { kioskAnswers, Payload } from '@senha/protocol'
import type { Refusal } from '@senha/domain'
import type { HubLink } from './hub-link.ts'
import type { HandIn } from './journal/reserve.ts'

/** Hands a ticket in. A hub of an older version does not know the paper's number, and takes it without. */
export const handInTo = async (
  link: Pick<HubLink, 'send'>,
  { commandId, ...request }: HandIn,
): Promise<Payload<(typeof kioskAnswers)['ticket:hand-in']> | Refusal> => {
  const answer = await link.send('ticket:hand-in', request, commandId)
  if (answer.ok || answer.error.code !== 'invalid' || request.number === undefined) return answer
  const { number: _number, ...older } = request
  return link.send('ticket:hand-in', older, commandId)
}
