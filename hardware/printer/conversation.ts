import type { PrinterModel } from './models.ts'
import type { PrinterFault } from './printer.ts'
import { type Connection, within } from './transports/transport.ts'
import { type Answer, createAnswerReader } from './escpos/answers.ts'
import { automaticStatusOn, decodeAutomatic, decodeRealTime, type Flags, mergeFlags, statusQuestions, statusRequest } from './escpos/status.ts'

export type StatusReading = { kind: 'flags'; flags: Flags } | { kind: 'silent' } | { kind: 'garbled' } | { kind: 'lost'; fault: PrinterFault }

/** Questions and answers over one connection: each question waits for its own kind of answer, and no longer than told. */
export interface Conversation {
  readonly askStatus: (answerMs: number) => Promise<StatusReading>
  /** The answer that `wanted` picks from what the printer says from now on, or `undefined` when the time is over or the line is lost. */
  readonly expect: <T>(wanted: (answer: Answer) => T | undefined, timeoutMs: number) => Promise<T | undefined>
  /** The last state the printer told of by itself (automatic status back). */
  readonly told: () => Flags | undefined
  /** Nobody waits for anything any more. */
  readonly end: () => void
  /** The fault, once the printer has gone away. */
  readonly lostTo: () => PrinterFault | undefined
}

export const createConversation = (connection: Connection, model: PrinterModel): Conversation => {
  const read = createAnswerReader()
  const listeners = new Set<(answer: Answer) => void>()
  let fault: PrinterFault | undefined
  let garbage = 0
  let told: Flags | undefined
  const over = Promise.withResolvers<undefined>()
  void connection.lost.then(reason => {
    fault = reason
    over.resolve(undefined)
    return reason
  })
  connection.onBytes(bytes => {
    for (const answer of read(bytes)) {
      if (answer.kind === 'garbage') garbage += 1
      if (answer.kind === 'automatic') told = decodeAutomatic(answer.bytes)
      for (const listener of listeners) listener(answer)
    }
  })

  const expect = async <T>(wanted: (answer: Answer) => T | undefined, timeoutMs: number): Promise<T | undefined> => {
    let listener: ((answer: Answer) => void) | undefined
    const answered = new Promise<T>(resolve => {
      listener = answer => {
        const found = wanted(answer)
        if (found !== undefined) resolve(found)
      }
      listeners.add(listener)
    })
    try {
      return await within(timeoutMs, Promise.race([answered, over.promise]), undefined)
    } finally { if (listener) listeners.delete(listener) }
  }

  const noAnswer = (garbageBefore: number): StatusReading => {
    if (fault) return { kind: 'lost', fault }
    return { kind: garbage > garbageBefore ? 'garbled' : 'silent' }
  }

  const askRealTime = async (answerMs: number): Promise<StatusReading> => {
    const all: Flags[] = []
    const garbageBefore = garbage
    for (const n of statusQuestions) {
      const answer = expect(said => (said.kind === 'real-time' ? decodeRealTime(n, said.byte) : undefined), answerMs)
      const sent = await connection.write(statusRequest(n), answerMs)
      const flags = await answer
      if (!sent.ok && sent.fault !== 'timeout') return { kind: 'lost', fault: sent.fault }
      // Some printers know the first question only: what they said counts.
      if (!flags) return all.length > 0 && !fault && garbage === garbageBefore ? { kind: 'flags', flags: mergeFlags(all) } : noAnswer(garbageBefore)
      all.push(flags)
    }
    return { kind: 'flags', flags: mergeFlags(all) }
  }

  const askAutomatic = async (answerMs: number): Promise<StatusReading> => {
    const garbageBefore = garbage
    const answer = expect(said => (said.kind === 'automatic' ? decodeAutomatic(said.bytes) : undefined), answerMs)
    const sent = await connection.write(automaticStatusOn, answerMs)
    const flags = await answer
    if (!sent.ok && sent.fault !== 'timeout') return { kind: 'lost', fault: sent.fault }
    return flags ? { kind: 'flags', flags } : noAnswer(garbageBefore)
  }

  return {
    expect,
    told: () => told,
    end: () => over.resolve(undefined),
    lostTo: () => fault,
    askStatus: async answerMs => {
      if (!connection.answers) return { kind: 'silent' }
      const reading: StatusReading = model.status.by === 'none' ? { kind: 'silent' } : await (model.status.by === 'DLE EOT' ? askRealTime : askAutomatic)(answerMs)
      if (reading.kind !== 'silent' || model.status.sure) return reading
      const flags = await connection.portStatus?.(answerMs)
      return flags ? { kind: 'flags', flags } : reading
    },
  }
}
