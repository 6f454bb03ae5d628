import Database from 'better-sqlite3'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, login, staff, startHub } from './testing/hub-process.ts'
import type { Client, HubProcess } from './testing/hub-process.ts'
import { signedIn } from './testing/signed-in.ts'

let hub: HubProcess
beforeAll(async () => { hub = await startHub() })
afterAll(async () => { await hub.close() })

/** Every free text that a person or a device can send, each with a marker of its own. */
const markers = { note: 'MARKER-NOTE', referralNote: 'MARKER-REFERRAL', parkReason: 'MARKER-PARKED', pauseReason: 'MARKER-PAUSED', paperDetail: 'MARKER-PAPER of Ana' }
type Marker = keyof typeof markers

/** All that a client hears from the moment it connects. */
const hearing = (client: Client): (() => string) => {
  const heard: unknown[] = []
  client.socket.onAny((...message: unknown[]) => heard.push(message))
  return () => JSON.stringify(heard)
}

test('[security 10] no free text reaches a snapshot or a role that it is not for', async () => {
  const door = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'kiosk-1' })
  const [ana, olga, rui] = [await staff(hub.url, 'ana'), await staff(hub.url, 'olga'), await staff(hub.url, 'rui')]
  const marta = await connect(hub.url, '/monitor', { token: await login(hub.url, 'marta') })
  const ines = await connect(hub.url, '/counter', { token: signedIn(hub.data, { id: 'ines', agency: 'borders', role: 'officer' }) })
  const wall = await connect(hub.url, '/monitor', { token: 'demo-monitor', id: 'wall' })
  const display = await connect(hub.url, '/display', { token: 'demo-display', id: 'lobby' })
  await ana.command('counter:open', { counterId: 'w3' })
  await olga.command('counter:open', { counterId: 'w4' })
  await rui.command('counter:open', { counterId: 'social-security-1' })
  await ines.command('counter:open', { counterId: 'borders-1' })
  const { ticket: { id: ticketId, visitCode } } = await door.command('ticket:issue', { topicId: 'papers', language: 'pt' })
  const phone = await connect(hub.url, '/visitor', { visitCode })
  const clients = { door, ana, olga, rui, ines, marta, wall, display, phone }
  const heard = new Map(Object.entries(clients).map(([name, client]) => [name, hearing(client)]))

  await ana.command('ticket:call', { ticketId })
  await ana.command('ticket:start')
  await ana.command('visit:record', { visitCode, note: markers.note })
  await ana.command('visit:refer', { visitCode, serviceIds: ['social-security'], note: markers.referralNote })
  expect(await ana.command('ticket:park', { reason: markers.parkReason })).toMatchObject({ ok: true })
  expect(await ana.command('counter:pause', { reason: markers.pauseReason })).toMatchObject({ ok: true })
  const { seq } = await door.command('ticket:paper', { ticketId, outcome: 'failed', detail: markers.paperDetail })
  await door.command('visit:lookup', { visitCode })
  // each has heard a snapshot of the state in which all of it is there
  await Promise.all([ana, olga, rui, ines].map((client) => client.fact('counter:state', (state) => state['seq'] >= seq)))
  await Promise.all([marta, wall].map((client) => client.fact('monitor:state', (state) => state['seq'] >= seq)))
  // a kiosk, a display and a phone are told only what changes for them: a call does
  const called = await olga.command('ticket:call-next').then(async () => (await rui.command('ticket:call-next'))['seq'])
  await display.fact('display:state', (state) => state['seq'] >= called)
  await phone.fact('visitor:state', (state) => state['seq'] >= called)
  const asked = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'kiosk-2' })
  heard.set('asked', hearing(asked))
  await asked.fact('kiosk:state', (state) => state['seq'] >= called)

  const allowed: Record<string, readonly Marker[]> = {
    // the agency's own colleagues read why a ticket is parked, and the person at the counter its pause
    ana: ['parkReason', 'pauseReason', 'note', 'referralNote'], olga: ['parkReason'],
    // who was sent the visit reads the notes of who sent it (R5)
    rui: ['note', 'referralNote'],
  }
  const found = [...heard].flatMap(([name, said]) => Object.entries(markers).flatMap(([marker, words]) =>
    said().includes(words) && !allowed[name]?.some((one) => one === marker) ? [`${name} hears ${marker}`] : []))
  expect(found).toEqual([])
  // the walls have doors: who should know, knows
  expect(heard.get('olga')?.()).toContain(markers.parkReason)
  expect(heard.get('rui')?.()).toContain(markers.note)

  const db = new Database(join(hub.data, 'hub.sqlite'), { readonly: true })
  const log = JSON.stringify(db.prepare('SELECT data, actor, device FROM event').all())
  db.close()
  for (const words of [...Object.values(markers), visitCode]) expect(log).not.toContain(words)
  for (const client of [...Object.values(clients), asked]) client.close()
})
