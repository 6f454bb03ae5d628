import { findTickets, forecast, liveTicketOf } from '@senha/domain'
import type { Day, Recorded } from '@senha/domain'
import type { Centre } from '@senha/centre'
import { board, counterState as counterSchema, displayCall, displayState, foundTicket, kioskState as kioskSchema, lease, monitorState as monitorSchema, staffVisit, ticket, visitorState as visitorSchema } from '@senha/protocol'
import type { CounterState, MonitorState } from '@senha/protocol'
import { z } from 'zod'
import { createStanding, findAlerts } from '../views/alerts/alerts.ts'
import { boardOf, displayCallOf, kioskState, languagesInside, leasesView, monitorState, publicCentreOf, standing, visitorState } from '../views/public.ts'
import { foundView } from '../views/found.ts'
import { calledView, counterState, staffVisitView } from '../views/staff.ts'
import { device, staff } from './any-command.ts'

const called = z.object({ ticket, visit: staffVisit })

export interface Seen { readonly monitor: MonitorState; readonly counters: ReadonlyMap<string, CounterState> }

/** Codes of visits that a view tells, but for one. */
const codesIn = (day: Day, view: unknown, except?: string): string[] => {
  const words = JSON.stringify(view)
  return [...day.visits.values()].map(({ code }) => code).filter((code) => code !== '' && code !== except && words.includes(`"${code}"`))
}
const tellsNone = (day: Day, what: string, view: unknown, except?: string): void => {
  const codes = codesIn(day, view, except)
  if (codes.length > 0) throw new Error(`${what} tells the visit codes ${codes.join()}`)
}

/** Every snapshot and every answer's view of one moment, each through its schema; what throws or does not fit fails the test. */
export const everyView = (day: Day, centre: Centre, now: number, facts: readonly Recorded[]): Seen => {
  const house = { day, centre, forecast: forecast(day, centre, now), now }
  const pub = publicCentreOf(centre)
  const devices = [{ id: device, kind: 'kiosk' as const, connected: true }]
  kioskSchema.parse(kioskState(house, true, pub))
  // the centre is in each of them, and was parsed once
  const ofVisitor = visitorSchema.omit({ centre: true })
  board.parse(boardOf(house))
  displayState.parse({ ...boardOf(house), open: true, languages: languagesInside(house), ...standing(house) })
  lease.array().parse(leasesView(house, device, undefined))
  for (const fact of facts) displayCall.optional().parse(displayCallOf(house, fact))
  for (const one of day.visits.values()) {
    ofVisitor.parse(visitorState(house, one, pub))
    const live = liveTicketOf(day, one)
    if (live) staffVisit.parse(staffVisitView(house, one, live))
  }
  for (const one of day.tickets.values()) called.parse(calledView(house, one))
  for (const user of staff)
    for (const { number } of [...day.tickets.values()].slice(-4)) {
      const found = findTickets({ day, rules: centre }, user, { number })
      if (found.ok) foundTicket.array().parse(found.found.map((one) => foundView(house, user, one)))
    }
  const around = { open: day.open, database: 'ok' as const, devices, nameOf: (id: string) => staff.find((user) => user.id === id)?.name, present: staff }
  const counters = new Map(staff.map((user) => [user.id, counterSchema.parse(counterState(house, now, { ...around, user }))]))
  const found = findAlerts({
    house, open: day.open, byHours: true, devices, present: staff, strays: [], health: { disk: { ok: true, database: 'ok', since: now } }, clock: { is: 'steady', aheadSeconds: 0, since: now },
  })
  const alerts = createStanding().look(found, now, 0)
  const monitor = monitorSchema.parse(monitorState(house, { open: day.open, devices, nameOf: around.nameOf, commands: true, alerts }))
  // SPEC.md, R1 and S3: a code stands with its visit, at the counter where that is live
  tellsNone(day, 'monitor:state', monitor)
  tellsNone(day, 'display:state', { ...boardOf(house), ...standing(house), languages: languagesInside(house) })
  tellsNone(day, 'kiosk:state', kioskState(house, true, pub))
  for (const state of counters.values()) tellsNone(day, 'counter:state', state, state.visit?.visitCode)
  return { monitor, counters }
}
