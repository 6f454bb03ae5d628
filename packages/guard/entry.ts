import type { Failures } from './failures.ts'

/** Why a connection is refused: the client finds `data` in its `connect_error`. */
export class Refused<D extends { readonly message: string }> extends Error {
  readonly data: D
  constructor(data: D) {
    super(data.message)
    this.data = data
  }
}

type Entry<S> = (socket: S, next: (refused?: Error) => void) => void

/**
 * The one way into a namespace. `check` may take its time. One that fails by a bug refuses with `busy`: Socket.IO would let its
 * error end the process.
 */
export const entryCheck =
  <S>(failures: Failures, what: string, busy: Error, check: (socket: S) => Error | undefined | Promise<Error | undefined>): Entry<S> =>
  (socket, next) => {
    const checked = async (asking: Promise<Error | undefined>): Promise<void> => {
      let refused: Error | undefined = busy
      try {
        refused = await asking
      } catch (cause) {
        failures.told(what, cause)
      }
      failures.attempt(what, () => next(refused))
    }
    let refused: Error | undefined | Promise<Error | undefined> = busy
    failures.attempt(what, () => {
      refused = check(socket)
    })
    if (refused instanceof Promise) void checked(refused)
    else next(refused)
  }

interface Arrived {
  readonly on: (event: 'disconnect', left: () => void) => unknown
  readonly disconnect: (close: boolean) => unknown
}
interface Arrivals<S> {
  readonly name: string
  readonly on: (event: 'connection', arrived: (socket: S) => void) => unknown
}

/** A client whose welcome failed is shown out after this, milliseconds: it comes again, but not at once and without end. */
const comeAgainMs = 2_000

/** The one listener for whoever came in. `welcome` may return what is to be done when the socket leaves. */
export const attend = <S extends Arrived>(
  failures: Failures,
  namespace: Arrivals<S>,
  welcome: (socket: S) => (() => void) | undefined,
): void => {
  namespace.on('connection', (socket) => {
    try {
      const left = welcome(socket)
      if (left) socket.on('disconnect', failures.guarded(`leaving ${namespace.name}`, left))
    } catch (cause) {
      failures.told(`a connection of ${namespace.name}`, cause)
      setTimeout(() => socket.disconnect(true), comeAgainMs).unref()
    }
  })
}
