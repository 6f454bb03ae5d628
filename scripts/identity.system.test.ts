import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect, startHub } from '../apps/hub/testing/hub-process.ts'
import type { Client, Fields, HubProcess } from '../apps/hub/testing/hub-process.ts'
import { kioskOnDisk } from './testing/kiosks.ts'
import type { KioskOnDisk } from './testing/kiosks.ts'

let hub: HubProcess
let door: KioskOnDisk
let other: KioskOnDisk
beforeEach(async () => {
  hub = await startHub()
  door = kioskOnDisk(() => hub.url, 'door')
  other = kioskOnDisk(() => hub.url, 'door')
})
afterEach(async () => {
  await Promise.all([door.close(), other.close()])
  await hub.close()
})

const reserved = async (kiosk: KioskOnDisk): Promise<void> => {
  await expect.poll(kiosk.nextInReserve).toBeTypeOf('number')
}
/** The hub is killed, and the kiosks go on alone. */
const alone = async (...kiosks: KioskOnDisk[]): Promise<void> => {
  await hub.kill()
  for (const kiosk of kiosks) await expect.poll(() => kiosk.state()?.reserve).toBe(true)
}
/** The hub is there again and has taken what the kiosks owed. */
const together = async (...kiosks: KioskOnDisk[]): Promise<void> => {
  await hub.start()
  for (const kiosk of kiosks)
    await expect.poll(() => [kiosk.state()?.hub, kiosk.state()?.waitingToHandIn]).toEqual(['live', 0])
}
const flow = (): { number: string; outcome: string | null }[] => {
  const db = new Database(join(hub.data, 'hub.sqlite'), { readonly: true })
  try {
    return db.prepare<[], { number: string; outcome: string | null }>('SELECT number, outcome FROM ticket_flow').all()
  } finally {
    db.close()
  }
}
const living = (): string[] =>
  flow()
    .filter(({ outcome }) => outcome === null)
    .map(({ number }) => number)
    .toSorted()
const watch = (): Promise<Client> => connect(hub.url, '/monitor', { token: 'demo-monitor', id: 'wall' })
const alertOf = async (monitor: Client, code: string): Promise<Fields> => {
  const is = (alert: Fields): boolean => alert['code'] === code
  const state = await monitor.fact('monitor:state', (now) => now['alerts'].some(is))
  return state['alerts'].find(is)
}

test('[F3] two kiosks with one name, the hub killed, one ticket each: two numbers, two codes, two places', async () => {
  for (const kiosk of [door, other]) await kiosk.start()
  for (const kiosk of [door, other]) await reserved(kiosk)
  await alone(door, other)
  const tickets = [await door.takeTicket(), await other.takeTicket()]
  expect(new Set(tickets.map(({ number }) => number)).size).toBe(2)
  expect(new Set(tickets.map(({ visitCode }) => visitCode)).size).toBe(2)
  await together(door, other)
  expect(living()).toEqual(tickets.map(({ number }) => number).toSorted())
})

test('[F3] a kiosk whose data was wiped the same day, the hub killed: its next number was never given before', async () => {
  await door.start()
  await reserved(door)
  await alone(door)
  const before = await door.takeTicket()
  await together(door)
  await door.kill()
  door.wipe()
  await door.start()
  await reserved(door)
  await alone(door)
  const after = await door.takeTicket()
  expect(after.number).not.toBe(before.number)
  expect(after.visitCode).not.toBe(before.visitCode)
  await together(door)
  expect(living()).toEqual([before.number, after.number].toSorted())
})

test('[F3] a copied disk gives one number twice: two tickets, both named to staff, the kiosk told; and never again', async () => {
  await door.start()
  await reserved(door)
  await door.kill()
  await hub.kill()
  door.copyTo(other)
  for (const kiosk of [door, other]) await kiosk.start()
  await alone(door, other)
  const tickets = [await door.takeTicket(), await other.takeTicket()]
  const [paper] = tickets.map(({ number }) => number)
  expect(tickets.map(({ number }) => number)).toEqual([paper, paper])
  await together(door, other)

  const monitor = await watch()
  const twins = await alertOf(monitor, 'twin-number')
  expect(twins).toMatchObject({ subject: paper, others: [expect.any(String)] })
  const [fresh] = twins['others']
  expect(new Set(living())).toEqual(new Set([fresh, paper]))
  const renumbered = [door, other].flatMap((kiosk) => kiosk.state()?.renumbered ?? [])
  expect(renumbered.map(({ paperNumber, ticket }) => [paperNumber, ticket.number])).toEqual([[paper, fresh]])

  // one of the two journals becomes another one, and each kiosk has numbers of its own
  expect(await alertOf(monitor, 'copied-journal')).toMatchObject({ subject: 'door' })
  await expect
    .poll(() => {
      const next = [door.nextInReserve(), other.nextInReserve()]
      return next.every((one) => one !== undefined) && next[0] !== next[1]
    })
    .toBe(true)
  await alone(door, other)
  expect((await door.takeTicket()).number).not.toBe((await other.takeTicket()).number)
  await together(door, other)
  expect(living()).toHaveLength(4)
  monitor.close()
})

test('[F3] two kiosks that are there at once under one name are seen: on the monitor with their addresses, and at both kiosks', async () => {
  for (const kiosk of [door, other]) await kiosk.start()
  for (const kiosk of [door, other]) await expect.poll(() => kiosk.state()?.hub).toBe('live')
  const monitor = await watch()
  // each gives a sign of life
  for (const kiosk of [door, other]) await kiosk.takeTicket()
  expect(await alertOf(monitor, 'twin-device')).toMatchObject({ subject: 'door', others: ['127.0.0.1'] })
  for (const kiosk of [door, other]) await expect.poll(() => kiosk.state()?.twin).toBe(true)
  await other.kill()
  await expect.poll(() => door.state()?.twin).toBe(false)
  const later = await watch()
  expect((await later.fact('monitor:state'))['alerts'].map((alert: Fields) => alert['code'])).not.toContain(
    'twin-device',
  )
  for (const client of [monitor, later]) client.close()
})
