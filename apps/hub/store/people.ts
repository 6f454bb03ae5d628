import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { StaffUser } from '@senha/protocol'
import { z } from 'zod'
import type { Db } from '@senha/sqlite'
import { iso } from '../clock.ts'

export type DeviceKind = 'kiosk' | 'display' | 'monitor'

/** scrypt at 32 MB and about 50 ms a PIN (RFC 7914): a stolen file does not give the PINs away at once. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const derive = promisify<string, Buffer, number, typeof cost, Buffer>(scrypt)

export const hashPin = async (pin: string): Promise<string> => {
  const salt = randomBytes(16)
  return `scrypt$${cost.N}$${salt.toString('base64')}$${(await derive(pin, salt, 32, cost)).toString('base64')}`
}

export const verifyPin = async (pin: string, hash: string): Promise<boolean> => {
  const [, n, salt = '', expected = ''] = hash.split('$')
  const actual = await derive(pin, Buffer.from(salt, 'base64'), 32, { ...cost, N: Number(n) })
  return timingSafeEqual(actual, Buffer.from(expected, 'base64'))
}

const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
const newToken = (): string => randomBytes(32).toString('base64url')

export interface StaffRecord extends StaffUser { pinHash: string }

export interface People {
  readonly staff: (id: string) => StaffRecord | undefined
  readonly allStaff: () => StaffUser[]
  readonly addStaff: (record: StaffRecord, at: number) => void
  readonly removeStaff: (id: string) => boolean
  /** A new token for a member of staff; only its hash is kept. */
  readonly openSession: (staffId: string, at: number, hours: number) => string
  readonly sessionOf: (token: string, at: number) => string | undefined
  /** A new token for a device, which keeps its id for as long as the token lives. */
  readonly pairDevice: (kind: DeviceKind, deviceId: string, at: number) => string
  /** Its token is worth nothing any more, and it is not listed; false where there is no such device. */
  readonly revokeDevice: (kind: DeviceKind, deviceId: string) => boolean
  readonly pairedDevice: (kind: DeviceKind, token: string) => string | undefined
  readonly sawDevice: (kind: DeviceKind, deviceId: string, at: number) => void
  readonly devices: () => { id: string; kind: DeviceKind; lastSeenAt: string | null }[]
}

interface StaffRow { id: string; name: string; role: StaffUser['role']; agency: string; languages: string; pin_hash: string }

const recordOf = (row: StaffRow): StaffRecord => ({
  id: row.id, name: row.name, role: row.role, agency: row.agency, languages: z.array(z.string()).parse(JSON.parse(row.languages)), pinHash: row.pin_hash,
})

export const openPeople = (db: Db): People => {
  const selectStaff = db.prepare<[string], StaffRow>('SELECT * FROM staff WHERE id = ?')
  const allStaff = db.prepare<[], StaffRow>('SELECT * FROM staff ORDER BY id')
  const insertStaff = db.prepare('INSERT OR REPLACE INTO staff (id, name, role, agency, languages, pin_hash, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)')
  const deleteStaff = db.prepare('DELETE FROM staff WHERE id = ?')
  const deleteSessions = db.prepare('DELETE FROM session WHERE staff_id = ?')
  const insertSession = db.prepare('INSERT INTO session (token_hash, staff_id, created_at, expires_at) VALUES (?, ?, ?, ?)')
  const selectSession = db.prepare<[Buffer, string], { staff_id: string }>('SELECT staff_id FROM session WHERE token_hash = ? AND expires_at > ?')
  const insertToken = db.prepare('INSERT INTO device_token (token_hash, kind, device_id, created_at) VALUES (?, ?, ?, ?)')
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
    allStaff: () => allStaff.all().map(recordOf),
    addStaff: (record, at) => {
      insertStaff.run(record.id, record.name, record.role, record.agency, JSON.stringify(record.languages), record.pinHash, iso(at))
    },
    removeStaff: (id) => {
      deleteSessions.run(id)
      return deleteStaff.run(id).changes > 0
    },
    openSession: (staffId, at, hours) => {
      const token = newToken()
      insertSession.run(tokenHash(token), staffId, iso(at), iso(at + hours * 3_600_000))
      return token
    },
    sessionOf: (token, at) => selectSession.get(tokenHash(token), iso(at))?.staff_id,
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
    pairedDevice: (kind, token) => selectToken.get(tokenHash(token), kind)?.device_id,
    sawDevice: (kind, deviceId, at) => {
      upsertDevice.run(deviceId, kind, iso(at))
    },
    devices: () => allDevices.all(),
  }
}
