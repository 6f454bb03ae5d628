import Database from 'better-sqlite3'
import { signedIn } from '../../../apps/hub/testing/signed-in.ts'
import { screenToken } from '../../../apps/kiosk/link.ts'
import { connect } from '../../bench/measure.ts'
import { oneOf, randomFrom } from '../../sim/random.ts'
import type { Random } from '../../sim/random.ts'
import { checkLog } from '../check-log.ts'
import { consoleRecorder, kioskRecorder } from '../recorder.ts'
import { openEdge } from './edge.ts'
import type { Edge } from './edge.ts'
import { wrongFrames } from './frames.ts'
import type { Target } from './frames.ts'
import { commandsOf, createGenerator, everyCommand } from './generate.ts'
import type { Known, Table } from './generate.ts'
import type { Sufferer } from './house.ts'
import { wrongRequest } from './requests.ts'
import type { Options, Result } from './row.ts'

const tokenOf = (hub: Sufferer, id: string, agency: string): string =>
  signedIn(hub.data, { id, agency, role: 'supervisor' })

const eventsIn = (database: string): number => {
  const db = new Database(database, { readonly: true })
  const count = Number(db.prepare('SELECT count(*) FROM event').pluck().get())
  db.close()
  return count
}

const codeOf = (answer: unknown): string => {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return 'none'
  if (answer.ok === true) return 'accepted'
  return 'error' in answer && typeof answer.error === 'object' && answer.error !== null && 'code' in answer.error
    ? String(answer.error.code)
    : 'none'
}
const counted = (codes: readonly string[]): string =>
  [...Map.groupBy(codes, (code) => code)].map(([code, all]) => `${all.length} ${code}`).join(', ')

/** Where the messages of each table go: many senders, so that hardly any message is turned away for having sent too much. */
const openSender = (edge: Edge, table: Table, n: number): Promise<Awaited<ReturnType<typeof connect>>> => {
  const id = `fuzz-${table}-${n}`
  switch (table) {
    case 'kiosk':
      return connect(`${edge.hub.url}/kiosk`, { token: 'demo-kiosk', id })
    case 'display':
      return connect(`${edge.hub.url}/display`, { token: 'demo-display', id })
    case 'counter':
      return connect(`${edge.hub.url}/counter`, {
        token: tokenOf(edge.hub, id, oneOf(Math.random, ['centre', 'borders', 'health'])),
      })
    case 'monitor':
      return connect(`${edge.hub.url}/monitor`, { token: tokenOf(edge.hub, id, 'centre') })
    case 'visitor':
      return connect(`${edge.publicUrl}/visitor`, { visitCode: edge.visitCodes[n % edge.visitCodes.length] })
    case 'screen':
      return connect(`${edge.kioskUrl}/kiosk`, { token: screenToken })
    default:
      return table satisfies never
  }
}

/** What the generated messages did: how each was answered, by command, and what is wrong. */
export interface Fuzzed {
  readonly codes: string[]
  readonly unsent: string[]
  readonly faults: string[]
}

/** Every command of every table, so many times by its own client: with `isRight` as its schema wants it, else wrong in some way. */
export const sendEveryCommand = async (
  edge: Edge,
  random: Random,
  times: number,
  isRight: boolean,
): Promise<Fuzzed> => {
  const generator = createGenerator(random)
  const known: Known = edge.known()
  const codes: string[] = []
  const faults: string[] = []
  const sent = new Set<string>()
  const byTable = Map.groupBy(everyCommand(), ({ table }) => table)
  await Promise.all(
    [...byTable].map(async ([table, commands]) => {
      /* oxlint-disable no-await-in-loop -- one message after another: each answer is one message's */
      for (let round = 0; round < times; round += 1) {
        const socket = await openSender(edge, table, round)
        for (const { name } of commands) {
          const payload: unknown = isRight
            ? generator.right(table, name, known)
            : random() < 0.3
              ? generator.anything()
              : generator.almost(table, name, known)
          if (!isRight && commandsOf(table)[name]?.safeParse(payload).success) continue
          const answer: unknown = await socket
            .timeout(10_000)
            .emitWithAck(name, payload)
            .catch(() => 'none')
          const code = codeOf(answer)
          codes.push(code)
          if (code !== 'too-many') sent.add(`${table} ${name}`)
          // the rules may refuse what the schema accepts: a time that is over, a notice without its place
          // whoever sent too much is shown out, and hears no more answers
        const isOut = code === 'none' && !isRight && !socket.connected
        const expected = isRight ? code !== 'none' : isOut || ['invalid', 'too-many'].includes(code)
          if (!expected) faults.push(`${table} ${name} ${JSON.stringify(payload)?.slice(0, 200)} was answered ${code}`)
          if (!socket.connected) break
        }
        socket.close()
      }
      /* oxlint-enable no-await-in-loop */
    }),
  )
  return {
    codes,
    faults,
    unsent: everyCommand()
      .map(({ table, name }) => `${table} ${name}`)
      .filter((one) => !sent.has(one)),
  }
}

/** Messages that make no sense, of every command of every kind of client: each is refused, none changes anything, and both programs go on. */
export const malformed = async ({ seed, rounds }: Options): Promise<Result> => {
  const edge = await openEdge()
  try {
    const before = eventsIn(edge.hub.database)
    const { codes, faults, unsent } = await sendEveryCommand(edge, randomFrom(seed), rounds * 8, false)
    if (eventsIn(edge.hub.database) !== before)
      faults.push(`the log grew by ${eventsIn(edge.hub.database) - before} events`)
    faults.push(...unsent.map((one) => `${one} was never sent`), ...(await edge.faults()))
    return {
      name: 'malformed messages',
      how: `${codes.length}, of ${everyCommand().length} kinds, by every kind of client, made from the schemas and wrong in one place or in all (seed ${seed}): ${counted(codes)}`,
      faults,
      recovery: 'none needed',
    }
  } finally {
    await edge.close()
  }
}

/** Messages that are right, of every command, without a plan: whatever is accepted keeps to the rules, whatever is refused changes nothing. */
export const atRandom = async ({ seed, rounds }: Options): Promise<Result> => {
  const random = randomFrom(seed)
  const edge = await openEdge()
  try {
    const { hub } = edge
    const generator = createGenerator(random)
    const everyKind = await sendEveryCommand(edge, random, Math.min(rounds, 6), true)
    const consoles = Array.from({ length: 6 }, (_, n) =>
      consoleRecorder(hub.url, `desk-${n}`, tokenOf(hub, `desk-${n}`, n === 5 ? 'borders' : 'centre')),
    )
    const kiosks = [kioskRecorder(hub.url, 'one'), kioskRecorder(hub.url, 'two')]
    const known: Record<string, unknown[]> = Object.fromEntries(
      Object.entries(edge.known()).map(([field, ids]) => [field, [...ids]]),
    )
    const all = [
      ...consoles.map((recorder) => ({ recorder, table: 'counter' as const })),
      ...kiosks.map((recorder) => ({ recorder, table: 'kiosk' as const })),
    ]
    await Promise.all(
      all.map(async ({ recorder, table }) => {
        for (let n = 0; n < rounds * 60; n += 1) {
          // tickets must be issued and called for anything else to be possible
          const name =
            random() < 0.3
              ? table === 'kiosk'
                ? 'ticket:issue'
                : oneOf(random, ['ticket:call-next', 'ticket:start'])
              : oneOf(random, Object.keys(commandsOf(table)))
          const { commandId: _commandId, ...payload } = generator.right(table, name, known)
          // oxlint-disable-next-line no-await-in-loop
          const answer = await recorder.ask(name, payload)
          const ticket: unknown = answer.ok ? answer['ticket'] : undefined
          if (typeof ticket !== 'object' || ticket === null || !('id' in ticket) || !('visitCode' in ticket)) continue
          known['ticketId'] = [...(known['ticketId'] ?? []), ticket.id].slice(-30)
          known['visitCode'] = [...(known['visitCode'] ?? []), ticket.visitCode].slice(-30)
        }
      }),
    )
    const calls = all.flatMap(({ recorder }) => recorder.calls)
    const checked = checkLog(hub.database, calls)
    for (const { recorder } of all) recorder.close()
    const codes = calls.flatMap(({ answer }) => (answer ? [answer.ok ? 'accepted' : answer.error.code] : []))
    return {
      name: 'valid messages at random',
      recovery: 'none needed',
      faults: [
        ...everyKind.faults,
        ...everyKind.unsent.map((one) => `${one} was never sent`),
        ...checked.faults,
        ...(await edge.faults()),
        ...(checked.acknowledged < calls.length / 20 ? ['almost nothing was accepted: this proves little'] : []),
      ],
      how: `${everyKind.codes.length} of ${everyCommand().length} kinds, then ${calls.length} by ${all.length} clients at once, made from the schemas (seed ${seed}): ${counted(codes)}; ${checked.events} events`,
    }
  } finally {
    await edge.close()
  }
}

/** Connections that send what no library sends, at both ports of the hub and at the kiosk's host. */
export const wrongFramesEverywhere = async ({ seed, rounds, say }: Options): Promise<Result> => {
  const random = randomFrom(seed)
  const edge = await openEdge()
  const faults: string[] = []
  let [frames, requests] = [0, 0]
  const batch = async (target: Target): Promise<void> => {
    const counts = await Promise.all(Array.from({ length: 20 }, () => wrongFrames(random, target)))
    frames += counts.reduce((sum, count) => sum + count, 0)
    const answers = await Promise.all(Array.from({ length: 20 }, () => wrongRequest(random, target)))
    requests += answers.length
    // 500 is what a route is answered with that threw
    faults.push(
      ...answers
        .filter((answer) => answer.includes('HTTP/1.1 500'))
        .map((answer) => `${target.url} answered ${answer.slice(0, 100)}`),
    )
  }
  try {
    for (let round = 0; round < rounds; round += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one batch after another, so that a fault has a place
      for (const target of edge.targets()) await batch(target)
      // oxlint-disable-next-line no-await-in-loop
      const found = await edge.faults()
      faults.push(...found)
      say(`  ${round + 1}: ${frames} frames, ${requests} requests, ${faults.length} faults`)
      if (found.length > 0) break
    }
    return {
      name: 'wrong frames and requests',
      how: `${frames} WebSocket, Engine.IO and Socket.IO packets and ${requests} HTTP requests that no library sends, at both ports of the hub and at the kiosk's host (seed ${seed})`,
      faults,
      recovery: 'none needed',
    }
  } finally {
    await edge.close()
  }
}
