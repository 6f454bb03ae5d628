import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadCentre } from '@senha/centre/load'
import { callNext, issueCard, issueTicket, openCounter, record, start } from '@senha/domain'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHub } from './hub.ts'
import type { Submission } from './hub.ts'
import { openDatabase } from './store/database.ts'
import { randomSupply } from './supply.ts'
import { lisbon } from './testing/hub-process.ts'
import { timings } from './timings.ts'
import { hubAlerts } from './views/alerts/hub.ts'

const loaded = loadCentre(lisbon)
if (!loaded.ok) throw new Error(loaded.error.message)
const { centre } = loaded
const ana = { id: 'ana', agency: 'centre', languages: ['pt'] }
const secrets = ['the note of the counter', 'passport']

let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'senha-erasure-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Secrets whose bytes stand in any file of the folder. */
const found = (words: readonly string[]): string[] => {
  const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1')).join('\n')
  return words.filter((word) => bytes.includes(word))
}

test('[security 13] another program reads at day close and stays: notes, documents and card codes leave every file once it ends, without a restart, and the monitor tells of it meanwhile', async () => {
  const db = openDatabase(folder)
  let now = Date.parse('2026-11-23T10:00:00Z')
  let cardCode = ''
  const supply = { ...randomSupply, card: () => {
    const made = randomSupply.card()
    cardCode = made.code
    return made
  } }
  const hub = createHub({ db, centre, now: () => now, supply, demo: false, onFatal: (cause) => { throw new Error('fatal', { cause }) } })
  const does = (decide: Submission['decide']) =>
    hub.submit({ sender: 'staff:ana', actor: 'ana', name: 'x', commandId: crypto.randomUUID(), payload: {}, decide, answer: (_day, decided) => (decided.code === undefined ? {} : { cardCode: decided.code }) })
  await does((context) => issueTicket(context, { topicId: 'papers', language: 'pt' }, { by: 'nobody' }))
  await does((context) => openCounter(context, ana, { counterId: 'w1' }))
  await does((context) => callNext(context, ana))
  await does((context) => start(context, ana))
  const visitCode = [...hub.day().visits.values()][0]?.code ?? ''
  await does((context) => record(context, ana, { visitCode, documents: ['passport'], note: 'the note of the counter' }))
  await does((context) => issueCard(context, ana, { visitCode }))
  // what was not erased must be findable, or this test could not fail
  expect(found([...secrets, cardCode])).toEqual([...secrets, cardCode])

  const reader = spawn(process.execPath, [fileURLToPath(new URL('testing/long-reader.mjs', import.meta.url)), join(folder, 'hub.sqlite')], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(reader.stdout, 'data')
  now = Date.parse('2026-11-23T21:00:00Z')
  hub.rollDay()
  expect(hub.day().open).toBe(false)
  expect(found(['the note of the counter', cardCode])).toEqual(['the note of the counter', cardCode])
  expect(hub.erasurePendingSince()).toBe(now)

  const disk = { database: 'ok', ok: true, since: now } as const
  const alerts = (): string[] => hubAlerts({ disk, erasurePendingSince: hub.erasurePendingSince() }, hub.day(), now).map(({ code }) => code)
  hub.tidy()
  expect(alerts()).toEqual([])
  now += timings.erasureAlertMs
  hub.tidy()
  expect(alerts()).toEqual(['erasure-pending'])

  reader.stdin.end()
  await once(reader, 'exit')
  hub.tidy()
  expect([hub.erasurePendingSince(), alerts()]).toEqual([undefined, []])
  // a card keeps what its visitor asked to keep, under the hash of its code
  expect(found(['the note of the counter', cardCode])).toEqual([])
  db.close()
})
