import { randomInt } from 'node:crypto'
import { type Conversation, createConversation, type StatusReading } from './conversation.ts'
import { type Answer, printedRequest } from './escpos/answers.ts'
import { clearingBytes, paperBytes, printsPicture } from './escpos/paper-bytes.ts'
import { automaticStatusOn, noFlags, paperRequest, type PrinterState, stateOf } from './escpos/status.ts'
import type { PrinterModel } from './models.ts'
import type { Paper, Printer, PrinterFault, PrinterStatus, PrintResult } from './printer.ts'
import type { Roll } from './roll.ts'
import type { Timeouts } from './timeouts.ts'
import { chunkBytes, type Connection, type Transport, within } from './transports/transport.ts'
import { createTurns } from './turns.ts'

export interface Parts { readonly transport: Transport; readonly model: PrinterModel; readonly roll: Roll; readonly timeouts: Timeouts }

const printed: PrintResult = { outcome: 'printed' }
const failed = (fault: PrinterFault): PrintResult => ({ outcome: 'failed', fault })
const unknown = (fault: PrinterFault): PrintResult => ({ outcome: 'unknown', fault })

/** A state in which nothing comes out; `undefined` for the two in which something does. */
const faultIn = (state: PrinterState): PrinterFault | undefined => (state === 'ready' || state === 'paper-near-end' || state === 'unknown' ? undefined : state)

/** Joins bytes and transport into a printer that tells the truth about every paper. One conversation at a time, a connection for each. */
export const createEscposPrinter = ({ transport, model, roll, timeouts }: Parts): Printer => {
  const turns = createTurns()
  /** Whether this printer knows the model's way to confirm; a `maybe` ends with the first paper. */
  let confirms: 'yes' | 'maybe' | 'no' = model.confirmation.by === 'none' ? 'no' : model.confirmation.sure ? 'yes' : 'maybe'
  /** True while a paper was begun of which the printer did not get every byte. */
  let brokenOff = false

  const converse = async <T>(until: number, refused: (fault: PrinterFault) => T, talk: (connection: Connection, conversation: Conversation) => Promise<T>): Promise<T> => {
    const opened = await transport.open(Math.min(timeouts.connectMs, until - performance.now()))
    if (!opened.ok) return refused(opened.fault)
    const conversation = createConversation(opened.connection, model)
    try {
      return await talk(opened.connection, conversation)
    } finally {
      conversation.end()
      turns.afterwards(opened.connection.close(timeouts.closeMs))
    }
  }

  const look = async (conversation: Conversation): Promise<StatusReading> => {
    const reading = await conversation.askStatus(timeouts.answerMs)
    if (reading.kind === 'flags') roll.see(stateOf(reading.flags))
    return reading
  }

  const printNow = (paper: Paper, until: number): Promise<PrintResult> => converse(until, failed, async (connection, conversation) => {
    const left = (most: number) => Math.max(0, Math.min(most, until - performance.now()))

    const before = await within(left(timeouts.printMs), look(conversation), { kind: 'silent' } satisfies StatusReading)
    const hindrance = connection.answers ? refusal(before, model) : undefined
    if (hindrance) return failed(hindrance)
    // nothing was sent yet, and there is no time left to send it
    if (left(timeouts.printMs) === 0) return failed('timeout')
    const answers = before.kind === 'flags'

    const question = confirms !== 'no' && connection.answers && (answers || model.confirmation.sure) ? confirmationQuestion(model) : undefined
    const confirmation = question ? conversation.expect(question.wanted, left(timeouts.printMs)) : undefined
    const whole = Buffer.concat([brokenOff ? clearingBytes(model) : nothing, answers && model.tellsByItself ? automaticStatusOn : nothing, paperBytes(paper, model)])
    const bytes = Buffer.concat([whole, question?.bytes ?? nothing])
    const cutAt = whole.length - model.cut.bytes.length / 2
    brokenOff = connection.answers
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      const sent = await connection.write(bytes.subarray(at, at + chunkBytes), left(timeouts.writeMs))
      if (sent.ok) continue
      // A paper whose cut was never sent cannot have come out whole. But a write that timed out may have been taken, so it
      // is called a failure only where the printer says what is wrong.
      if (at + chunkBytes > cutAt) return unknown(sent.fault)
      const told = faultIn(stateOf(conversation.told() ?? noFlags))
      return sent.fault === 'timeout' ? (told ? failed(told) : unknown('timeout')) : failed(told ?? sent.fault)
    }
    brokenOff = false
    return confirmation
      ? awaitConfirmation(conversation, confirmation, until)
      : answers ? judge(await within(left(timeouts.printMs), look(conversation), { kind: 'silent' })) : finish(connection, left(timeouts.finishMs))
  }).then(result => {
    if (result.outcome !== 'failed') roll.spend(printsPicture(paper, model) ? paper.bitmap.height : paper.text.length * lineDots)
    return result
  })

  /** Waits for the word that the paper is out, and meanwhile looks at the state: a printer without paper never sends that word. */
  const awaitConfirmation = async (conversation: Conversation, confirmation: Promise<true | undefined>, until: number): Promise<PrintResult> => {
    const end = Math.min(until, performance.now() + (confirms === 'yes' ? timeouts.printMs : timeouts.maybeConfirmMs))
    let last: StatusReading = { kind: 'silent' }
    while (performance.now() < end) {
      if (await within(Math.min(timeouts.pollMs, end - performance.now()), confirmation, undefined)) {
        confirms = 'yes'
        return printed
      }
      const lost = conversation.lostTo()
      if (lost) return unknown(lost)
      last = await within(end - performance.now(), look(conversation), last)
      const fault = last.kind === 'flags' ? faultIn(stateOf(last.flags)) : undefined
      // "Offline" alone may pass (a finger on the feed button); the others need a hand, and stop the paper where it is.
      if (fault && fault !== 'offline' && !(await within(0, confirmation, undefined))) return failed(fault)
    }
    if (await within(0, confirmation, undefined)) return printed
    if (confirms === 'yes') return unknown(last.kind === 'flags' ? (faultIn(stateOf(last.flags)) ?? 'timeout') : 'timeout')
    const result = judge(last)
    if (result.outcome === 'printed') confirms = 'no'
    return result
  }

  const finish = async (connection: Connection, waitMs: number): Promise<PrintResult> => {
    const finished = await connection.finish(waitMs)
    return finished.ok ? printed : unknown(finished.fault)
  }

  const statusNow = (until: number): Promise<PrinterStatus> => converse<PrinterStatus>(
    until,
    fault => ({ state: fault === 'permission' ? 'error' : 'offline', fault }),
    async (connection, conversation) => statusOf(await look(conversation), connection.answers, model.status.sure),
  )

  let lastStatus: PrinterStatus = { state: 'unknown' }
  return {
    widthDots: model.widthDots,
    print: (paper, limit) => {
      const withinMs = Math.min(timeouts.printMs, limit?.withinMs ?? timeouts.printMs)
      const until = performance.now() + withinMs
      return turns.take(withinMs, failed('timeout'), () => printNow(paper, until))
    },
    status: async () => {
      const until = performance.now() + timeouts.statusMs
      lastStatus = await turns.take(timeouts.statusMs, lastStatus, () => statusNow(until))
      return { ...lastStatus, ticketsLeft: roll.ticketsLeft(lastStatus.state) }
    },
    close: () => turns.take(timeouts.printMs, undefined, () => Promise.resolve()),
  }
}

const nothing = Buffer.alloc(0)

/** Height of a line of text, in dots (the default line spacing of ESC/POS). */
const lineDots = 30

/** Why nothing should be sent: a bad state, or silence where this model surely answers. */
const refusal = (reading: StatusReading, model: PrinterModel): PrinterFault | undefined => {
  switch (reading.kind) {
    case 'flags': return faultIn(stateOf(reading.flags))
    case 'lost': return reading.fault
    case 'silent': return model.status.sure ? 'timeout' : undefined
    case 'garbled': return model.status.sure ? 'error' : undefined
    default: return reading satisfies never
  }
}

/** After all bytes were taken, without a confirmation: no bad state means printed, no answer any more means that nobody can tell. */
const judge = (reading: StatusReading): PrintResult => {
  switch (reading.kind) {
    case 'flags': {
      const fault = faultIn(stateOf(reading.flags))
      return fault === undefined ? printed : fault === 'offline' ? unknown(fault) : failed(fault)
    }
    case 'lost': return unknown(reading.fault)
    case 'silent': return unknown('timeout')
    case 'garbled': return unknown('error')
    default: return reading satisfies never
  }
}

/** Silence is only worth a word where this model surely answers. */
const statusOf = (reading: StatusReading, answers: boolean, sure: boolean): PrinterStatus => {
  switch (reading.kind) {
    case 'flags': return { state: stateOf(reading.flags) }
    case 'lost': return { state: 'offline', fault: reading.fault }
    case 'silent': return answers ? { state: 'unknown', ...(sure && { fault: 'timeout' }) } : { state: 'ready' }
    case 'garbled': return { state: 'unknown', fault: 'error' }
    default: return reading satisfies never
  }
}

const confirmationQuestion = (model: PrinterModel): { bytes: Buffer; wanted: (answer: Answer) => true | undefined } => {
  if (model.confirmation.by === 'GS r') return { bytes: Buffer.from(paperRequest), wanted: answer => (answer.kind === 'paper' ? true : undefined) }
  const mark = randomInt(0, 10_000).toString().padStart(4, '0')
  return { bytes: printedRequest(mark), wanted: answer => (answer.kind === 'printed' && answer.mark === mark ? true : undefined) }
}
