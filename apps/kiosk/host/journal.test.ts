import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hostTimings } from '../timings.ts'
import { lisboa, sampleTicket } from '../testing/samples.ts'
import { kioskStore } from './journal/database.ts'
import { openJournal } from './journal.ts'
import type { Journal } from './journal.ts'

let folder: string
let journal: Journal
let time: number
const now = (): Date => new Date(time)
const file = (): string => join(folder, 'kiosk.sqlite')
/** The process dies and starts again on the same folder. */
const restart = (): void => {
  journal.close()
  journal = openJournal(folder, now)
}
const first = (over = {}): { jobId: string; ticket: ReturnType<typeof sampleTicket>; reprint: boolean } => ({ jobId: 'job-1', ticket: sampleTicket(), reprint: false, ...over })
const outcomes = (): string[] => journal.reports().map(({ ticketId, outcome }) => `${ticketId} ${outcome}`)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-journal-'))
  time = Date.parse('2026-11-23T08:12:00Z')
  journal = openJournal(folder, now)
})
afterEach(() => {
  journal.close()
  rmSync(folder, { recursive: true })
})

describe('a paper', () => {
  test('is printed once, however often the hub or the screen asks for it', () => {
    journal.add(first())
    journal.add(first())
    journal.add(first({ jobId: 'from-the-screen' }))
    expect(journal.next()).toMatchObject({ jobId: 'job-1', copy: false, ticket: { number: 'A042' } })
    journal.sending('job-1')
    expect(journal.next()).toBeUndefined()
    journal.settle('job-1', { outcome: 'printed' })
    journal.add(first())
    journal.add(first({ jobId: 'job-2' }))
    expect(journal.next()).toBeUndefined()
  })

  test('whose outcome the hub has acknowledged is told again when the hub asks for it again', () => {
    journal.add(first())
    journal.sending('job-1')
    journal.settle('job-1', { outcome: 'printed' })
    const [report] = journal.reports()
    journal.add(first())
    expect(outcomes()).toEqual(['t-1 printed'])
    journal.reported(report?.commandId ?? '')
    expect(outcomes()).toEqual([])
    journal.add(first({ jobId: 'job-2' }))
    expect(outcomes()).toEqual(['t-1 printed'])
  })

  test('that failed is tried again when another job asks for it, and not when the same job is repeated', () => {
    journal.add(first())
    journal.sending('job-1')
    journal.settle('job-1', { outcome: 'failed', fault: 'no-paper' })
    journal.add(first())
    expect(journal.next()).toBeUndefined()
    journal.add(first({ jobId: 'job-2', ticket: sampleTicket({ ahead: 3 }) }))
    expect(journal.next()).toMatchObject({ jobId: 'job-1', copy: false, ticket: { ahead: 3 } })
  })

  test('that is a reprint comes out beside the first one, marked, and is reported as reprinted', () => {
    journal.add(first())
    journal.settle('job-1', { outcome: 'printed' })
    journal.add(first({ jobId: 'job-2', reprint: true }))
    journal.add(first({ jobId: 'job-2', reprint: true }))
    expect(journal.next()).toMatchObject({ jobId: 'job-2', copy: true })
    journal.settle('job-2', { outcome: 'printed' })
    expect(journal.next()).toBeUndefined()
    expect(outcomes()).toEqual(['t-1 printed', 't-1 reprinted'])
  })

  test('leaves no visit code behind some minutes after it was printed; until then the command that asked for it can be answered again', () => {
    const command = '6c1b0d3e-52c7-4f41-9d4a-1f0f3c8f2a11'
    journal.add(first({ jobId: `${command}:t-1` }))
    journal.settle(`${command}:t-1`, { outcome: 'printed' })
    restart()
    expect(journal.answered(command)).toMatchObject({ id: 't-1', visitCode: 'K7F3Q9' })
    time += hostTimings.paperShownMinutes * 60_000 + 1
    restart()
    expect(journal.answered(command)).toBeUndefined()
    journal.close()
    expect(readFileSync(file()).includes('K7F3Q9')).toBe(false)
    journal = openJournal(folder, now)
  })
})

describe('after a restart', () => {
  test('a paper that was being sent is unknown, is reported, and is not printed again by itself', () => {
    journal.add(first())
    journal.sending('job-1')
    restart()
    expect(journal.next()).toBeUndefined()
    expect(journal.reports()).toMatchObject([{ ticketId: 't-1', outcome: 'unknown', detail: 'restart' }])
    journal.add(first())
    journal.add(first({ jobId: 'job-2' }))
    restart()
    expect(journal.next()).toBeUndefined()
    expect(outcomes()).toEqual(['t-1 unknown'])
  })

  test('a paper that had not begun is printed, in the order of asking', () => {
    journal.add(first())
    journal.add(first({ jobId: 'job-2', ticket: sampleTicket({ id: 't-2', number: 'A043' }) }))
    restart()
    expect(journal.next()?.ticket.number).toBe('A042')
    journal.settle('job-1', { outcome: 'printed' })
    expect(journal.next()?.ticket.number).toBe('A043')
  })

  test('a paper of another day is not printed, and the hub is told', () => {
    journal.add(first())
    time += (hostTimings.jobLifeHours + 1) * 3_600_000
    restart()
    expect(journal.next()).toBeUndefined()
    expect(journal.reports()).toMatchObject([{ outcome: 'failed', detail: 'too-late' }])
  })

  test('reports that the hub did not acknowledge are still owed, under the same command', () => {
    journal.add(first())
    journal.settle('job-1', { outcome: 'failed', fault: 'cover-open' })
    const before = journal.reports()
    restart()
    expect(before).toMatchObject([{ outcome: 'failed', detail: 'cover-open' }])
    expect(journal.reports()).toEqual(before)
  })

  test('the centre and the paper used from the roll are remembered', () => {
    expect(journal.centre()).toBeUndefined()
    journal.rememberCentre(lisboa)
    journal.rememberRollUse({ usedMm: 1234 })
    restart()
    expect(journal.centre()).toEqual(lisboa)
    expect(journal.rollUse()).toEqual({ usedMm: 1234 })
  })
})

describe('a visitor asks for the paper again', () => {
  test('after a failure it is the same first paper', () => {
    journal.add(first())
    journal.settle('job-1', { outcome: 'failed', fault: 'no-paper' })
    expect(journal.again('t-1')).toBe(true)
    expect(journal.next()).toMatchObject({ copy: false })
    journal.settle('job-1', { outcome: 'printed' })
    expect(outcomes()).toEqual(['t-1 failed', 't-1 printed'])
  })

  test('after an unknown outcome it comes marked as a copy', () => {
    journal.add(first())
    journal.sending('job-1')
    journal.settle('job-1', { outcome: 'unknown', fault: 'timeout' })
    expect(journal.again('t-1')).toBe(true)
    expect(journal.next()).toMatchObject({ copy: true })
    journal.settle('job-1', { outcome: 'printed' })
    expect(outcomes()).toEqual(['t-1 unknown', 't-1 reprinted'])
  })

  test('while it prints, after it was printed, too often or too late there is nothing to ask for', () => {
    expect(journal.again('t-1')).toBe(false)
    journal.add(first())
    expect(journal.again('t-1')).toBe(false)
    for (let attempt = 0; attempt < hostTimings.attemptsMax; attempt += 1) {
      journal.sending('job-1')
      journal.settle('job-1', { outcome: 'failed', fault: 'no-paper' })
      expect(journal.again('t-1')).toBe(attempt < hostTimings.attemptsMax - 1)
    }
    journal.add(first({ jobId: 'job-2', ticket: sampleTicket({ id: 't-2' }) }))
    journal.settle('job-2', { outcome: 'failed', fault: 'no-paper' })
    time += (hostTimings.paperShownMinutes + 1) * 60_000
    expect(journal.again('t-2')).toBe(false)
  })
})

test('screens see the papers of the last minutes', () => {
  journal.add(first())
  expect(journal.papers()).toEqual([{ ticketId: 't-1', is: 'printing' }])
  journal.sending('job-1')
  journal.settle('job-1', { outcome: 'failed', fault: 'no-paper' })
  expect(journal.papers()).toEqual([{ ticketId: 't-1', is: 'failed', fault: 'no-paper' }])
  time += (hostTimings.paperShownMinutes + 1) * 60_000
  expect(journal.papers()).toEqual([])
})

test('settled papers are forgotten after some days', () => {
  journal.add(first())
  journal.settle('job-1', { outcome: 'failed', fault: 'no-paper' })
  time += (hostTimings.jobKeepDays + 1) * 24 * 3_600_000
  restart()
  journal.close()
  const db = new Database(file(), { readonly: true })
  expect(db.prepare('SELECT count(*) AS n FROM paper_job').get()).toEqual({ n: 0 })
  db.close()
  journal = openJournal(folder, now)
})

test('migration 2 makes strict tables with one reserve a service and day, and one ticket a command of the screen', () => {
  journal.close()
  const db = new Database(file())
  const reserve = db.prepare("INSERT INTO reserve VALUES ('2026-11-23', ?, 'A', 960, 999, 960, '[]')")
  reserve.run('welcome')
  expect(() => reserve.run('welcome')).toThrow(/UNIQUE/)
  const given = db.prepare("INSERT INTO hand_in (command_id, screen_id, ticket_id, state, at) VALUES (?, ?, ?, ?, '')")
  given.run('c1', 's1', 't1', 'waiting')
  expect(() => given.run('c2', 's1', 't2', 'waiting')).toThrow(/UNIQUE/)
  expect(() => given.run('c3', 's3', 't3', 'lost')).toThrow(/CHECK/)
  db.close()
  journal = openJournal(folder, now)
})

describe('a journal that cannot be opened is told in one line and left as it is', () => {
  const refusal = (): string => {
    try {
      openJournal(folder, now).close()
      return 'opened'
    } catch (cause) {
      return String(cause)
    }
  }

  test('of a newer version', () => {
    journal.close()
    const db = new Database(file())
    db.pragma(`user_version = ${(kioskStore.migrations.at(-1)?.version ?? 0) + 1}`)
    db.close()
    const before = readFileSync(file())
    expect(refusal()).toMatch(/newer version/)
    expect(readFileSync(file())).toEqual(before)
    rmSync(file())
    journal = openJournal(folder, now)
  })

  test('of another program, or no database at all', () => {
    journal.close()
    const db = new Database(file())
    db.pragma('application_id = 1')
    db.close()
    expect(refusal()).toMatch(/another program/)
    writeFileSync(file(), 'this is no database at all, only words in a file that has its name'.repeat(20))
    expect(refusal()).toMatch(/cannot open the database/)
    rmSync(file())
    journal = openJournal(folder, now)
  })

  test('while another kiosk runs on the same folder', () => {
    expect(refusal()).toMatch(/another kiosk is running/)
  })
})

test('migration 1 makes strict tables with one first paper a ticket', () => {
  journal.close()
  const db = new Database(file())
  expect(db.pragma('user_version', { simple: true })).toBe(kioskStore.migrations.length)
  const insert = db.prepare("INSERT INTO paper_job (job_id, ticket_id, reprint, state, queued_at, at) VALUES (?, 't', ?, 'queued', '', '')")
  insert.run('a', 0)
  insert.run('b', 1)
  expect(() => insert.run('c', 0)).toThrow(/UNIQUE/)
  expect(() => db.prepare("UPDATE paper_job SET state = 'lost'").run()).toThrow(/CHECK/)
  db.close()
  journal = openJournal(folder, now)
})
