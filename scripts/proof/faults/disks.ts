import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { until } from '../clients.ts'
import { buildShim, run } from './build.ts'
import { openSufferer } from './house.ts'
import { spreadMs } from './row.ts'
import type { Options, Result } from './row.ts'
import { served, suffer } from './suffer.ts'

/** fsync answers "input/output error": what is on disk is not known, so the hub stops and is started again. */
export const syncFails = async (options: Options): Promise<Result> => {
  const name = 'fsync fails'
  const shim = buildShim()
  if (!shim) return { name, skipped: 'no gcc' }
  const hub = await openSufferer(undefined, shim.env)
  const still: string[] = []
  try {
    const { recovered, faults, commands } = await suffer(hub, options, async () => {
      shim.syncsFail(true)
      const gaveUp = await Promise.race([until(() => hub.ended() !== undefined).then(() => true), after(10_000, false)])
      if (!gaveUp) still.push('the hub went on after a failed sync')
      shim.syncsFail(false)
      await hub.kill()
      await hub.start()
    })
    return { name, how: `${recovered.length} times (LD_PRELOAD): each time the hub stopped by itself and was started again; ${commands} commands`, faults: [...still, ...faults], recovery: `${spreadMs(recovered)} after the hub said it is ready` }
  } finally { await hub.close() }
}

/** The disk is full: commands are refused as `unavailable`, nothing changes, and all goes on once there is room. */
export const diskFull = async (options: Options): Promise<Result> => {
  const name = 'disk full'
  const disk = mkdtempSync(join(tmpdir(), 'senha-full-'))
  const mounted = run('mount', '-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk)
  if (!mounted.ok) return { name, skipped: `no mounts here: ${mounted.words}` }
  const hub = await openSufferer(join(disk, 'data'))
  const filler = join(disk, 'filler')
  const still: string[] = []
  try {
    const { recovered, faults, commands } = await suffer(hub, options, async () => {
      const before = hub.stderr().length
      try {
        writeFileSync(filler, Buffer.alloc(64 * 1024 * 1024))
      } catch { /* it is full: what was wanted */ }
      await until(() => hub.stderr().slice(before).includes('full') || hub.ended() !== undefined)
      if (hub.ended() !== undefined) still.push('the hub stopped')
      await after(300)
      rmSync(filler, { force: true })
    })
    return { name, how: `${recovered.length} times a tmpfs of 24 MB filled to the last byte and emptied; ${commands} commands; the hub ran on`, faults: [...still, ...faults], recovery: spreadMs(recovered) }
  } finally {
    await hub.close()
    run('umount', disk)
    rmSync(disk, { recursive: true, force: true })
  }
}

const healthOf = async (url: string): Promise<{ status: number; database: string }> => {
  const answer = await fetch(`${url}/health`)
  const body: unknown = await answer.json()
  return { status: answer.status, database: typeof body === 'object' && body !== null && 'database' in body ? String(body.database) : 'nothing' }
}
/** Waits until /health says this of the database; a fault's words where it never does. */
const says = async (url: string, status: number, states: readonly string[]): Promise<string[]> => {
  let last = { status: 0, database: 'nothing' }
  for (const end = performance.now() + 30_000; performance.now() < end; await after(50)) { // oxlint-disable-line no-await-in-loop
    last = await healthOf(url) // oxlint-disable-line no-await-in-loop
    if (last.status === status && states.includes(last.database)) return []
  }
  return [`/health said ${last.status} ${last.database}, not ${status} ${states.join(' or ')}`]
}

/** The disk is read-only when the hub starts, as a failing card is: refused in one line, and all goes on once it is writable. */
export const diskReadOnly = async (options: Options): Promise<Result> => {
  const name = 'disk read-only'
  const disk = mkdtempSync(join(tmpdir(), 'senha-readonly-'))
  const mounted = run('mount', '-t', 'tmpfs', '-o', 'size=512m', 'tmpfs', disk)
  if (!mounted.ok) return { name, skipped: `no mounts here: ${mounted.words}` }
  const hub = await openSufferer(join(disk, 'data'))
  const still: string[] = []
  try {
    const { recovered, faults, commands } = await suffer(hub, options, async () => {
      // a file system with files open for writing refuses to become read-only: the hub is killed first, as with a machine that starts again on a failing card
      await hub.kill()
      run('mount', '-o', 'remount,ro', disk)
      const refused = await hub.start().then(() => '', (cause: unknown) => String(cause))
      if (!/cannot write in|cannot be written/.test(refused)) still.push(`started on a read-only disk: ${refused.slice(0, 200)}`)
      run('mount', '-o', 'remount,rw', disk)
      await hub.start()
      still.push(...await says(hub.url, 200, ['ok']))
    })
    return { name, how: `${recovered.length} times a tmpfs remounted read-only under a hub that was killed: refused to start in one line each time; writable again it started; ${commands} commands`, faults: [...still, ...faults], recovery: `${spreadMs(recovered)} after the hub said it is ready` }
  } finally {
    await hub.close()
    run('umount', '-l', disk)
    rmSync(disk, { recursive: true, force: true })
  }
}

/** Little room is left: everything works, and /health says so before it hurts; full, it answers 503. */
export const diskNearlyFull = async (options: Options): Promise<Result> => {
  const name = 'disk nearly full'
  const disk = mkdtempSync(join(tmpdir(), 'senha-nearly-'))
  const mounted = run('mount', '-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', disk)
  if (!mounted.ok) return { name, skipped: `no mounts here: ${mounted.words}` }
  const hub = await openSufferer(join(disk, 'data'))
  const filler = join(disk, 'filler')
  const still: string[] = []
  try {
    const { recovered, faults, commands } = await suffer(hub, { ...options, rounds: Math.min(options.rounds, 5) }, async (clients) => {
      still.push(...await says(hub.url, 200, ['ok']))
      writeFileSync(filler, Buffer.alloc(200 * 1024 * 1024))
      still.push(...await says(hub.url, 200, ['nearly-full']))
      await served(clients)
      try {
        writeFileSync(join(disk, 'rest'), Buffer.alloc(400 * 1024 * 1024))
      } catch { /* it is full: what was wanted */ }
      still.push(...await says(hub.url, 503, ['full']))
      rmSync(join(disk, 'rest'), { force: true })
      rmSync(filler, { force: true })
      still.push(...await says(hub.url, 200, ['ok']))
    })
    return { name, how: `${recovered.length} times a tmpfs of 400 MB filled to 200 MB (/health: 200 nearly-full, commands accepted), to the last byte (503 full) and emptied; ${commands} commands`, faults: [...still, ...faults], recovery: spreadMs(recovered) }
  } finally {
    await hub.close()
    run('umount', '-l', disk)
    rmSync(disk, { recursive: true, force: true })
  }
}

/** Another program holds the write lock for longer than the hub waits. */
export const databaseLocked = async (options: Options): Promise<Result> => {
  const hub = await openSufferer()
  try {
    const { recovered, faults, commands } = await suffer(hub, { ...options, rounds: Math.min(options.rounds, 5) }, async (_clients, round) => {
      const before = hub.stderr().length
      const db = new Database(hub.database, { timeout: 10_000 })
      db.exec('BEGIN IMMEDIATE')
      // the hub waits two seconds, and says so
      if (round % 2 === 0) await until(() => hub.stderr().slice(before).includes('locked'))
      else await after(1_000)
      db.exec('ROLLBACK')
      db.close()
    })
    return { name: 'database locked', how: `${recovered.length} times another program held the write lock, for 1 s (waited out) or until commands were refused as unavailable; ${commands} commands`, faults, recovery: spreadMs(recovered) }
  } finally { await hub.close() }
}
