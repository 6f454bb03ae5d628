import type { InterpreterRequest, Ticket } from '../day.ts'
import { counterNow } from '../day.ts'
import type { Fact } from '../facts.ts'
import { visitOf } from '../queue.ts'
import { refuse } from '../result.ts'
import type { Result } from '../result.ts'
import type { CounterRules } from '../rules.ts'
import { accept, of, ownCounter, ownLiveTicket } from './context.ts'
import type { Context, Decision, Staff } from './context.ts'

const requested = (context: Context, ticket: Ticket, counter: CounterRules, language: string): Fact =>
  ({ type: 'interpreter-requested', ...of(ticket, counter.id), data: { requestId: context.supply.id(), language } })

/** Whoever calls a ticket in a language that nobody speaks at the counter asks for an interpreter with it. [I1] */
export const interpreterFor = (context: Context, ticket: Ticket, counter: CounterRules): Fact[] => {
  const { language } = visitOf(context.day, ticket)
  return counterNow(context.day, counter.id).languages.includes(language) ? [] : [requested(context, ticket, counter, language)]
}

/** A visit's language was changed: who was asked for the old one is asked for the new one, or for nobody where the counter speaks it. [I5] */
export const interpreterForChanged = (context: Context, counterId: string, from: string, to: string): Fact[] => {
  const counter = context.rules.counters.find(({ id }) => id === counterId)
  const ticket = context.day.tickets.get(counterNow(context.day, counterId).ticketId ?? '')
  const standing = context.day.interpreting.get(counterId)
  // asked for another language on purpose: for who came along, say
  if (from === to || !counter || !ticket || (standing && standing.language !== from)) return []
  if (!counterNow(context.day, counterId).languages.includes(to)) return [requested(context, ticket, counter, to)]
  return standing ? [ended(standing)] : []
}

const ended = ({ id, counterId, ticketId }: InterpreterRequest): Fact => ({ type: 'interpreter-ended', counterId, ticketId, data: { requestId: id } })

/** Asks for somebody who speaks a language (by default the visitor's) while a ticket is live here; a new request takes the place of the one before. [I1] */
export const requestInterpreter = (context: Context, staff: Staff, language?: string): Decision => {
  const own = ownLiveTicket(context, staff)
  if (!own.ok) return own
  const wanted = language ?? visitOf(context.day, own.ticket).language
  if (language !== undefined && !context.rules.languages.includes(language)) return refuse('invalid', `the centre does not offer the language "${language}"`)
  const standing = context.day.interpreting.get(own.counter.id)
  if (standing?.language === wanted && standing.acceptedBy === undefined && standing.declinedBy.length === 0) return accept([])
  return accept([requested(context, own.ticket, own.counter, wanted)], { visitId: own.ticket.visitId })
}

const requestById = (context: Context, requestId: string): Result<{ request: InterpreterRequest }> => {
  const request = [...context.day.interpreting.values()].find((one) => one.id === requestId)
  return request ? { ok: true, request } : refuse('not-found', 'this request is over')
}

/**
 * A colleague who speaks the language comes, or cannot; the first who comes is the one, and may take it back. `forbidden` for who
 * does not speak it or asked it. [I2] [I4]
 */
export const answerInterpreter = (context: Context, staff: Staff, answer: { requestId: string; accept: boolean }): Decision => {
  const found = requestById(context, answer.requestId)
  if (!found.ok) return found
  const { request } = found
  if (counterNow(context.day, request.counterId).userId === staff.id) return refuse('forbidden', 'this is your own request')
  if (!staff.languages.includes(request.language)) return refuse('forbidden', `you do not speak the language "${request.language}"`)
  // said again it is no news, and fills no log
  const isSaid = answer.accept ? request.acceptedBy === staff.id : request.acceptedBy === undefined && request.declinedBy.includes(staff.id)
  if (isSaid) return accept([])
  if (request.acceptedBy !== undefined && request.acceptedBy !== staff.id) return refuse('conflict', 'somebody is already on the way')
  const seconds = Math.round((context.now - request.at) / 1000)
  return accept([{ type: 'interpreter-answered', counterId: request.counterId, ticketId: request.ticketId, data: { requestId: request.id, accepted: answer.accept, seconds } }])
}

/** Nobody is needed any more. [I3] */
export const endInterpreter = (context: Context, staff: Staff): Decision => {
  const own = ownCounter(context, staff)
  if (!own.ok) return own
  const request = context.day.interpreting.get(own.counter.id)
  if (!request) return refuse('conflict', `counter ${own.counter.number} asks for nobody`)
  return accept([ended(request)])
}
