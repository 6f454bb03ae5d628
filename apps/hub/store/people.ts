import { createHash, randomBytes } from 'node:crypto'
import type { StaffUser } from '@senha/protocol'
import { z } from 'zod'
import type { Db } from '@senha/sqlite'
import { iso } from '../clock.ts'
import { withoutWaiting } from './aside.ts'

export type DeviceKind = 'kiosk' | 'display' | 'monitor'

const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
const newToken = (): string => randomBytes(32).toString('base64url')

export interface StaffRecord extends StaffUser {
  pinHash: string
  /** Set by somebody else: to be changed at the next sign-in. */
  firstPin?: boolean
  lastPinHash?: string | undefined
  lastSignInAt?: string | undefined
  /** Wrong PINs since the last sign-in. */
  wrongPins?: number
}

/**
 * Does several things in one transaction, without waiting for another process: throws SQLITE_BUSY where one holds the
 * lock. Nothing is on disk before it returns.
 */
export type Together = <T>(act: () => T) => T

export interface People {
  readonly staff: (id: string) => StaffRecord | undefined
  /** Without the rest of the record: every screen shows the name at every counter, at every change. */
  readonly nameOf: (id: string) => string | undefined
  readonly allStaff: () => StaffRecord[]
  /** Adds a person, or changes one of this id. */
  readonly addStaff: (record: StaffRecord, at: number) => void
  readonly removeStaff: (id: string) => boolean
  /** Ends the person's sessions; `first`: set by somebody else. */
  readonly setPin: (id: string, pinHash: string, first: boolean) => void
  /** The same PIN under a newer format of hash: ends no session. */
  readonly rehash: (id: string, pinHash: string) => void
  /** Somebody signed in from here: remembered as a place of theirs. */
  readonly signedIn: (id: string, from: { address: string; deviceHash: Buffer | undefined }, at: number) => void
  readonly knowsDevice: (id: string, deviceHash: Buffer) => boolean
  readonly knowsAddress: (id: string, address: string) => boolean
  readonly addWrongPins: (id: string, count: number) => void
  /** A number that changes when another program wrote to the database. */
  readonly version: () => number
  readonly together: Together
  /** A new token for a device, which keeps its id for as long as the token lives. */
  readonly pairDevice: (kind: DeviceKind, deviceId: string, at: number) => string
  /** Its token is worth nothing any more, and it is not listed; false where there is no such device. */
  readonly revokeDevice: (kind: DeviceKind, deviceId: string) => boolean
  /** Whether a device of this name has a token of its own. */
  readonly isPaired: (kind: DeviceKind, deviceId: string) => boolean
  readonly pairedDevice: (kind: DeviceKind, token: string) => string | undefined
  readonly sawDevice: (kind: DeviceKind, deviceId: string, at: number) => void
  readonly devices: () => { id: string; kind: DeviceKind; lastSeenAt: string | null }[]
}

interface StaffRow {
  id: string; name: string; role: StaffUser['role']; agency: string; languages: string; pin_hash: string
  first_pin: number; last_pin_hash: string | null; last_sign_in_at: string | null; wrong_pins: number
}

const recordOf = (row: StaffRow): StaffRecord => ({
  id: row.id, name: row.name, role: row.role, agency: row.agency, languages: z.array(z.string()).parse(JSON.parse(row.languages)), pinHash: row.pin_hash,
  firstPin: row.first_pin === 1, lastPinHash: row.last_pin_hash ?? undefined, lastSignInAt: row.last_sign_in_at ?? undefined, wrongPins: row.wrong_pins,
})

/** So many devices and addresses of one person are remembered, the last ones. */
const placesKept = 20

export const openPeople = (db: Db): People => {
  const selectStaff = db.prepare<[string], StaffRow>('SELECT * FROM staff WHERE id = ?')
  const selectName = db.prepare<[string], string>('SELECT name FROM staff WHERE id = ?').pluck()
  const allStaff = db.prepare<[], StaffRow>('SELECT * FROM staff ORDER BY id')
  const insertStaff = db.prepare(`INSERT INTO staff (id, name, role, agency, languages, pin_hash, first_pin, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, agency = excluded.agency, languages = excluded.languages,
      first_pin = CASE WHEN excluded.pin_hash = pin_hash THEN first_pin ELSE excluded.first_pin END,
      last_pin_hash = CASE WHEN excluded.pin_hash = pin_hash THEN last_pin_hash ELSE pin_hash END,
      pin_version = pin_version + (excluded.pin_hash <> pin_hash),
      pin_hash = excluded.pin_hash`)
  const updatePin = db.prepare('UPDATE staff SET last_pin_hash = pin_hash, pin_hash = ?, first_pin = ?, pin_version = pin_version + 1 WHERE id = ?')
  const updateHash = db.prepare('UPDATE staff SET pin_hash = ? WHERE id = ?')
  const updateSignIn = db.prepare('UPDATE staff SET last_sign_in_at = ?, wrong_pins = 0 WHERE id = ?')
  const addWrong = db.prepare('UPDATE staff SET wrong_pins = wrong_pins + ? WHERE id = ?')
  const insertDevice = db.prepare('INSERT INTO known_device VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET last_at = excluded.last_at')
  const insertAddress = db.prepare('INSERT INTO known_address VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET last_at = excluded.last_at')
  const tooMany = (table: 'known_device' | 'known_address', key: string) =>
    db.prepare(`DELETE FROM ${table} WHERE staff_id = @id AND ${key} NOT IN (SELECT ${key} FROM ${table} WHERE staff_id = @id ORDER BY last_at DESC LIMIT ${placesKept})`)
  const trimDevices = tooMany('known_device', 'device_hash')
  const trimAddresses = tooMany('known_address', 'address')
  const selectKnownDevice = db.prepare<[string, Buffer], number>('SELECT 1 FROM known_device WHERE staff_id = ? AND device_hash = ?').pluck()
  const selectKnownAddress = db.prepare<[string, string], number>('SELECT 1 FROM known_address WHERE staff_id = ? AND address = ?').pluck()
  const deleteStaff = db.prepare('DELETE FROM staff WHERE id = ?')
  const insertToken = db.prepare('INSERT INTO device_token (token_hash, kind, device_id, created_at) VALUES (?, ?, ?, ?)')
  const selectPaired = db.prepare<[string, string], number>('SELECT 1 FROM device_token WHERE kind = ? AND device_id = ?').pluck()
  const deleteTokens = db.prepare('DELETE FROM device_token WHERE kind = ? AND device_id = ?')
  const deleteDevice = db.prepare('DELETE FROM device WHERE kind = ? AND id = ?')
  const selectToken = db.prepare<[Buffer, string], { device_id: string }>('SELECT device_id FROM device_token WHERE token_hash = ? AND kind = ?')
  const upsertDevice = db.prepare(`INSERT INTO device (id, kind, last_seen_at) VALUES (?, ?, ?)
    ON CONFLICT (id, kind) DO UPDATE SET last_seen_at = coalesce(excluded.last_seen_at, last_seen_at)`)
  const allDevices = db.prepare<[], { id: string; kind: DeviceKind; lastSeenAt: string | null }>('SELECT id, kind, last_seen_at AS lastSeenAt FROM device ORDER BY kind, id')
  return {
    staff: (id) => {
      const row = selectStaff.get(id)
      return row && recordOf(row)
    },
    nameOf: (id) => selectName.get(id),
    allStaff: () => allStaff.all().map(recordOf),
    addStaff: (record, at) => {
      insertStaff.run(record.id, record.name, record.role, record.agency, JSON.stringify(record.languages), record.pinHash, record.firstPin === true ? 1 : 0, iso(at))
    },
    removeStaff: (id) => deleteStaff.run(id).changes > 0,
    setPin: (id, pinHash, first) => {
      updatePin.run(pinHash, first ? 1 : 0, id)
    },
    rehash: (id, pinHash) => {
      updateHash.run(pinHash, id)
    },
    signedIn: (id, { address, deviceHash }, at) => {
      updateSignIn.run(iso(at), id)
      insertAddress.run(id, address, iso(at))
      trimAddresses.run({ id })
      if (deviceHash) {
        insertDevice.run(id, deviceHash, iso(at))
        trimDevices.run({ id })
      }
    },
    knowsDevice: (id, deviceHash) => selectKnownDevice.get(id, deviceHash) !== undefined,
    knowsAddress: (id, address) => selectKnownAddress.get(id, address) !== undefined,
    addWrongPins: (id, count) => {
      addWrong.run(count, id)
    },
    version: () => Number(db.pragma('data_version', { simple: true })),
    together: (act) => withoutWaiting(db, () => db.transaction(act).immediate()),
    pairDevice: (kind, deviceId, at) => {
      const token = newToken()
      deleteTokens.run(kind, deviceId)
      insertToken.run(tokenHash(token), kind, deviceId, iso(at))
      upsertDevice.run(deviceId, kind, null)
      return token
    },
    revokeDevice: (kind, deviceId) => {
      const tokens = deleteTokens.run(kind, deviceId).changes
      return deleteDevice.run(kind, deviceId).changes + tokens > 0
    },
    isPaired: (kind, deviceId) => selectPaired.get(kind, deviceId) !== undefined,
    pairedDevice: (kind, token) => selectToken.get(tokenHash(token), kind)?.device_id,
    sawDevice: (kind, deviceId, at) => {
      upsertDevice.run(deviceId, kind, iso(at))
    },
    devices: () => allDevices.all(),
  }
}
