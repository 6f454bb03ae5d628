import { counterCommands, displayCommands, kioskCommands, monitorCommands, visitCodeAlphabet } from '@senha/protocol'
import Database from 'better-sqlite3'
import { signedIn } from '../../../apps/hub/testing/signed-in.ts'
import { connect } from '../../bench/measure.ts'
import { randomFrom, whole } from '../../sim/random.ts'
import type { Random } from '../../sim/random.ts'
import type { z } from 'zod'
import { checkLog } from '../check-log.ts'
import { consoleRecorder, kioskRecorder } from '../recorder.ts'
import { openSufferer } from './house.ts'
import type { Sufferer } from './house.ts'
import type { Options, Result } from './row.ts'

const messages = 10_000
// so many that hardly any is turned away unread for having sent too much nonsense
const sockets = 160

const tokenOf = (hub: Sufferer, id: string, agency: string): string => signedIn(hub.data, { id, agency, role: 'supervisor' })

const oneOf = <T>(random: Random, values: readonly T[]): T | undefined => values[whole(random, values.length)]

/** Anything that JSON can say, and some of what only Socket.IO can: deep, long, empty, of every wrong type. */
const anything = (random: Random, depth = 0): unknown => {
  switch (whole(random, depth > 3 ? 8 : 11)) {
    case 0: return null
    case 1: return random() < 0.5
    case 2: return oneOf(random, [0, -1, 1e308, -0.5, Number.MAX_SAFE_INTEGER])
    case 3: return ''
    case 4: return 'x'.repeat(whole(random, 3_000))
    case 5: return oneOf(random, ['__proto__', 'constructor', "'; DROP TABLE event; --", '\u0000', '👩‍👧', '‮abc', '../../etc/passwd', '{"commandId":1}'])
    case 6: return crypto.randomUUID()
    case 7: return Buffer.from('not json')
    case 8: return Array.from({ length: whole(random, 6) }, () => anything(random, depth + 1))
    default: return Object.fromEntries(Array.from({ length: whole(random, 6) }, () => [oneOf(random, ['commandId', 'topicId', 'ticketId', 'visitCode', 'language', '__proto__', 'toString', 'x', '']) ?? '', anything(random, depth + 1)]))
  }
}

/** A command that would be right but for one field. */
const almost = (random: Random, name: string): unknown => {
  const right = { commandId: crypto.randomUUID(), ...valid(random, name, { tickets: ['none'], codes: [visitCodeAlphabet.slice(0, 6)] }) }
  return { ...right, [oneOf(random, [...Object.keys(right), 'commandId']) ?? '']: anything(random) }
}

const eventsIn = (database: string): number => {
  const db = new Database(database, { readonly: true })
  const count = Number(db.prepare('SELECT count(*) FROM event').pluck().get())
  db.close()
  return count
}

/** 10,000 messages that make no sense, by every kind of client: each is refused, none changes anything, and the hub serves on. */
export const malformed = async ({ seed }: Options): Promise<Result> => {
  const random = randomFrom(seed)
  const hub = await openSufferer()
  const faults: string[] = []
  try {
    const tables: [string, 'demo-kiosk' | 'demo-display' | 'signed in', Readonly<Record<string, z.ZodType>>][] = [
      ['/kiosk', 'demo-kiosk', kioskCommands], ['/counter', 'signed in', counterCommands], ['/display', 'demo-display', displayCommands], ['/monitor', 'signed in', monitorCommands],
    ]
    const clients = await Promise.all(Array.from({ length: sockets }, async (_, n) => {
      const [namespace, key, commands] = tables[n % tables.length] ?? ['/kiosk', 'demo-kiosk', {}]
      return { socket: await connect(hub.url + namespace, { token: key === 'signed in' ? tokenOf(hub, `fuzz-${n}`, 'centre') : key, id: `fuzz-${n}` }), commands }
    }))
    const kiosk = kioskRecorder(hub.url, 'true')
    await kiosk.ask('ticket:issue', { topicId: 'papers', language: 'pt' })
    const before = eventsIn(hub.database)
    const codes = new Map<string, number>()
    await Promise.all(clients.map(async ({ socket, commands }) => {
      for (let n = 0; n < messages / sockets; n += 1) {
        const name = random() < 0.8 ? oneOf(random, Object.keys(commands)) ?? '' : oneOf(random, ['', 'x', 'ticket:issue ', '__proto__', 'constructor', 'hasOwnProperty', 'y'.repeat(500)]) ?? ''
        const payload = random() < 0.5 ? anything(random) : almost(random, name)
        // a bare command id is a whole command for some names: those are not malformed
        if (Object.hasOwn(commands, name) && commands[name]?.safeParse(payload).success) continue
        // oxlint-disable-next-line no-await-in-loop
        const answer: unknown = await socket.timeout(10_000).emitWithAck(name, payload).catch(() => 'none')
        const code = typeof answer === 'object' && answer !== null && 'error' in answer && typeof answer.error === 'object' && answer.error !== null && 'code' in answer.error ? String(answer.error.code) : JSON.stringify(answer)
        codes.set(code, (codes.get(code) ?? 0) + 1)
        if (code !== 'invalid' && code !== 'too-many') faults.push(`${name} ${JSON.stringify(payload)?.slice(0, 100)} was answered ${code.slice(0, 100)}`)
      }
    }))
    if (eventsIn(hub.database) !== before) faults.push(`the log grew by ${eventsIn(hub.database) - before} events`)
    const again = await kiosk.ask('ticket:issue', { topicId: 'papers', language: 'pt' })
    if (!again.ok) faults.push('the hub does not serve on')
    if (hub.ended() !== undefined) faults.push('the hub ended')
    faults.push(...checkLog(hub.database, kiosk.calls).faults)
    kiosk.close()
    for (const { socket } of clients) socket.close()
    return { name: 'malformed messages', how: `${[...codes.values()].reduce((sum, count) => sum + count, 0)} by ${sockets} clients of every kind, half of them right but for one field (seed ${seed}): ${[...codes].map(([code, count]) => `${count} ${code}`).join(', ')}`, faults, recovery: 'none needed' }
  } finally { await hub.close() }
}

/** A value that a command's schema may accept: ids of tickets, codes and services that exist, mixed with those that do not. */
const valid = (random: Random, name: string, known: { tickets: string[]; codes: string[] }): Readonly<Record<string, unknown>> => {
  const services = ['welcome', 'borders', 'health', 'legal', 'social-security', 'nowhere']
  const maybe = (field: string, value: unknown): Record<string, unknown> => (random() < 0.5 ? { [field]: value } : {})
  const ticketId = oneOf(random, [...known.tickets.slice(-20), 'none'])
  const visitCode = oneOf(random, [...known.codes.slice(-20), visitCodeAlphabet.slice(0, 6)])
  const person = { topicId: oneOf(random, ['papers', 'health', 'nothing']), language: oneOf(random, ['pt', 'uk', 'kea']), ...maybe('priority', random() < 0.5), ...maybe('partySize', 1 + whole(random, 20)) }
  const fields: Readonly<Record<string, Record<string, unknown>>> = {
    'ticket:issue': person, 'ticket:paper': { ticketId, outcome: oneOf(random, ['printed', 'failed', 'unknown', 'reprinted']), ...maybe('detail', 'cover-open') },
    'ticket:issue-second': { visitCode }, 'visit:missed': { visitCode }, 'ticket:print-elsewhere': { ticketId }, 'numbers:lease': {},
    'counter:open': { counterId: oneOf(random, ['w1', 'w2', 'w3', 'legal-1', 'borders-1', 'none']), ...maybe('takeOver', random() < 0.5) },
    'counter:pause': maybe('reason', 'café'), 'ticket:call': { ticketId }, 'ticket:park': { ...maybe('reason', 'x'), ...maybe('ticketId', ticketId) },
    'ticket:unpark': { ticketId }, 'ticket:transfer': { ticketId, serviceId: oneOf(random, services) }, 'ticket:cancel': { ticketId },
    'visit:change': { visitCode, ...maybe('language', 'fr'), ...maybe('priority', true) }, 'visit:record': { visitCode, ...maybe('documents', ['passport', 'nif']), ...maybe('note', 'um recado') },
    'visit:refer': { visitCode, serviceIds: [oneOf(random, services), oneOf(random, services)].slice(0, 1 + whole(random, 2)), ordered: random() < 0.5, ...maybe('note', 'um recado') },
  }
  return fields[name] ?? {}
}

const kioskNames = ['ticket:issue', 'ticket:issue', 'ticket:paper', 'ticket:issue-second', 'visit:missed', 'numbers:lease']
const consoleNames = ['counter:open', 'counter:pause', 'counter:resume', 'counter:close', 'ticket:call-next', 'ticket:call-next', 'ticket:call', 'ticket:recall', 'ticket:start', 'ticket:start', 'ticket:finish', 'ticket:no-show',
  'ticket:requeue', 'ticket:park', 'ticket:unpark', 'ticket:transfer', 'ticket:cancel', 'ticket:undo', 'ticket:issue', 'visit:change', 'visit:refer', 'visit:record']

/** 10,000 commands that are well formed and have no plan: whatever is accepted keeps to the rules, whatever is refused changes nothing. */
export const atRandom = async ({ seed }: Options): Promise<Result> => {
  const random = randomFrom(seed)
  const hub = await openSufferer()
  try {
    const consoles = Array.from({ length: 6 }, (_, n) => consoleRecorder(hub.url, `fuzz-${n}`, tokenOf(hub, `fuzz-${n}`, n === 5 ? 'borders' : 'centre')))
    const kiosks = [kioskRecorder(hub.url, 'one'), kioskRecorder(hub.url, 'two')]
    const known = { tickets: ['none'], codes: [visitCodeAlphabet.slice(0, 6)] }
    const all = [...consoles.map((recorder) => ({ recorder, names: consoleNames })), ...kiosks.map((recorder) => ({ recorder, names: kioskNames }))]
    await Promise.all(all.map(async ({ recorder, names }) => {
      for (let n = 0; n < messages / all.length; n += 1) {
        const name = oneOf(random, names) ?? ''
        // oxlint-disable-next-line no-await-in-loop
        const answer = await recorder.ask(name, valid(random, name, known))
        const ticket: unknown = answer.ok ? answer['ticket'] : undefined
        if (typeof ticket !== 'object' || ticket === null || !('id' in ticket) || !('visitCode' in ticket)) continue
        known.tickets.push(String(ticket.id))
        known.codes.push(String(ticket.visitCode))
      }
    }))
    const calls = all.flatMap(({ recorder }) => recorder.calls)
    const checked = checkLog(hub.database, calls)
    for (const { recorder } of all) recorder.close()
    const refused = Map.groupBy(calls.flatMap((call) => (call.answer && !call.answer.ok ? [call.answer.error.code] : [])), (code) => code)
    const invalid = refused.get('invalid')?.length ?? 0
    return {
      name: 'valid messages at random', recovery: 'none needed', faults: [...checked.faults, ...(checked.acknowledged < messages / 20 ? ['almost nothing was accepted: this proves little'] : [])],
      how: `${calls.length} of ${new Set(calls.map((call) => call.name)).size} kinds by ${all.length} clients at once (seed ${seed}): ${checked.acknowledged} accepted, the others refused (${invalid} as invalid); ${checked.events} events`,
    }
  } finally { await hub.close() }
}
