import type { Centre } from '@senha/centre'
import { loadCentre } from '@senha/centre/load'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openClock } from '../hub-clock.ts'
import { createHub } from '../hub.ts'
import type { Hub, Submission } from '../hub.ts'
import { serve } from '../server.ts'
import type { Listening } from '../server.ts'
import { openSecret } from '../sign-in/secret.ts'
import { createSessions } from '../sign-in/sessions.ts'
import { createStaffing } from '../staffing.ts'
import { createStrays } from '../strays.ts'
import type { Accepted } from '../store/answers.ts'
import { openClockMarks } from '../store/clock-mark.ts'
import { openDatabase } from '../store/database.ts'
import { openLog } from '../store/log.ts'
import { openPeople } from '../store/people.ts'
import { openThrottles } from '../store/throttles.ts'
import { openRecord } from '../store/record.ts'
import { openSessions } from '../store/sessions.ts'
import { openStorage } from '../store/storage.ts'
import { supplyAt } from '../supply.ts'
import { createFailures, createThrottles } from '@senha/guard'
import { fakeMachine } from '@senha/guard/testing'
import type { FakeMachine } from '@senha/guard/testing'
import { connect, lisbon } from './hub-process.ts'
import type { Client } from './hub-process.ts'

/** A whole hub in this process, real but for its machine: a test turns the clocks. Without `--demo`: opening hours count. */
export interface HouseInProcess {
  readonly machine: FakeMachine
  readonly hub: () => Hub
  readonly url: () => string
  /** Devices and people with tokens of their own. */
  readonly kiosk: () => Promise<Client>
  readonly display: () => Promise<Client>
  readonly monitor: () => Promise<Client>
  readonly staff: (namespace: '/counter' | '/monitor') => Promise<Client>
  readonly phone: (visitCode: string) => Promise<Client>
  /** A command of Ana's, decided by the hub without a socket; rejects where it is refused. */
  readonly does: (decide: Submission['decide'], answer?: Submission['answer']) => Promise<Accepted>
  /** One number from the database. */
  readonly count: (sql: string) => number
  /** The hub ends and is started anew on the same folder; `meanwhile` is what happens to the machine. */
  readonly restart: (meanwhile: (machine: FakeMachine) => void) => Promise<void>
  readonly close: () => Promise<void>
}

/** `at`: what time it is; `change` changes the reference centre. */
export const houseInProcess = async (at: string, change: (centre: Centre) => Centre = (centre) => centre): Promise<HouseInProcess> => {
  const loaded = loadCentre(lisbon)
  if (!loaded.ok) throw new Error(loaded.error.message)
  const centre = change(loaded.centre)
  const folder = mkdtempSync(join(tmpdir(), 'senha-house-'))
  const db = openDatabase(folder)
  const people = openPeople(db)
  const machine = fakeMachine(at)
  const clients: Client[] = []
  let listening: Listening
  let hub: Hub
  const open = async (): Promise<void> => {
    const clock = openClock(machine, openLog(db).last().at, openClockMarks(db).read())
    const onFatal = (cause: unknown): never => { throw cause }
    const storage = openStorage(db, clock.now, 0, onFatal)
    hub = createHub({ db, centre, now: clock.now, clock, supply: supplyAt(clock.now), demo: false, disk: storage.disk, onFatal })
    const throttles = createThrottles(clock.now, openThrottles(db, storage.aside))
    const failures = createFailures((line) => console.error(line), clock.elapsed)
    const record = openRecord(db)
    const staffing = createStaffing({ people, sessions: openSessions(db), record, secret: openSecret(folder), throttles, now: clock.now })
    listening = await serve({ hub, centre, people, storage, record, strays: createStrays(centre, people, false), staffing, throttles, failures, version: 'test', host: '127.0.0.1', port: 0 })
  }
  const leave = async (): Promise<void> => {
    for (const client of clients.splice(0)) client.close()
    await listening.close()
  }
  await open()
  const url = (): string => `http://127.0.0.1:${listening.port}`
  const come = async (namespace: string, auth: Record<string, unknown>): Promise<Client> => {
    const client = await connect(url(), namespace, auth)
    clients.push(client)
    return client
  }
  const device = (kind: 'kiosk' | 'display' | 'monitor') => async (): Promise<Client> => come(`/${kind}`, { token: people.pairDevice(kind, kind, machine.wall()) })
  return {
    machine, url, hub: () => hub,
    kiosk: device('kiosk'), display: device('display'), monitor: device('monitor'),
    staff: async (namespace) => {
      people.addStaff({ id: 'marta', name: 'Marta', role: 'supervisor', agency: 'centre', languages: ['pt'], pinHash: 'signed in by the test' }, hub.now())
      return come(namespace, { token: createSessions(openSessions(db), hub.now, { demoStaff: [], idleMinutes: undefined, hours: 20 }).open('marta', { address: '127.0.0.1' }, false) })
    },
    phone: async (visitCode) => come('/visitor', { visitCode }),
    does: async (decide, answer = () => ({})) => {
      const answered = await hub.submit({ sender: 'staff:ana', actor: 'ana', name: 'test', commandId: crypto.randomUUID(), payload: {}, decide, answer })
      if (!answered.ok) throw new Error(`the hub refused: ${answered.error.message}`)
      return answered
    },
    count: (sql) => Number(db.prepare(sql).pluck().get()),
    restart: async (meanwhile) => {
      await leave()
      meanwhile(machine)
      await open()
    },
    close: async () => {
      await leave()
      db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
