import { refuse } from '@senha/domain'
import type { Socket } from 'socket.io'
import { z } from 'zod'
import type { Throttle } from '@senha/guard'

type Handlers<C extends Record<string, z.ZodType>> = { [K in keyof C]: (payload: z.infer<C[K]>) => Promise<object> | object }

const isAnswerable = (value: unknown): value is (answer: object) => void => typeof value === 'function'

/**
 * Takes every message of a socket through its schema to its handler, and the handler's answer back. What is unknown or
 * malformed is answered `invalid` and changes nothing; who sends much of it is answered `too-many`; nobody is disconnected.
 */
export const receive = <C extends Record<string, z.ZodType>>(socket: Socket, commands: C, handlers: Handlers<C>, wrong: Throttle, sender: string): void => {
  // the schema of a name has accepted the payload before its handler sees it
  const dispatch: (name: string, payload: unknown) => Promise<object> | object = (name, payload) => {
    const table: Record<string, ((payload: never) => Promise<object> | object) | undefined> = handlers
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the line above
    return table[name]?.(payload as never) ?? refuse('invalid', `no such message: ${name}`)
  }
  socket.onAny((name: string, ...args: unknown[]) => {
    const answer = args.findLast(isAnswerable) ?? ((): void => undefined)
    const bad = (message: string): void => {
      if (wrong.exhausted(sender)) return answer(refuse('too-many', 'too many messages that make no sense: wait a little'))
      wrong.count(sender)
      answer(refuse('invalid', message))
    }
    const schema = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!schema) return bad(`no such message: ${name.slice(0, 60)}`)
    const parsed = schema.safeParse(args[0])
    if (!parsed.success) return bad(z.prettifyError(parsed.error).slice(0, 500))
    Promise.resolve(dispatch(name, parsed.data)).then(answer, (cause: unknown) => {
      console.error(`${name} failed: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`)
      answer(refuse('unavailable', 'the hub failed on this: nothing is known to have changed'))
    })
  })
}
