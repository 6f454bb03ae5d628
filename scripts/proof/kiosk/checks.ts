import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VirtualPaper } from '@senha/printer/fakes/virtual-printer'
import Database from 'better-sqlite3'

/** One person at the kiosk: every number that a screen was given for the one command. */
export interface Visitor { readonly commandId: string; readonly numbers: Set<string>; readonly visitCodes: Set<string> }

interface Row { ticket_id: string; number: string; outcome: string | null; paper: string; visit_code: string | null }

/** Reads the code of a visit from the printed dots, by a reader that knows nothing of this project. */
const codesOn = (papers: readonly VirtualPaper[]): string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'senha-codes-'))
  try {
    return papers.map((paper) => {
      const file = join(folder, `${paper.id}.png`)
      writeFileSync(file, paper.png())
      const reader = spawnSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file], { encoding: 'utf8' })
      if (reader.error) throw new Error(`zbarimg cannot be run (${reader.error.message}): apt-get install zbar-tools`)
      return reader.stdout.trim().split('/').at(-1) ?? ''
    })
  } finally { rmSync(folder, { recursive: true }) }
}

const count = (database: string, where: string): number => {
  const db = new Database(database, { readonly: true })
  try {
    return Number(db.prepare(`SELECT count(*) FROM ticket_flow WHERE ${where}`).pluck().get())
  } finally { db.close() }
}

/** Living tickets of whose paper the hub has heard nothing yet. */
export const papersOwed = (database: string): number => count(database, "outcome IS NULL AND paper = 'pending'")

/** Tickets that the hub gave in an answer that came too late: the paper in the hand took their place. */
export const replaced = (database: string): number => count(database, "outcome = 'replaced'")

/** What is wrong between the log, the screens and the papers; empty where all is well. */
export const findFaults = (database: string, visitors: readonly Visitor[], papers: readonly VirtualPaper[]): string[] => {
  const db = new Database(database, { readonly: true })
  const rows = db.prepare<[], Row>(`
    SELECT f.ticket_id, f.number, f.outcome, f.paper, p.data ->> 'visitCode' AS visit_code
    FROM ticket_flow f
    LEFT JOIN event v ON v.visit_id = f.visit_id AND v.type = 'visit-started'
    LEFT JOIN event_private p ON p.seq = v.seq`).all()
  const twice = db.prepare<[], { number: string }>('SELECT number FROM ticket_flow GROUP BY business_day, number HAVING count(*) > 1').all()
  db.close()
  const faults = twice.map(({ number }) => `number ${number} was given twice`)
  const codes = codesOn(papers)
  const living = rows.filter((row) => row.outcome === null)
  if (living.length !== visitors.length) faults.push(`${visitors.length} people hold ${living.length} living tickets`)
  const owners = new Map<string, string>()
  for (const { commandId, numbers, visitCodes } of visitors) {
    if (numbers.size !== 1) faults.push(`one person (${commandId}) was given ${[...numbers].join(' and ') || 'nothing'}`)
    for (const number of numbers) {
      if (owners.has(number)) faults.push(`two people were given ${number}`)
      owners.set(number, commandId)
      const row = rows.find((one) => one.number === number)
      if (!row) faults.push(`${number} was given on a screen and is not in the log`)
      else if (row.outcome !== null) faults.push(`${number} was given on a screen and ended as ${row.outcome}`)
      else if (row.visit_code === null || !visitCodes.has(row.visit_code)) faults.push(`${number} has another code on the screen than in the log`)
    }
  }
  for (const code of codes) {
    const row = rows.find((one) => one.visit_code === code)
    if (!row) faults.push(`a paper with the code ${code || '(unreadable)'} is not in the log`)
    else if (row.outcome !== null) faults.push(`${row.number} is on paper and ended as ${row.outcome}`)
  }
  for (const row of living) {
    const out = codes.filter((code) => code === row.visit_code).length
    // killed while it printed, a kiosk cannot tell: that paper may be there or not, but never twice
    const honest = row.paper === 'printed' ? out === 1 : row.paper === 'unknown' && out <= 1
    if (!honest) faults.push(`the log says of ${row.number} that its paper is ${row.paper}; ${out} came out`)
  }
  return faults
}
