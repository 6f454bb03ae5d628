import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSmallDisk } from '../testing/disk.ts'
import { connect, lisbon, runHub, startHub } from '../testing/hub-process.ts'
import type { Client } from '../testing/hub-process.ts'
import { openDatabase } from '../store/database.ts'
import { restore } from './restore.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let place: string
let data: string
let copy: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'senha-restore-'))
  data = join(place, 'data')
  copy = join(place, 'copy.sqlite')
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

const admin = (...args: string[]) => runHub([...args, '--data', data], 'apps/hub/admin.ts')
const note = (database: string): unknown => {
  const db = new Database(database)
  db.exec('CREATE TABLE IF NOT EXISTS noted (words TEXT)')
  const found = db.prepare('SELECT words FROM noted').pluck().all()
  db.close()
  return found
}
/** A hub's database with a word in it, and a backup with another. */
const prepare = async (): Promise<void> => {
  const mark = (words: string): void => {
    const db = openDatabase(data)
    db.exec(`CREATE TABLE IF NOT EXISTS noted (words TEXT); DELETE FROM noted; INSERT INTO noted VALUES ('${words}')`)
    db.close()
  }
  mark('backup')
  expect(await admin('backup', '--to', copy)).toMatchObject({ code: 0 })
  mark('present')
}
const sumOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')
/** Names and contents of a folder, but for a lock that an attempt leaves. */
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).filter((name) => name !== 'hub.lock' && statSync(join(folder, name)).isFile()).toSorted().map((name) => [name, sumOf(join(folder, name))]))

describe('[F14] a restore that is refused changes nothing', () => {
  beforeEach(prepare)

  const changed = (change: (db: Database.Database) => void): void => {
    const db = new Database(copy)
    change(db)
    db.close()
  }
  test.each<[string, () => string, RegExp]>([
    ['of a file of a newer version', () => { changed((db) => db.pragma('user_version = 99')); return copy }, /newer version \(schema 99/],
    ['of a kiosk’s journal', () => { changed((db) => db.pragma('application_id = 1397050955')); return copy }, /is not a hub's database/],
    ['of no database', () => { writeFileSync(copy, 'these are words, and no database at all. '.repeat(50)); return copy }, /is not a database/],
    ['of an empty file', () => { writeFileSync(copy, ''); return copy }, /is not a database/],
    ['of a file cut short', () => { truncateSync(copy, statSync(copy).size - 8_192); return copy }, /damaged/],
    ['of a file whose middle is damaged', () => { damage(copy); return copy }, /damaged/],
    ['of its own file', () => join(data, 'hub.sqlite'), /the very database/],
    ['of its own file by a symbolic link', () => { symlinkSync(join(data, 'hub.sqlite'), join(place, 'link')); return join(place, 'link') }, /the very database/],
    ['of its own file by a second name', () => { linkSync(join(data, 'hub.sqlite'), join(place, 'twin')); return join(place, 'twin') }, /the very database/],
    ['of a database in use, which is not whole without its log', () => { writeFileSync(`${copy}-wal`, 'a log'); return copy }, /is not whole without/],
    ['of a folder', () => place, /is not a file/],
    ['of a file that is not there', () => join(place, 'nothing'), /there is no file/],
  ])('%s', async (_what, make, words) => {
    const from = make()
    const before = contents(data)
    expect(await admin('restore', '--from', from)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(words) })
    expect(contents(data)).toEqual(before)
    expect(note(join(data, 'hub.sqlite'))).toEqual(['present'])
  })

  test('where there is no room for it', async () => {
    const disk = openSmallDisk(16)
    if (!disk) return console.log('skipped: no mounts here')
    try {
      const small = join(disk.folder, 'data')
      mkdirSync(small)
      copyFileSync(join(data, 'hub.sqlite'), join(small, 'hub.sqlite'))
      const before = contents(small)
      expect(await runHub(['restore', '--from', copy, '--data', small], 'apps/hub/admin.ts')).toMatchObject({ code: 1, stderr: expect.stringMatching(/MB free and needs/) })
      expect(contents(small)).toEqual(before)
    } finally {
      disk.close()
    }
  })
})

const damage = (file: string): void => {
  const bytes = readFileSync(file)
  bytes.fill(0x5a, bytes.length / 2, bytes.length / 2 + 6_000)
  writeFileSync(file, bytes)
}

test('[F14] a restore that is killed at any of its steps leaves the old or the new database, whole, and can be done again', async () => {
  await prepare()
  const steps: string[] = []
  for (let at = 1; ; at += 1) {
    const folder = join(place, `kill-${at}`)
    mkdirSync(folder)
    copyFileSync(join(data, 'hub.sqlite'), join(folder, 'hub.sqlite'))
    const run = (env: Record<string, string>, ...flags: string[]) =>
      spawnSync(process.execPath, [...flags, join(root, 'apps/hub/admin.ts'), 'restore', '--from', copy, '--data', folder], { cwd: root, env: { ...process.env, ...env }, encoding: 'utf8' })
    const killed = run({ SENHA_KILL_AT: String(at), SENHA_KILL_IN: folder }, '--import', join(root, 'apps/hub/testing/kill-at.mjs'))
    const found = note(join(folder, 'hub.sqlite'))
    expect(found, `killed before step ${at}`).toEqual([expect.stringMatching(/^(present|backup)$/)])
    steps.push(String(found))
    // it went through: there was no such step any more
    if (killed.signal !== 'SIGKILL') break
    await restore({ folder, from: copy, now: Date.now() })
    expect(note(join(folder, 'hub.sqlite'))).toEqual(['backup'])
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
    rmSync(folder, { recursive: true })
  }
  // it was killed before and after the swap
  expect(steps.length).toBeGreaterThan(8)
  expect([steps[0], steps.at(-2)]).toEqual(['present', 'backup'])
}, 600_000)

describe('[N4] after a restore on the same day', () => {
  const issue = async (door: Client): Promise<number> => {
    const answer = await door.command('ticket:issue', { topicId: 'papers', language: 'pt' })
    return Number(String(answer['ticket']?.number).slice(1))
  }

  test('[installer restore] no number that was given after the backup is given again, also from a reserve; hub and monitor say so', async () => {
    const hub = await startHub(['--demo'], lisbon, data)
    try {
      let door = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'door' })
      const before = [await issue(door)]
      expect(await admin('backup', '--to', copy)).toMatchObject({ code: 0 })
      const leased = await door.command('numbers:lease')
      const reserve = leased['leases'].find((lease: { serviceId: string }) => lease.serviceId === 'welcome')
      const lost = [...before, await issue(door), await issue(door), reserve.from, reserve.to]
      door.close()
      await hub.kill()
      // the disk broke: what was given after the backup can be read nowhere
      rmSync(join(data, 'hub.sqlite'))
      for (const sidecar of ['-wal', '-shm']) rmSync(join(data, `hub.sqlite${sidecar}`), { force: true })
      expect(await admin('restore', '--from', copy)).toMatchObject({ code: 0 })
      await hub.start()
      door = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'door' })
      const wall = await connect(hub.url, '/monitor', { token: 'demo-monitor' })
      await wall.fact('monitor:state', (state) => state['alerts'].some((alert: { code: string }) => alert.code === 'restored'))
      const again = (await door.command('numbers:lease'))['leases'].find((lease: { serviceId: string }) => lease.serviceId === 'welcome')
      const after = [await issue(door), await issue(door), again.from, again.to]
      expect(Math.min(...after)).toBeGreaterThan(Math.max(...lost))
      expect(new Set(after).size).toBe(4)
      // said and skipped once: a further start goes on as usual
      const last = await issue(door)
      await hub.kill()
      await hub.start()
      const third = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'door' })
      expect(await issue(third)).toBe(last + 1)
      for (const client of [door, wall, third]) client.close()
    } finally {
      await hub.close()
    }
  })

  test('[installer restore] restored once more, from the same backup, the numbers lie above those given in between', async () => {
    const hub = await startHub(['--demo'], lisbon, data)
    try {
      const first = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'door' })
      await issue(first)
      expect(await admin('backup', '--to', copy)).toMatchObject({ code: 0 })
      await hub.kill()
      expect(await admin('restore', '--from', copy)).toMatchObject({ code: 0 })
      await hub.start()
      const second = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'door' })
      const between = [await issue(second), await issue(second)]
      await hub.kill()
      expect(await admin('restore', '--from', copy)).toMatchObject({ code: 0 })
      await hub.start()
      const third = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'door' })
      expect(await issue(third)).toBeGreaterThan(Math.max(...between))
      for (const client of [first, second, third]) client.close()
    } finally {
      await hub.close()
    }
  })
})

describe('[security 16] backups', () => {
  beforeEach(prepare)

  test('are for their own user alone, and narrow what is restored, whatever the umask', async () => {
    const before = process.umask(0)
    const into = join(place, 'backups')
    const taken = await admin('backup', '--into', into)
    const restored = await admin('restore', '--from', join(into, readdirSync(into)[0] ?? ''))
    process.umask(before)
    expect([taken.code, restored.code]).toEqual([0, 0])
    const modes = [into, ...readdirSync(into).map((name) => join(into, name)), ...readdirSync(data).map((name) => join(data, name))].map((path) => statSync(path).mode & 0o077)
    expect(modes.filter((mode) => mode !== 0)).toEqual([])
  })

  test('into a folder stand under their time, and only the newest are kept', async () => {
    const into = join(place, 'backups')
    mkdirSync(into)
    for (const day of ['19', '20', '21']) writeFileSync(join(into, `hub-202611${day}T200000Z.sqlite`), day)
    writeFileSync(join(into, 'a list.txt'), 'of somebody')
    expect(await admin('backup', '--into', into, '--keep', '2')).toMatchObject({ code: 0 })
    expect(readdirSync(into)).toEqual(['a list.txt', 'hub-20261121T200000Z.sqlite', expect.stringMatching(/^hub-\d{8}T\d{6}Z\.sqlite$/)])
  })

  test('are encrypted on request, and no plain copy is left; restored with the key, refused without it', async () => {
    const key = join(place, 'key')
    const made = spawnSync('age-keygen', ['-o', key], { encoding: 'utf8' })
    const recipient = /age1\w+/.exec(made.stderr ?? '')?.[0]
    if (recipient === undefined) return console.log('skipped: the program "age" is not installed')
    const sealed = join(place, 'sealed.age')
    expect(await admin('backup', '--to', sealed, '--encrypt-to', recipient)).toMatchObject({ code: 0 })
    expect(readFileSync(sealed, 'latin1').startsWith('age-encryption.org/v1')).toBe(true)
    expect([...readdirSync(data), ...readdirSync(place)].filter((name) => name.includes('.part'))).toEqual([])
    const before = contents(data)
    expect(await admin('restore', '--from', sealed)).toMatchObject({ code: 1, stderr: expect.stringMatching(/is encrypted: give the key with --identity FILE, or decrypt it first \(age --decrypt/) })
    const other = join(place, 'other')
    spawnSync('age-keygen', ['-o', other])
    expect(await admin('restore', '--from', sealed, '--identity', other)).toMatchObject({ code: 1 })
    expect(contents(data)).toEqual(before)
    const db = openDatabase(data)
    db.exec("UPDATE noted SET words = 'later'")
    db.close()
    expect(await admin('restore', '--from', sealed, '--identity', key)).toMatchObject({ code: 0 })
    expect(note(join(data, 'hub.sqlite'))).toEqual(['present'])
  })

  test('without the program that encrypts, nothing is left in the open', async () => {
    const path = process.env['PATH']
    process.env['PATH'] = '/nonexistent'
    const refused = await admin('backup', '--to', join(place, 'sealed.age'), '--encrypt-to', 'age1abc')
    process.env['PATH'] = path
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('"age" is not installed') })
    expect([...readdirSync(data), ...readdirSync(place)].filter((name) => name.includes('.part') || name.includes('sealed'))).toEqual([])
  })
})
