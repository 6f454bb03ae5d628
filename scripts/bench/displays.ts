import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { Socket } from 'socket.io-client'
import { openDatabase } from '../../apps/hub/store/database.ts'
import { openPeople } from '../../apps/hub/store/people.ts'
import { at, connect } from './measure.ts'
import { startBareServer, startHubOn } from './programs.ts'

const displays = 200
const calls = 60
/** Between two calls the snapshots of the one before have gone out: people press "next" seconds apart. */
const restMs = 120

export interface DisplayBench { readonly hub: Spread; readonly bare: Spread }
/** Milliseconds from the command's sending: to one display, and to the last of them. */
interface Spread { readonly p50: number; readonly p99: number; readonly lastP50: number }

/** One message to all: when did each of the sockets have it, counted from now? */
const received = (sockets: readonly Socket[], name: string): Promise<number[]> => {
  const began = performance.now()
  return Promise.all(sockets.map((socket) => new Promise<number>((done) => { socket.once(name, () => done(performance.now() - began)) })))
}

const spread = (runs: readonly (readonly number[])[]): Spread =>
  ({ p50: at(runs.flat(), 0.5), p99: at(runs.flat(), 0.99), lastP50: at(runs.map((run) => Math.max(...run)), 0.5) })

/** From "call the next" at a counter to 200 displays that have it, against a bare broadcast of the same message. */
export const displayBench = async (): Promise<DisplayBench> => {
  const folder = mkdtempSync(join(tmpdir(), 'senha-bench-'))
  const [bare, hub] = [await startBareServer(), await startHubOn(folder)]
  const db = openDatabase(folder)
  const people = openPeople(db)
  people.addStaff({ id: 'desk', name: 'desk', role: 'mediator', agency: 'centre', languages: ['pt'], pinHash: 'signed in by the benchmark' }, Date.now())
  const desk = await connect(`${hub.url}/counter`, { token: people.openSession('desk', Date.now(), 20) })
  db.close()
  const kiosk = await connect(`${hub.url}/kiosk`, { token: 'demo-kiosk', id: 'bench' })
  const lobby = await Promise.all(Array.from({ length: displays }, (_, n) => connect(`${hub.url}/display`, { token: 'demo-display', id: `display-${n}` })))
  const others = await Promise.all(Array.from({ length: displays }, () => connect(bare.url)))
  const ask = (socket: Socket, name: string, payload: object = {}): Promise<unknown> => socket.emitWithAck(name, { commandId: crypto.randomUUID(), ...payload })
  await ask(desk, 'counter:open', { counterId: 'w1' })
  const shown = { seq: 1, number: 'A001', counter: '1', zone: 'zone-1', serviceId: 'welcome', language: 'pt', at: new Date().toISOString(), repeat: 1 }
  const [atHub, atBare]: [number[][], number[][]] = [[], []]
  for (let n = 0; n < calls; n += 1) {
    /* oxlint-disable no-await-in-loop -- one call after another, as at a desk */
    await ask(kiosk, 'ticket:issue', { topicId: 'papers', language: 'pt' })
    await after(restMs)
    const [heard] = await Promise.all([received(lobby, 'display:call'), ask(desk, 'ticket:call-next')])
    atHub.push(heard)
    await ask(desk, 'ticket:start')
    await ask(desk, 'ticket:finish')
    await after(restMs)
    const [bareHeard] = await Promise.all([received(others, 'shout'), ask(others[0] ?? kiosk, 'shout', shown)])
    atBare.push(bareHeard)
    /* oxlint-enable no-await-in-loop */
  }
  for (const socket of [desk, kiosk, ...lobby, ...others]) socket.close()
  await bare.close()
  await hub.close()
  rmSync(folder, { recursive: true, force: true })
  // the first few warm the programs up
  return { hub: spread(atHub.slice(5)), bare: spread(atBare.slice(5)) }
}
