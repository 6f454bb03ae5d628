import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'
import { startAgent } from '../host/agent.ts'
import type { Agent } from '../host/agent.ts'
import { openJournal } from '../host/journal.ts'
import type { Journal } from '../host/journal.ts'
import { openPin } from '../host/pin.ts'
import { sampleTicket } from './samples.ts'
import { scriptedPrinter } from './scripted-printer.ts'
import type { ScriptedPrinter } from './scripted-printer.ts'
import { startScriptedHub } from './scripted-hub.ts'
import type { ScriptedHub } from './scripted-hub.ts'

// Whoever imports this has an agent for each of its tests: with a journal of its own, a scripted printer, and a hub that it has met.
export let hub: ScriptedHub
export let folder: string
export let journal: Journal
export let printer: ScriptedPrinter
export let agent: Agent
export const warnings: string[] = []

export const start = (): void => {
  journal = openJournal(folder, () => new Date())
  agent = startAgent({
    hub: hub.url, token: 'demo-kiosk', id: 'k1', journal, printer, now: () => new Date(), warn: (what) => warnings.push(what),
    draw: async ({ ticket, reprint }) => ({ bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: [ticket.number, reprint ? 'copy' : 'first'] }),
    drawSlip: async ({ serviceId, language }) => ({ bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: ['slip', serviceId, language] }),
    drawCard: async ({ code, days, language }) => ({ bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: ['card', code, String(days), language] }),
    pin: openPin(folder, () => new Date(), '4321'),
  })
}
export const end = async (): Promise<void> => {
  await agent.close()
  journal.close()
}
export const papers = (): string[] => printer.printed.map((paper) => paper.text.join(' '))
export const progress = (ticketId: string): string | undefined => agent.state().papers.find((paper) => paper.ticketId === ticketId)?.is

/** Waits for a fact that no event tells of. */
export const eventually = (isSo: () => boolean): Promise<boolean> => vi.waitUntil(isSo, { timeout: 30_000, interval: 10 })

export const commandId = '11111111-1111-4111-8111-111111111111'
export const wish = { commandId, topicId: 'papers', language: 'uk', priority: false } as const

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-agent-'))
  printer = scriptedPrinter()
  warnings.length = 0
  hub = await startScriptedHub()
  hub.answer('ticket:issue', () => ({ ok: true, seq: 2, ticket: sampleTicket() }))
  start()
  await hub.met()
})
afterEach(async () => {
  await end()
  await hub.goAway()
  rmSync(folder, { recursive: true })
})
