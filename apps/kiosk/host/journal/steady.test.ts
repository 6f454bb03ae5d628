import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fullDisk } from '../../testing/full-disk.ts'
import { lisboa, sampleTicket } from '../../testing/samples.ts'
import { hostTimings } from '../../timings.ts'
import { openJournal } from '../journal.ts'
import { openSteadyJournal } from './steady.ts'

const monday = Date.parse('2026-11-23T10:00:00Z')
let at = monday
const now = (): Date => new Date(at)
const warnings: string[] = []
const warn = (what: string): void => void warnings.push(what)
const lease = { serviceId: 'welcome', letters: 'A', from: 960, to: 962, visitCodes: ['AAAAAA', 'CCCCCC', 'DDDDDD'] }
const screen = '11111111-1111-4111-8111-111111111111'
const wish = { topicId: 'papers', language: 'pt', priority: false } as const

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-steady-'))
  at = monday
  warnings.length = 0
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Tickets until a disk is really full: the write-ahead log may still have room. */
const addMany = (journal: ReturnType<typeof openSteadyJournal>): void => {
  for (let n = 0; n < 2_000 && journal.trouble() === undefined; n += 1) {
    journal.add({ jobId: `many:${n}`, ticket: sampleTicket({ id: `many-${n}` }), reprint: false })
    journal.sending(`many:${n}`)
    journal.settle(`many:${n}`, { outcome: 'printed' })
  }
}

test('[installer disk] a kiosk whose own disk is full goes on in memory: papers are printed once and reported, no number comes from the reserve, and all is written back once there is room', () => {
  const disk = fullDisk(folder)
  if (!disk) return console.log('skipped: no mounts here')
  const journal = openSteadyJournal(folder, now, warn)
  try {
    journal.reserve.keep('2026-11-23', [lease])
    expect(journal.reserve.take('2026-11-23', 'welcome', 'first', wish)?.number).toBe('A960')
    disk.fill()
    addMany(journal)
    expect(journal.trouble()).toBe('full')
    expect(warnings).toEqual([expect.stringContaining('cannot be written (full)')])
    journal.add({ jobId: 'j-1', ticket: sampleTicket({ id: 'in-memory' }), reprint: false })
    journal.add({ jobId: 'j-1', ticket: sampleTicket({ id: 'in-memory' }), reprint: false })
    expect([journal.reserve.has('2026-11-23', 'welcome'), journal.reserve.take('2026-11-23', 'welcome', 'second', wish)]).toEqual([false, undefined])
    journal.sending('j-1')
    journal.settle('j-1', { outcome: 'printed' })
    expect(journal.reports().filter((report) => report.ticketId === 'in-memory')).toMatchObject([{ outcome: 'printed' }])
    journal.look()
    expect(journal.trouble()).toBe('full')
    disk.empty()
    journal.look()
    expect(journal.trouble()).toBeUndefined()
    expect(warnings).toHaveLength(2)
    expect(journal.reserve.take('2026-11-23', 'welcome', 'third', wish)?.number).toBe('A961')
    journal.close()
    const again = openJournal(folder, now)
    expect(again.reports().filter((report) => report.ticketId === 'in-memory')).toHaveLength(1)
    again.close()
  } finally {
    disk.close()
  }
})

test('[installer disk] another program that holds the journal is waited for once; then the kiosk goes on in memory', () => {
  const journal = openSteadyJournal(folder, now, warn)
  journal.add({ jobId: 'j-0', ticket: sampleTicket({ id: 'before' }), reprint: false })
  journal.sending('j-0')
  const other = new Database(join(folder, 'kiosk.sqlite'))
  other.exec('BEGIN IMMEDIATE')
  journal.add({ jobId: 'j-1', ticket: sampleTicket({ id: 'meanwhile' }), reprint: false })
  expect(journal.trouble()).toBe('failing')
  // the paper that was under way is still under way, not unknown
  expect(journal.papers()).toMatchObject([{ ticketId: 'before', is: 'printing' }, { ticketId: 'meanwhile', is: 'printing' }])
  journal.settle('j-0', { outcome: 'printed' })
  journal.look()
  expect(journal.trouble()).toBe('failing')
  other.exec('ROLLBACK')
  other.close()
  journal.look()
  expect(journal.trouble()).toBeUndefined()
  expect(journal.papers()).toMatchObject([{ ticketId: 'before', is: 'printed' }, { ticketId: 'meanwhile', is: 'printing' }])
  journal.close()
})

describe('what a kiosk forgets', () => {
  test('is in none of its files afterwards: tickets and visit codes, though nothing is printed in the night', () => {
    const journal = openSteadyJournal(folder, now, warn)
    journal.rememberCentre(lisboa)
    journal.reserve.keep('2026-11-23', [{ ...lease, visitCodes: ['C4D7F9', 'D7F9C4', 'F9C4D7'] }])
    const given = journal.reserve.take('2026-11-23', 'welcome', screen, wish)
    const owed = journal.reserve.owed()
    journal.add({ jobId: 'j-1', ticket: sampleTicket({ id: 't-1', visitCode: 'F7D4C9' }), reprint: false })
    for (const jobId of ['j-1', `${screen}:${given?.id}`]) {
      journal.sending(jobId)
      journal.settle(jobId, { outcome: 'printed' })
    }
    journal.reserve.taken(owed?.commandId ?? '', sampleTicket({ id: 'hub-1' }))
    const everywhere = (): string => readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile()).map((name) => readFileSync(join(folder, name), 'latin1')).join('')
    const codes = ['C4D7F9', 'D7F9C4', 'F7D4C9']
    expect(codes.filter((code) => everywhere().includes(code))).toEqual(codes)
    at += hostTimings.paperShownMinutes * 60_000 + 1
    journal.tidy()
    expect(codes.filter((code) => everywhere().includes(code))).toEqual(['C4D7F9', 'D7F9C4'])
    at += 24 * 3_600_000
    journal.tidy()
    expect(codes.filter((code) => everywhere().includes(code))).toEqual([])
    journal.close()
  })

  test('its files are for its own user alone', () => {
    const before = process.umask(0)
    const data = join(folder, 'data')
    const journal = openSteadyJournal(data, now, warn)
    process.umask(before)
    journal.add({ jobId: 'j-1', ticket: sampleTicket(), reprint: false })
    expect([...readdirSync(data).filter((name) => (statSync(join(data, name)).mode & 0o077) !== 0), statSync(data).mode & 0o777]).toEqual([0o700])
    journal.close()
  })
})
