import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fakeMachine } from '@senha/guard/testing'
import type { FakeMachine } from '@senha/guard/testing'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fullDisk } from '../../testing/full-disk.ts'
import { sampleTicket } from '../../testing/samples.ts'
import { hostTimings } from '../../timings.ts'
import { createHubTime } from '../hub-time.ts'
import type { HubTime } from '../hub-time.ts'
import { openJournal } from '../journal.ts'
import { openSteadyJournal } from './steady.ts'

const monday = '2026-11-23T10:00:00.000Z'
const hubSays = new Date('2026-11-23T12:00:00.000Z')
const lease = { serviceId: 'welcome', letters: 'A', from: 960, to: 962, visitCodes: ['AAAAAA', 'CCCCCC', 'DDDDDD'] }

let folder: string
let machine: FakeMachine
let time: HubTime
let journal: ReturnType<typeof openSteadyJournal>
const warnings: string[] = []

const open = (): void => {
  time = createHubTime(machine)
  journal = openSteadyJournal(folder, time.now, (what) => void warnings.push(what), time)
}
/** Another program holds the journal's file until it is let go. */
const hold = (): { letGo: () => void } => {
  const other = new Database(join(folder, 'kiosk.sqlite'))
  other.exec('BEGIN IMMEDIATE')
  return {
    letGo: () => {
      other.exec('ROLLBACK')
      other.close()
    },
  }
}
const add = (id: string): void => journal.add({ jobId: `j-${id}`, ticket: sampleTicket({ id }), reprint: false })
const outcomes = (): string[] => journal.reports().map(({ ticketId, outcome }) => `${ticketId} ${outcome}`)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-in-memory-'))
  machine = fakeMachine(monday)
  warnings.length = 0
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a kiosk whose journal is on the disk again still keeps the hub’s time', () => {
  open()
  time.heard(hubSays)
  const other = hold()
  add('meanwhile')
  expect(journal.trouble()).toBe('failing')
  expect(time.isHeard()).toBe(true)
  other.letGo()
  journal.look()
  expect(journal.trouble()).toBeUndefined()
  machine.pass(hostTimings.keepTimeMs)
  const later = new Date(hubSays.getTime() + hostTimings.keepTimeMs)
  time.heard(later)
  journal.close()
  open()
  expect(time.now()).toEqual(later)
  journal.close()
})

test('where the hub’s time is the first write that fails, the kiosk goes on in memory', () => {
  open()
  const other = hold()
  time.heard(hubSays)
  expect(journal.trouble()).toBe('failing')
  other.letGo()
  journal.look()
  journal.close()
  open()
  expect(time.now()).toEqual(hubSays)
  journal.close()
})

/** What the last run left: one paper on its way to the printer, one that waits. */
const leavePapers = (): void => {
  open()
  journal.reserve.keep('2026-11-23', [lease])
  for (const id of ['sent', 'queued']) add(id)
  journal.sending('j-sent')
  journal.close()
}

test('a journal that is held when the kiosk starts is settled in memory, and written back later', () => {
  leavePapers()
  const other = hold()
  open()
  expect(journal.trouble()).toBe('failing')
  // the last run may have gone on in memory too, and printed what waits here: it comes out again only when somebody asks
  expect(outcomes().toSorted()).toEqual(['queued unknown', 'sent unknown'])
  expect(journal.next()).toBeUndefined()
  expect(journal.again('queued')).toBe(true)
  expect(journal.next()).toMatchObject({ jobId: 'j-queued' })
  const { journal: known } = journal.identity.read()
  other.letGo()
  journal.look()
  expect(journal.trouble()).toBeUndefined()
  expect(outcomes().toSorted()).toEqual(['queued unknown', 'sent unknown'])
  // its opening could not be counted, so it became a journal of its own, and its reserve is not that of the one before
  expect(journal.identity.read().journal).toEqual(known)
  expect(journal.reserve.has('2026-11-23', 'welcome')).toBe(false)
  journal.close()
  const again = openJournal(folder, time.now)
  expect(again.identity.read().journal).toEqual({ id: known.id, start: 2 })
  again.close()
})

test('a kiosk starts on a disk that is full to the last byte, and is on it again once there is room', () => {
  const disk = fullDisk(folder)
  if (!disk) return console.log('skipped: no mounts here')
  try {
    leavePapers()
    disk.fill()
    open()
    expect(journal.trouble()).toBe('full')
    time.heard(hubSays)
    expect(outcomes().toSorted()).toEqual(['queued unknown', 'sent unknown'])
    journal.settle('j-queued', { outcome: 'printed' })
    journal.look()
    expect(journal.trouble()).toBe('full')
    disk.empty()
    journal.look()
    expect(journal.trouble()).toBeUndefined()
    journal.close()
    open()
    expect(outcomes().toSorted()).toEqual(['queued printed', 'queued unknown', 'sent unknown'])
    expect(time.now()).toEqual(hubSays)
    journal.close()
  } finally {
    disk.close()
  }
})

test('a journal that began anew in memory stays the new one on the disk', () => {
  open()
  const other = hold()
  add('meanwhile')
  journal.identity.renew()
  const { journal: renewed } = journal.identity.read()
  other.letGo()
  journal.look()
  expect(journal.identity.read().journal).toEqual(renewed)
  journal.close()
})

test('a disk that fails in a way nobody knows does not end the kiosk when it is tried again', () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    open()
    const other = hold()
    add('meanwhile')
    other.letGo()
    // a table that is gone is no trouble of the disk
    const broken = new Database(join(folder, 'kiosk.sqlite'))
    broken.exec('ALTER TABLE hand_in RENAME TO gone')
    vi.advanceTimersByTime(hostTimings.diskRetryMs)
    expect(warnings.at(-1)).toContain('the way back to the disk failed: SqliteError SQLITE_ERROR')
    expect(journal.trouble()).toBe('failing')
    broken.exec('ALTER TABLE gone RENAME TO hand_in')
    broken.close()
    vi.advanceTimersByTime(hostTimings.diskRetryMs)
    expect(journal.trouble()).toBeUndefined()
    journal.close()
  } finally {
    vi.useRealTimers()
  }
})
