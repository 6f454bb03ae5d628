import type { Centre } from '@senha/centre'
import { loadCentre } from '@senha/centre/load'
import { collisionLine, letterCollisions } from '@senha/voice'
import Database from 'better-sqlite3'
import { existsSync } from 'node:fs'
import { dayMismatches, deviceMismatches, staffMismatches } from '../mismatches.ts'
import { openAppointments } from '../store/appointments.ts'
import { hubStore } from '../store/database.ts'
import { foldDay } from '../store/fold-day.ts'
import { openLog } from '../store/log.ts'
import { openPeople } from '../store/people.ts'
import { askPhonePage, phonePageLines } from '../phone-page.ts'
import { databaseIn } from './folder.ts'
import { privacyLines } from './privacy-lines.ts'

/**
 * Exit codes: the file can be used and nothing would be lost; it cannot be used, or nothing could be compared;
 * something of today or of the users does not fit it.
 */
export const exits = { fits: 0, refused: 1, doesNotFit: 2 } as const
export interface CheckReport { readonly exit: (typeof exits)[keyof typeof exits]; readonly lines: readonly string[] }

/**
 * What the hub of a folder would find at its next start with this configuration. Reads beside a running hub; changes
 * nothing.
 */
const compare = (folder: string, centre: Centre): CheckReport => {
  const file = databaseIn(folder)
  if (!existsSync(file)) return { exit: exits.refused, lines: [`there is no database in ${folder}: nothing to compare with`] }
  const db = new Database(file, { readonly: true })
  try {
    const newest = hubStore.migrations.at(-1)?.version ?? 0
    const version = Number(db.pragma('user_version', { simple: true }))
    if (version !== newest) return { exit: exits.refused, lines: [`${file} is of another version (schema ${version}, this program knows ${newest}): nothing was compared`] }
    const log = openLog(db)
    const day = foldDay(log)
    const people = openPeople(db)
    const found = [...dayMismatches(day, centre, log.last().at, openAppointments(db).bookedAfter(day.businessDay)), ...staffMismatches(centre, people.allStaff())]
    // a device may be named before it is paired: told, and no reason to wait
    const awaited = deviceMismatches(centre, people.devices()).map(({ line }) => line)
    const today = day.open ? `the day ${day.businessDay} is open` : 'no day is open: nobody waits'
    if (found.length === 0) return { exit: exits.fits, lines: [`${today}; nothing of it, of the bookings and of the users would be lost`, ...awaited] }
    return { exit: exits.doesNotFit, lines: [today, ...found.map(({ line }) => line), ...awaited] }
  } finally {
    db.close()
  }
}

/** What can be used and had better be changed. */
const advice = (centre: Centre): string[] =>
  [...letterCollisions(centre).map(collisionLine), ...phonePageLines(centre.phonePageUrl), ...privacyLines(centre)].map((line) => `warning: ${line}`)

/** What phones find at the centre's address; only where it was asked for: the page may be elsewhere, and not be up yet. */
const askPhones = async ({ phonePageUrl }: Centre): Promise<CheckReport> => {
  if (phonePageUrl === undefined) return { exit: exits.fits, lines: [] }
  const fault = await askPhonePage(phonePageUrl)
  return fault === undefined ? { exit: exits.fits, lines: [`the phone page answers at ${phonePageUrl}`] } : { exit: exits.doesNotFit, lines: [`phonePageUrl: ${fault}`] }
}

/**
 * `admin check FILE`: every fault of a configuration, and, with a folder, what of its day would not fit; `online`: whether the
 * phone page answers at its address.
 */
export const checkCentre = async (file: string, folder: string | undefined, online = false): Promise<CheckReport> => {
  const loaded = loadCentre(file)
  if (!loaded.ok) return { exit: exits.refused, lines: loaded.error.message.split('\n') }
  const { centre } = loaded
  const valid = `${file} is a valid centre: ${centre.services.length} services, ${centre.counters.length} counters, ${centre.languages.length} languages`
  const compared: CheckReport = folder === undefined ? { exit: exits.fits, lines: [] } : compare(folder, centre)
  const asked: CheckReport = online ? await askPhones(centre) : { exit: exits.fits, lines: [] }
  return { exit: compared.exit === exits.fits ? asked.exit : compared.exit, lines: [valid, ...advice(centre), ...compared.lines, ...asked.lines] }
}
