import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Socket } from 'socket.io-client'
import { connect, middle, rate } from './measure.ts'
import type { Rate } from './measure.ts'
import { startBareServer, startHubOn } from './programs.ts'

const runs = 3
const clientCounts = [1, 8, 64] as const

export interface CommandBench { readonly clients: number; readonly echo: Rate; /** One row a command, one commit a turn of the event loop, and nothing else. */ readonly written: Rate; readonly hub: Rate }

/** better-sqlite3 with the hub's own durability: an event and its kept answer, in transactions of so many commands. */
export const rawTransactions = (perTransaction: number, commands: number): number => {
  const folder = mkdtempSync(join(tmpdir(), 'senha-bench-'))
  const db = new Database(join(folder, 'raw.sqlite'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE event (seq INTEGER PRIMARY KEY, data TEXT NOT NULL) STRICT; CREATE TABLE answer (id TEXT PRIMARY KEY, answer TEXT NOT NULL) STRICT, WITHOUT ROWID')
  const event = db.prepare('INSERT INTO event (data) VALUES (?)')
  const answer = db.prepare('INSERT INTO answer VALUES (?, ?)')
  const text = JSON.stringify({ outcome: 'printed', fault: null })
  const one = db.transaction(() => {
    for (let n = 0; n < perTransaction; n += 1) {
      event.run(text)
      answer.run(crypto.randomUUID(), text)
    }
  })
  const began = performance.now()
  for (let done = 0; done < commands; done += perTransaction) one()
  const perSecond = commands / (performance.now() - began) * 1000
  db.close()
  rmSync(folder, { recursive: true })
  return perSecond
}

/** Durable commands of one event each (what became of a paper), against a bare echo of the same payload: both in a process of their own. */
export const commandBench = async (): Promise<CommandBench[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'senha-bench-'))
  const [bare, hub] = [await startBareServer(), await startHubOn(folder)]
  const results: CommandBench[] = []
  const close = (sockets: readonly Socket[]): void => sockets.forEach((socket) => socket.close())
  const doors = await connect(`${hub.url}/kiosk`, { token: 'demo-kiosk', id: 'bench' })
  const issued: { ticket?: { id?: string } } = await doors.emitWithAck('ticket:issue', { commandId: crypto.randomUUID(), topicId: 'papers', language: 'pt' })
  const ticketId = issued.ticket?.id ?? ''
  const payload = () => ({ commandId: crypto.randomUUID(), ticketId, outcome: 'printed' })
  for (const clients of clientCounts) {
    /* oxlint-disable no-await-in-loop -- one measurement after another, on a machine that does nothing else */
    const echoes = await Promise.all(Array.from({ length: clients }, () => connect(bare.url)))
    const kiosks = await Promise.all(Array.from({ length: clients }, (_, index) => connect(`${hub.url}/kiosk`, { token: 'demo-kiosk', id: `bench-${index}` })))
    const commands = clients === 1 ? 2_000 : 8_000
    await rate(echoes, commands / 2, 'echo', payload)
    await rate(echoes, commands / 2, 'write', payload)
    await rate(kiosks, commands / 2, 'ticket:paper', payload)
    const sets: { echo: Rate; written: Rate; hub: Rate }[] = []
    // in turns, so that a slow minute of the machine falls on all
    for (let run = 0; run < runs; run += 1) sets.push({ echo: await rate(echoes, commands, 'echo', payload), written: await rate(echoes, commands, 'write', payload), hub: await rate(kiosks, commands, 'ticket:paper', payload) })
    /* oxlint-enable no-await-in-loop */
    results.push({ clients, ...middle(sets, (one) => one.hub.perSecond / one.echo.perSecond) })
    close([...echoes, ...kiosks])
  }
  doors.close()
  await bare.close()
  await hub.close()
  rmSync(folder, { recursive: true, force: true })
  return results
}
