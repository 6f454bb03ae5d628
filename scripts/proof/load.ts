import { setTimeout as after } from 'node:timers/promises'
import type { Random } from '../sim/random.ts'
import type { Answer, Recorder } from './recorder.ts'

const oneOf = <T>(random: Random, values: readonly [T, ...T[]]): T => values[Math.floor(random() * values.length)] ?? values[0]

/** Acts again and again, with pauses, until it is stopped; resolves when its last command was answered. */
const repeat = async (random: Random, pauseMs: number, stopped: () => boolean, act: () => Promise<void>): Promise<void> => {
  while (!stopped()) {
    // oxlint-disable-next-line no-await-in-loop
    await act()
    // oxlint-disable-next-line no-await-in-loop
    await after(random() * pauseMs)
  }
}

/** Now and then the same command again, as a client does whose answer was lost: it must be told the same. */
const askAgain = async (recorder: Recorder, random: Random): Promise<void> => {
  const calls = recorder.calls.filter((call) => call.answer?.ok)
  const call = calls.at(-1 - Math.floor(random() * 20))
  if (call) await recorder.ask(call.name, call.payload, call.commandId)
}

/** A kiosk that gives tickets and reports their paper. */
export const busyKiosk = (recorder: Recorder, random: Random, stopped: () => boolean, pauseMs = 12): Promise<void> =>
  repeat(random, pauseMs, stopped, async () => {
    if (random() < 0.1) return askAgain(recorder, random)
    const answer = await recorder.ask('ticket:issue', { topicId: oneOf(random, ['papers', 'health', 'work']), language: oneOf(random, ['pt', 'uk', 'kea']), priority: random() < 0.2 })
    if (answer.ok && random() < 0.6) await recorder.ask('ticket:paper', { ticketId: idOf(answer, 'ticket', 'id'), outcome: oneOf(random, ['printed', 'printed', 'failed', 'unknown']) })
  })

const idOf = (answer: Answer, ...path: readonly string[]): string => {
  let value: unknown = answer
  for (const key of path) value = typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined
  return typeof value === 'string' ? value : 'none'
}

/** A console that does all that a console can, in any order: much of it is refused, and must then change nothing. */
export const busyConsole = (recorder: Recorder, counterId: string, random: Random, stopped: () => boolean, pauseMs = 6): Promise<void> => {
  let visitCode = 'AAAAAA'
  let parked = 'none'
  return repeat(random, pauseMs, stopped, async () => {
    const what = oneOf(random, ['next', 'next', 'next', 'start', 'start', 'start', 'finish', 'finish', 'finish', 'no-show', 'requeue', 'recall', 'park', 'unpark', 'refer', 'refer', 'record', 'undo', 'pause', 'resume', 'resume', 'resume', 'open', 'again'])
    switch (what) {
      case 'next': {
        const answer = await recorder.ask('ticket:call-next')
        if (answer.ok) visitCode = idOf(answer, 'ticket', 'visitCode')
        return
      }
      case 'park': {
        const answer = await recorder.ask('ticket:park', { reason: 'falta um papel' })
        if (answer.ok) parked = idOf(answer, 'ticket', 'id')
        return
      }
      case 'again': return askAgain(recorder, random)
      case 'open': return void await recorder.ask('counter:open', { counterId })
      case 'pause': return void await recorder.ask('counter:pause')
      case 'resume': return void await recorder.ask('counter:resume')
      case 'unpark': return void await recorder.ask('ticket:unpark', { ticketId: parked })
      case 'refer': return void await recorder.ask('visit:refer', { visitCode, serviceIds: oneOf(random, [['health'], ['social-security', 'legal'], ['borders']]), ordered: random() < 0.5, note: 'um recado' })
      case 'record': return void await recorder.ask('visit:record', { visitCode, documents: ['passport'] })
      default: return void await recorder.ask(`ticket:${what}`)
    }
  })
}
