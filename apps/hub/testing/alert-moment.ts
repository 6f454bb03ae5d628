import type { Centre } from '@senha/centre'
import { loadCentre } from '@senha/centre/load'
import { apply, emptyDay, issueTicket, noForecast, openCounter, openDay } from '@senha/domain'
import type { Context, Decided, Decision, Recorded } from '@senha/domain'
import type { Device, StaffUser } from '@senha/protocol'
import type { Moment } from '../views/alerts/moment.ts'
import { lisbon } from './hub-process.ts'

const loaded = loadCentre(lisbon)
if (!loaded.ok) throw new Error(loaded.error.message)
/** With topics whose first ticket is one of their own service. */
const centre: Centre = { ...loaded.centre, topics: loaded.centre.topics.map((topic) => (topic.id === 'health' || topic.id === 'social-security' ? { ...topic, service: topic.id } : topic)) }

export const people = {
  ana: { id: 'ana', name: 'Ana', role: 'mediator', agency: 'centre', languages: ['pt', 'en'] },
  olga: { id: 'olga', name: 'Olga', role: 'mediator', agency: 'centre', languages: ['pt', 'uk'] },
  rui: { id: 'rui', name: 'Rui', role: 'officer', agency: 'social-security', languages: ['pt'] },
  ines: { id: 'ines', name: 'Inês', role: 'officer', agency: 'health', languages: ['pt'] },
} satisfies Record<string, StaffUser>

/** A Monday at the reference centre that a test moves: who is there, what is connected, and what is done. */
export interface AlertMoment {
  now: number
  open: boolean
  byHours: boolean
  centre: Centre
  devices: Device[]
  present: StaffUser[]
  more: Partial<Pick<Moment, 'strays' | 'health' | 'clock'>>
  readonly pass: (minutes: number) => void
  /** By Ana, unless somebody else is named. */
  readonly does: (decide: (context: Context) => Decision, actor?: string) => Decided
  readonly issue: (topicId: string, language?: string) => Decided
  readonly opens: (person: StaffUser, counterId: string) => void
  readonly moment: () => Moment
}

/** All is well: counter 1 is open and served by Ana, a kiosk prints, a display is heard, nobody waits. */
export const allIsWell = (): AlertMoment => {
  const day = emptyDay('', false, 0)
  let ids = 0
  const id = (): string => `id-${(ids += 1)}`
  const it: AlertMoment = {
    now: Date.parse('2026-11-23T10:00:00Z'), open: true, byHours: true, centre: centre,
    devices: [
      { id: 'kiosk-1', kind: 'kiosk', connected: true, printer: { state: 'ready' } },
      { id: 'lobby', kind: 'display', connected: true, display: { version: '1', width: 1920, height: 1080, audio: 'ready' } },
    ],
    present: [people.ana],
    more: {},
    pass: (minutes) => { it.now += minutes * 60_000 },
    does: (decide, actor = 'ana') => {
      const decision = decide({ day, rules: it.centre, now: it.now, supply: { id, visitCode: id, bookingCode: id, card: () => ({ code: id(), hash: id() }) } })
      if (!decision.ok) throw new Error(decision.error.message)
      for (const fact of decision.facts) {
        const recorded: Recorded = { ...fact, seq: day.seq + 1, at: it.now, actor }
        apply(day, recorded)
      }
      return decision
    },
    issue: (topicId, language = 'pt') => it.does((context) => issueTicket(context, { topicId, language }, { by: 'nobody' })),
    opens: (person, counterId) => void it.does((context) => openCounter(context, person, { counterId }), person.id),
    moment: () => ({
      house: { day, centre: it.centre, forecast: noForecast, now: it.now }, open: it.open, byHours: it.byHours, devices: it.devices, present: it.present,
      strays: [], health: { disk: { ok: true, database: 'ok', since: 0 } }, clock: { is: 'steady', aheadSeconds: 0, since: 0 }, ...it.more,
    }),
  }
  it.does(() => ({ ok: true, facts: openDay('2026-11-23') }))
  it.does((context) => openCounter(context, people.ana, { counterId: 'w1' }))
  return it
}
