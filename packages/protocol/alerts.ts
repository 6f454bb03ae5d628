import { z } from 'zod'
import { id, instant, language } from './primitives.ts'

/** Everything that needs somebody. docs/operating.md says when each stands and what ends it. */
export const alertCodes = [
  'emergency', 'day-not-open', 'no-counter', 'all-paused', 'after-hours', 'no-kiosk', 'no-display',
  'counter-deserted', 'counter-idle', 'called-long', 'served-long', 'parked-long', 'booked-due', 'target-wait', 'quota-full', 'language-alone', 'interpreter-waits',
  'paper-failed', 'paper-waits', 'printer', 'many-papers', 'device-lost', 'display-silent', 'device-clock', 'twin-device', 'copied-journal', 'twin-number',
  'clock', 'disk', 'disk-nearly-full', 'erasure-pending', 'backup-old', 'restored', 'hub-late', 'voice-missing',
  'unknown-service', 'unknown-counter', 'unknown-agency', 'unknown-language', 'unknown-device',
] as const

/**
 * `urgent`: people stand before something that does not work now; `soon`: somebody should look; `hint`: nobody waits for it.
 * `other`: of a newer hub than this page.
 */
export const alert = z.object({
  code: z.enum([...alertCodes, 'other']).catch('other'),
  level: z.enum(['urgent', 'soon', 'hint']).catch('soon'),
  /** What it is about: a service, a ticket's number, a counter's number, a device, a zone, the centre. */
  subject: z.string(),
  /** Since when; the same for as long as it stands. */
  at: instant,
  /** The addresses of twin devices; the numbers of tickets whose papers say `subject` too; services in which a language waits. */
  others: z.array(z.string()).optional(),
  /** How many it concerns. */
  count: z.int().optional(),
  /** Public numbers of counters: those that could open, those on a break, or where it is. */
  counters: z.array(z.string()).optional(),
  /** Who is signed in and could open one of them, or could come back to it; with the counter where the person is now. */
  staff: z.array(z.object({ name: z.string(), counter: z.string().optional() })).optional(),
  language: language.optional(),
})
export type Alert = z.infer<typeof alert>
export type AlertCode = (typeof alertCodes)[number]

/** A queue of one's own agency in which people wait and that no counter calls; `paused`: all its counters are on a break. */
export const unattended = z.object({ serviceId: id, count: z.int(), /** The first has waited since then. */ at: instant, paused: z.boolean().optional() })
export type Unattended = z.infer<typeof unattended>
