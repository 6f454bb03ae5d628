import { refuse } from '@senha/domain'
import { z } from 'zod'
import type { Failures } from './failures.ts'
import type { Throttle } from './throttle.ts'

/** What a sender may use up. Both are keyed by the sender. */
export interface Budgets {
  /** Commands that a schema accepts. One more is answered `too-many` and not decided. */
  readonly commands: Throttle
  /** Messages that make no sense. One more is shown out. */
  readonly malformed: Throttle
}

type Commands = Record<string, z.ZodType>
export type Handlers<C extends Commands> = { [K in keyof C]: (payload: z.infer<C[K]>) => Promise<object> | object }

/** As much of a Socket.IO socket as is needed here. */
export interface Listened {
  readonly onAny: (listener: (...given: unknown[]) => void) => unknown
  readonly disconnect: (close: boolean) => unknown
}

type Answer = (answer: object) => void

export const isAnswerable = (value: unknown): value is Answer => typeof value === 'function'

/** A list of 30,000 wrong elements has 30,000 faults: three tell as much. */
const faultsTold = 3
const wordsOf = (error: z.ZodError): string =>
  z.prettifyError(new z.ZodError(error.issues.slice(0, faultsTold))).slice(0, 500)

interface Receiver<C extends Commands> {
  /** Whose budgets count: `kiosk:ID`, `staff:ID`, `visit:ID`. */
  readonly sender: string
  readonly commands: C
  readonly handlers: Handlers<C>
  readonly budgets: Budgets
  readonly failures: Failures
}

/**
 * Takes every message of a socket through its schema to its handler, and the handler's answer back. What is unknown or
 * malformed is answered `invalid` and changes nothing; whoever sends too much of it is disconnected. A handler that fails is
 * answered `unavailable`. Nothing throws: Socket.IO calls this listener outside any `try`, so an error would end the process.
 */
export const receive = <C extends Commands>(
  socket: Listened,
  { sender, commands, handlers, budgets, failures }: Receiver<C>,
): void => {
  // a table without a prototype: `constructor` and `__proto__` are no commands
  const known = new Map<string, { schema: z.ZodType; handle: (payload: never) => Promise<object> | object }>(
    Object.keys(commands).flatMap((name) => {
      const [schema, handle] = [commands[name], handlers[name]]
      return schema && handle ? [[name, { schema, handle }] as const] : []
    }),
  )
  // the words are made only for a sender who is still answered
  const malformed = (answer: Answer, words: () => string): void => {
    if (budgets.malformed.allows(sender)) return answer(refuse('invalid', words()))
    answer(refuse('too-many', 'too many messages that make no sense: wait a little'))
    socket.disconnect(true)
  }
  const decide = async (name: string, payload: unknown, answer: Answer): Promise<void> => {
    const command = known.get(name)
    if (!command) return malformed(answer, () => `no such message: ${name.slice(0, 60)}`)
    // asked before the payload is looked at: refusing must cost less than sending
    if (!budgets.commands.allows(sender)) return answer(refuse('too-many', 'too many commands: wait a little'))
    const parsed = command.schema.safeParse(payload)
    if (!parsed.success) return malformed(answer, () => wordsOf(parsed.error))
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the handler stands beside the schema that accepted this
    answer(await command.handle(parsed.data as never))
  }
  socket.onAny((...given) => {
    const asked = given.findLast(isAnswerable)
    let answered = false
    /** Answers once. An answer that cannot be sent is a bug here, never a reason to end. */
    const answer: Answer = (told) => {
      if (answered) return
      answered = true
      failures.attempt('an answer', () => asked?.(told))
    }
    const [name, payload] = given
    if (typeof name !== 'string')
      return failures.attempt('a message', () => malformed(answer, () => 'a message has a name, and the name is text'))
    decide(name, isAnswerable(payload) ? undefined : payload, answer).catch((cause: unknown) => {
      failures.told(known.has(name) ? name : 'a message', cause)
      answer(refuse('unavailable', 'this failed here: nothing is known to have changed'))
    })
  })
}
