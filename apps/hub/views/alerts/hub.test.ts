import { emptyDay } from '@senha/domain'
import { describe, expect, test } from 'vitest'
import { createBackupWatch } from '../../store/backup-watch.ts'
import { hubAlerts } from './hub.ts'

const hour = 3_600_000
const day = emptyDay('2026-11-23', true, 0)
const fine = { database: 'ok', ok: true, since: 0 } as const
const told = (health: Parameters<typeof hubAlerts>[0]): string[] => hubAlerts(health, day, 10 * hour).map(({ code, subject }) => `${code} ${subject}`)

test('[installer disk] the monitor hears what is wrong with the disk, and how much room is left while it still works', () => {
  expect(told({ disk: fine })).toEqual([])
  expect(told({ disk: { ...fine, database: 'nearly-full', freeBytes: 100.7 * 2 ** 20 } })).toEqual(['disk-nearly-full 100'])
  expect(told({ disk: { ...fine, database: 'read-only', ok: false } })).toEqual(['disk read-only'])
})

describe('[installer backups] the age of the last backup', () => {
  const watch = (backedUpAt: number | undefined, hours: number, now: number) => {
    let at = backedUpAt
    return { watch: createBackupWatch({ backedUpAt: () => at }, () => 0, hours, () => now), backUp: (when: number) => { at = when } }
  }

  test('is told when it is older than so many hours, or when there never was one for as long', () => {
    expect(watch(undefined, 26, 26 * hour).watch.overdueSince()).toBeUndefined()
    expect(watch(undefined, 26, 26 * hour + 1).watch.overdueSince()).toBe(26 * hour)
    expect(watch(10 * hour, 26, 36 * hour).watch.overdueSince()).toBeUndefined()
    expect(watch(10 * hour, 26, 37 * hour).watch.overdueSince()).toBe(36 * hour)
    expect(told({ disk: fine, backupOverdueSince: 36 * hour })).toEqual(['backup-old hub'])
  })

  test('is nobody\'s matter where none is asked for, and read again once a backup was made', () => {
    expect(watch(undefined, 0, 1_000 * hour).watch.overdueSince()).toBeUndefined()
    const { watch: one, backUp } = watch(undefined, 26, 40 * hour)
    expect(one.overdueSince()).toBe(26 * hour)
    backUp(39 * hour)
    one.look()
    expect([one.overdueSince(), one.lastAt()]).toEqual([undefined, 39 * hour])
  })
})
