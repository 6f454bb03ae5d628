import { refuse } from '@senha/domain'
import type { Refusal } from '@senha/domain'
import { io } from 'socket.io-client'
import { v4 as uuid } from 'uuid'
import { z } from 'zod'
import { refusedConnection } from './handshake.ts'
import type { RefusedConnection, TokenHandshake } from './handshake.ts'
import { MAX_FRAME_BYTES, PROTOCOL_VERSION } from './primitives.ts'

/** Waits of a client, milliseconds. */
export const linkTimings = {
  /** An attempt at one command is given up and made again, under the same id, after this. */
  attemptTimeoutMs: 3_000,
  /** After this a command answers `unavailable`: nobody knows whether it was done; the same id may be sent again later. */
  commandDeadlineMs: 12_000,
  reconnectDelayMs: 250,
  reconnectDelayMaxMs: 2_000,
}

/** What a frame holds beside the payload: packet type, namespace, acknowledgement, the command's name. */
const frameRestBytes = 256
/** The bytes that a payload takes on the wire: a character may be three, and a quotation mark two. */
export const wireBytes = (payload: unknown): number => new TextEncoder().encode(JSON.stringify(payload)).length

/** `refused`: the hub said no and why (another version, no valid token); `lost`: it is out of reach and being tried again. */
export type LinkStatus = { is: 'connecting' } | { is: 'live' } | { is: 'lost'; since: Date } | { is: 'refused'; why: RefusedConnection }

interface Command { input: z.ZodType; answer: z.ZodType }
type CommandTable = Record<string, Command>
type Facts = Record<string, z.ZodType>

/** Commands and answers of a namespace joined, as a link takes them. */
export const commandTable = <C extends Record<string, z.ZodType>, A extends { [K in keyof C]: z.ZodType }>(inputs: C, answers: A): { [K in keyof C]: { input: C[K]; answer: A[K] } } => {
  const table: Partial<{ [K in keyof C]: { input: C[K]; answer: A[K] } }> = {}
  for (const name in inputs) table[name] = { input: inputs[name], answer: answers[name] }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every key of the inputs was just set
  return table as { [K in keyof C]: { input: C[K]; answer: A[K] } }
}

export interface Link<C extends CommandTable, F extends Facts> {
  status: () => LinkStatus
  onStatus: (listener: (status: LinkStatus) => void) => () => void
  /**
   * Facts and snapshots from the hub, checked against the schema; what does not fit, and what a listener fails on, is
   * told to `onBadMessage` and dropped.
   */
  on: <K extends keyof F & string>(fact: K, listener: (value: z.infer<F[K]>) => void) => () => void
  /**
   * Sends a command and waits for its acknowledgement, over reconnects, always under one `commandId` (a given one repeats an
   * earlier attempt). Never throws: without an answer in time, or once it is not `wanted` any more, it is refused as `unavailable`.
   */
  send: <K extends keyof C & string>(command: K, payload: Omit<z.input<C[K]['input']>, 'commandId'>, commandId?: string, wanted?: () => boolean) => Promise<z.infer<C[K]['answer']> | Refusal>
  /** Connects anew, to tell the hub who this is now. */
  reconnect: () => void
  close: () => void
}

export type Auth = Omit<TokenHandshake, 'protocol' | 'seq'> | { visitCode: string; /** After the first snapshot only what changed is sent. */ changes?: boolean }
export interface LinkOptions<C extends CommandTable, F extends Facts> {
  /** Address of the hub, empty for the page's own. */
  hub: string
  namespace: '/kiosk' | '/counter' | '/display' | '/visitor' | '/monitor'
  /** Where it can change, it is asked for at each connection. */
  auth: Auth | (() => Auth)
  commands: C
  facts: F
  onBadMessage?: (what: string) => void
}

/** Opens one namespace of the hub and keeps it open. */
export const openLink = <C extends CommandTable, F extends Facts>(options: LinkOptions<C, F>): Link<C, F> => {
  let seq = 0
  const bad = options.onBadMessage ?? ((what: string) => console.warn(what))
  /** Socket.IO calls listeners outside any `try`: what one throws would end the process. */
  const attempt = (what: string, run: () => void): void => {
    try {
      run()
    } catch (cause) {
      bad(`${what} failed here: ${cause instanceof Error ? cause.message : String(cause)}`)
    }
  }
  const authOf = (): Auth => (typeof options.auth === 'function' ? options.auth() : options.auth)
  const socket = io(options.hub + options.namespace, {
    // each link is a connection of its own: one that is refused must not take another with it
    forceNew: true,
    transports: ['websocket'],
    // a connection that says nothing of itself is closed by the hub, and made anew
    auth: (give) => attempt('the handshake', () => give({ ...authOf(), protocol: PROTOCOL_VERSION, seq })),
    reconnectionDelay: linkTimings.reconnectDelayMs,
    reconnectionDelayMax: linkTimings.reconnectDelayMaxMs,
  })
  // which facts exist is the caller's table, not socket.io's
  const facts: { on: (name: string, listen: (raw: unknown) => void) => unknown; off: (name: string, listen: (raw: unknown) => void) => unknown } = socket
  let status: LinkStatus = { is: 'connecting' }
  const statusListeners = new Set<(status: LinkStatus) => void>()
  const become = (next: LinkStatus): void => {
    status = next
    for (const listener of statusListeners) attempt('a change of the connection', () => listener(next))
  }
  const lose = (): void => {
    if (status.is !== 'lost') become({ is: 'lost', since: new Date() })
  }
  let retry: ReturnType<typeof setTimeout> | undefined
  socket.on('connect', () => become({ is: 'live' }))
  socket.on('disconnect', (reason) => {
    lose()
    // the hub closed this one itself (a take-over, a revoked token): socket.io would not come back by itself
    if (reason === 'io server disconnect') socket.connect()
  })
  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    const why = refusedConnection.safeParse(error.data)
    if (why.success) become({ is: 'refused', why: why.data })
    else lose()
    // a connection that was lost is tried again by socket.io
    if (socket.active) return
    clearTimeout(retry)
    // a wrong visit code stays wrong, and trying it again would count as guessing
    if (options.namespace === '/visitor' && why.data?.code === 'unauthorized') return
    // a refused namespace is not tried again by socket.io; an update or a pairing may mend it
    retry = setTimeout(() => socket.connect(), linkTimings.reconnectDelayMaxMs)
  })

  const sendOnce = async <K extends keyof C & string>(
    command: K, payload: unknown,
  ): Promise<z.infer<C[K]['answer']> | Refusal | undefined> => {
    const table = options.commands[command]
    if (!table) throw new Error(`no such command: ${command}`)
    // the hub would end the connection, and each new attempt the next one
    if (wireBytes(payload) > MAX_FRAME_BYTES - frameRestBytes) return refuse('invalid', `${command} is too large to be sent`)
    try {
      const raw: unknown = await socket.timeout(linkTimings.attemptTimeoutMs).emitWithAck(command, payload)
      const parsed = table.answer.safeParse(raw)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- TypeScript cannot follow which command's schema this is
      if (parsed.success) return parsed.data as z.infer<C[K]['answer']>
      bad(`${command} was answered in a shape unknown here: ${z.prettifyError(parsed.error)}`)
      return refuse('unavailable', 'the hub answered in a shape unknown here')
    } catch {
      return undefined
    }
  }

  return {
    status: () => status,
    onStatus: (listener) => {
      statusListeners.add(listener)
      return () => statusListeners.delete(listener)
    },
    on: (fact, listener) => {
      const receive = (raw: unknown): void => attempt(fact, () => {
        const parsed = options.facts[fact]?.safeParse(raw)
        if (!parsed?.success) return bad(`${fact} does not fit: ${parsed ? z.prettifyError(parsed.error) : 'unknown'}`)
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this fact's own schema has accepted it
        const value = parsed.data as z.infer<F[typeof fact]> & { seq?: number }
        if (typeof value.seq === 'number') seq = value.seq
        listener(value)
      })
      facts.on(fact, receive)
      return () => facts.off(fact, receive)
    },
    send: async (command, payload, commandId = uuid(), wanted = () => true) => {
      const deadline = performance.now() + linkTimings.commandDeadlineMs
      do {
        const answer = await sendOnce(command, { ...payload, commandId })
        if (answer !== undefined) return answer
      } while (performance.now() < deadline && status.is !== 'refused' && wanted())
      return refuse('unavailable', 'the hub did not answer')
    },
    reconnect: () => void socket.disconnect().connect(),
    close: () => {
      clearTimeout(retry)
      statusListeners.clear()
      socket.disconnect()
    },
  }
}
