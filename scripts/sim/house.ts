import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Centre } from '@senha/centre'
import { createFailures, createThrottles } from '@senha/guard'
import { counterAnswers, counterCommands, displayAnswers, displayCommands, displayState, kioskAnswers, kioskCommands, monitorAnswers, monitorCommands, monitorState, printJob, visitorAnswers, visitorCommands } from '@senha/protocol'
import { commandTable, openLink } from '@senha/protocol/link'
import { createHub } from '../../apps/hub/hub.ts'
import { serve } from '../../apps/hub/server.ts'
import { openSecret } from '../../apps/hub/sign-in/secret.ts'
import { createSessions } from '../../apps/hub/sign-in/sessions.ts'
import { createStrays } from '../../apps/hub/strays.ts'
import { createStaffing } from '../../apps/hub/staffing.ts'
import { openDatabase } from '../../apps/hub/store/database.ts'
import { openStorage } from '../../apps/hub/store/storage.ts'
import { openPeople } from '../../apps/hub/store/people.ts'
import { openRecord } from '../../apps/hub/store/record.ts'
import { openSessions } from '../../apps/hub/store/sessions.ts'
import { openThrottles } from '../../apps/hub/store/throttles.ts'
import { supplyAt } from '../../apps/hub/supply.ts'
import { assumptions } from './assumptions.ts'

const kioskLink = (hub: string, id: string, token: string) =>
  openLink({ hub, namespace: '/kiosk', auth: { token, id }, commands: commandTable(kioskCommands, kioskAnswers), facts: { 'print:job': printJob } })
const counterLink = (hub: string, token: string) =>
  openLink({ hub, namespace: '/counter', auth: { token }, commands: commandTable(counterCommands, counterAnswers), facts: {} })
const visitorLink = (hub: string, visitCode: string) =>
  openLink({ hub, namespace: '/visitor', auth: { visitCode }, commands: commandTable(visitorCommands, visitorAnswers), facts: {} })

/** Who sits where: languages of each counter's staff, those that the centre offers. */
export const staffLanguagesOf = (centre: Centre): Map<string, readonly string[]> => {
  const { welcome, others } = assumptions.staffLanguages
  return new Map(centre.counters.map((counter, index) => {
    const service = centre.services.find((known) => known.id === counter.services[0])
    const tables: readonly (readonly string[])[] = service?.kind === 'welcome' ? welcome : others
    return [counter.id, (tables[index % tables.length] ?? ['pt']).filter((language) => centre.languages.some((offered) => offered === language))]
  }))
}

export type Kiosk = ReturnType<typeof kioskLink>
export type Console = ReturnType<typeof counterLink>

/** The real hub on a database of its own, its clock handed in, and the project's own links to it over real sockets. */
export interface House {
  readonly database: string
  readonly kiosks: readonly { readonly id: string; readonly link: Kiosk }[]
  /** The console at a counter, signed in as its member of staff. */
  readonly consoleAt: (counterId: string) => Console
  readonly languagesAt: (counterId: string) => readonly string[]
  /** A visitor's phone says something and is put away. */
  readonly onPhone: (visitCode: string, command: 'visit:leave' | 'visit:missed') => Promise<boolean>
  /** Resolves once a kiosk printed this ticket's job and said so. */
  readonly paperOut: (ticketId: string) => Promise<void>
  /** What the hub does on a timer at this moment of the virtual day. */
  readonly rollDay: () => void
  readonly close: () => Promise<void>
}

/** Kiosks print what the hub pushes to them, at once. */
const printingAt = (kiosks: readonly { readonly link: Kiosk }[]): House['paperOut'] => {
  const out = new Map<string, PromiseWithResolvers<void>>()
  const paperOf = (ticketId: string): PromiseWithResolvers<void> => {
    const paper = out.get(ticketId) ?? Promise.withResolvers<void>()
    out.set(ticketId, paper)
    return paper
  }
  for (const { link } of kiosks) {
    link.on('print:job', ({ ticket }) => {
      void link.send('ticket:paper', { ticketId: ticket.id, outcome: 'printed' }).then(() => paperOf(ticket.id).resolve())
    })
  }
  return (ticketId) => paperOf(ticketId).promise
}

export const openHouse = async (centre: Centre, now: () => number, kioskCount: number): Promise<House> => {
  const folder = mkdtempSync(join(tmpdir(), 'senha-sim-'))
  const db = openDatabase(folder)
  // a simulated day is thrown away with its folder: nothing of it must outlive a power cut
  db.pragma('synchronous = OFF')
  const people = openPeople(db)
  const onFatal = (cause: unknown): never => { throw new Error('the disk failed during the simulation', { cause }) }
  const storage = openStorage(db, now, 0, onFatal)
  const hub = createHub({ db, centre, now, supply: supplyAt(now), demo: false, onFatal })
  const languages = staffLanguagesOf(centre)
  const staff = new Map(centre.counters.map((counter) => {
    const service = centre.services.find((known) => known.id === counter.services[0])
    return [counter.id, { id: `at-${counter.id}`, agency: service?.agency ?? '', languages: [...(languages.get(counter.id) ?? [])] }]
  }))
  for (const one of staff.values()) people.addStaff({ ...one, name: one.id, role: one.agency === 'centre' ? 'mediator' : 'officer', pinHash: 'signed in by the simulation' }, now())
  const throttles = createThrottles(now, openThrottles(db, storage.aside))
  const failures = createFailures((line) => console.error(`simulation: ${line}`), now)
  const [record, sessions] = [openRecord(db), openSessions(db)]
  const staffing = createStaffing({ people, sessions, record, secret: openSecret(folder), throttles, now })
  const signedIn = createSessions(sessions, now, { demoStaff: [], idleMinutes: undefined, hours: 20 })
  const listening = await serve({ hub, centre, people, storage, staffing, record, strays: createStrays(centre, people, true), throttles, failures, version: 'simulation', host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${listening.port}`
  const kiosks = Array.from({ length: kioskCount }, (_, index) => {
    const id = `kiosk-${index + 1}`
    return { id, link: kioskLink(url, id, people.pairDevice('kiosk', id, now())) }
  })
  const consoles = new Map([...staff].map(([counterId, { id }]) => [counterId, counterLink(url, signedIn.open(id, { address: '127.0.0.1' }, false))]))
  const watching = [
    openLink({ hub: url, namespace: '/display', auth: { token: people.pairDevice('display', 'lobby', now()) }, commands: commandTable(displayCommands, displayAnswers), facts: { 'display:state': displayState } }),
    openLink({ hub: url, namespace: '/monitor', auth: { token: people.pairDevice('monitor', 'office', now()) }, commands: commandTable(monitorCommands, monitorAnswers), facts: { 'monitor:state': monitorState } }),
  ]
  const consoleAt: House['consoleAt'] = (counterId) => {
    const found = consoles.get(counterId)
    if (!found) throw new Error(`the centre has no counter ${counterId}`)
    return found
  }
  return {
    database: join(folder, 'hub.sqlite'), kiosks, consoleAt, paperOut: printingAt(kiosks), rollDay: hub.rollDay,
    languagesAt: (counterId) => languages.get(counterId) ?? [],
    onPhone: async (visitCode, command) => {
      const phone = visitorLink(url, visitCode)
      const answer = await phone.send(command, {})
      phone.close()
      return answer.ok
    },
    close: async () => {
      for (const link of [...kiosks.map((kiosk) => kiosk.link), ...consoles.values(), ...watching]) link.close()
      await listening.close()
      db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
