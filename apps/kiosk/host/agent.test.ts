import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { lisboa, sampleState, sampleTicket } from '../testing/samples.ts'
import { scriptedPrinter } from '../testing/scripted-printer.ts'
import type { ScriptedPrinter } from '../testing/scripted-printer.ts'
import { startScriptedHub } from '../testing/scripted-hub.ts'
import type { ScriptedHub } from '../testing/scripted-hub.ts'
import { hostTimings } from '../timings.ts'
import { startAgent } from './agent.ts'
import type { Agent } from './agent.ts'
import { openJournal } from './journal.ts'
import type { Journal } from './journal.ts'
import { openPin } from './pin.ts'

let hub: ScriptedHub
let folder: string
let journal: Journal
let printer: ScriptedPrinter
let agent: Agent
const warnings: string[] = []

const start = (): void => {
  journal = openJournal(folder, () => new Date())
  agent = startAgent({
    hub: hub.url, token: 'demo-kiosk', id: 'k1', journal, printer, now: () => new Date(), warn: (what) => warnings.push(what),
    draw: async ({ ticket, reprint }) => ({ bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: [ticket.number, reprint ? 'copy' : 'first'] }),
    drawSlip: async ({ serviceId, language }) => ({ bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: ['slip', serviceId, language] }),
    drawCard: async ({ code, days, language }) => ({ bitmap: { width: 8, height: 1, data: new Uint8Array(1) }, text: ['card', code, String(days), language] }),
    pin: openPin(folder, () => new Date(), '4321'),
  })
}
const end = async (): Promise<void> => {
  await agent.close()
  journal.close()
}
const papers = (): string[] => printer.printed.map((paper) => paper.text.join(' '))
const progress = (ticketId: string): string | undefined => agent.state().papers.find((paper) => paper.ticketId === ticketId)?.is

/** Waits for a fact that no event tells of. */
const eventually = (isSo: () => boolean): Promise<boolean> => vi.waitUntil(isSo, { timeout: 30_000, interval: 10 })

const commandId = '11111111-1111-4111-8111-111111111111'
const wish = { commandId, topicId: 'papers', language: 'uk', priority: false } as const

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

describe('a visitor takes a ticket', () => {
  test('the answer is there before the paper, then the paper is printed and the hub told', async () => {
    printer.hold()
    const answer = await agent.handlers['ticket:issue'](wish)
    expect(answer).toMatchObject({ ok: true, ticket: { number: 'A042' } })
    expect(progress('t-1')).toBe('printing')
    printer.release()
    expect((await hub.nth('ticket:paper')).payload).toMatchObject({ ticketId: 't-1', outcome: 'printed' })
    expect(progress('t-1')).toBe('printed')
    expect(papers()).toEqual(['A042 first'])
    expect((await hub.nth('ticket:issue')).payload).toEqual(wish)
  })

  test('a double tap, and a repetition after the answer was lost, is one ticket and one paper', async () => {
    const [one, two] = await Promise.all([agent.handlers['ticket:issue'](wish), agent.handlers['ticket:issue'](wish)])
    expect(two).toEqual(one)
    expect(hub.heard.filter(({ name }) => name === 'ticket:issue')).toHaveLength(1)
    await hub.nth('ticket:paper')
    await agent.handlers['ticket:issue'](wish)
    expect(hub.heard.filter(({ name }) => name === 'ticket:issue')).toHaveLength(2)
    expect(papers()).toEqual(['A042 first'])
  })

  test('a refusal of the hub is passed on and nothing is printed', async () => {
    hub.answer('ticket:issue', () => ({ ok: false, error: { code: 'closed', message: 'the centre is closed' } }))
    expect(await agent.handlers['ticket:issue'](wish)).toMatchObject({ ok: false, error: { code: 'closed' } })
    expect(papers()).toEqual([])
  })

  test('out of paper: the ticket stands, the screens and the hub are told why, and asking again prints it', async () => {
    printer.next({ outcome: 'failed', fault: 'no-paper' })
    await agent.handlers['ticket:issue'](wish)
    expect((await hub.nth('ticket:paper')).payload).toMatchObject({ outcome: 'failed', detail: 'no-paper' })
    expect(agent.state().papers).toEqual([{ ticketId: 't-1', is: 'failed', fault: 'no-paper' }])
    expect(await agent.handlers['paper:again']({ commandId, ticketId: 't-1' })).toMatchObject({ ok: true })
    expect((await hub.nth('ticket:paper', 2)).payload).toMatchObject({ outcome: 'printed' })
    expect(await agent.handlers['paper:again']({ commandId, ticketId: 't-1' })).toMatchObject({ ok: false, error: { code: 'conflict' } })
  })

  test('a driver that throws is an unknown outcome, not the end of the kiosk', async () => {
    const print = vi.spyOn(printer, 'print').mockRejectedValueOnce(new Error('the driver broke'))
    await agent.handlers['ticket:issue'](wish)
    expect((await hub.nth('ticket:paper')).payload).toMatchObject({ outcome: 'unknown', detail: 'error' })
    expect(print).toHaveBeenCalledTimes(1)
    expect(warnings.join('\n')).toContain('the driver broke')
  })
})

describe('a job of the hub', () => {
  test('is printed once, however often it is sent', async () => {
    hub.job({ jobId: 'j-1', ticket: sampleTicket(), reprint: false })
    hub.job({ jobId: 'j-1', ticket: sampleTicket(), reprint: false })
    expect((await hub.nth('ticket:paper')).payload).toMatchObject({ ticketId: 't-1', outcome: 'printed' })
    hub.job({ jobId: 'j-2', ticket: sampleTicket(), reprint: true })
    expect((await hub.nth('ticket:paper', 2)).payload).toMatchObject({ outcome: 'reprinted' })
    expect(papers()).toEqual(['A042 first', 'A042 copy'])
  })

  test('and the visitor asking for the same second ticket at this kiosk give one paper', async () => {
    const second = sampleTicket({ id: 't-2', number: 'S007', stage: 2 })
    hub.answer('ticket:issue-second', () => ({ ok: true, seq: 3, tickets: [second] }))
    printer.hold()
    hub.job({ jobId: 'j-1', ticket: second, reprint: false })
    const answer = await agent.handlers['ticket:issue-second']({ commandId, visitCode: 'K7F3Q9' })
    expect(answer).toMatchObject({ ok: true, tickets: [{ number: 'S007' }] })
    printer.release()
    await hub.nth('ticket:paper')
    expect(papers()).toEqual(['S007 first'])
  })

  test('several second tickets are printed one after another', async () => {
    const tickets = [sampleTicket({ id: 't-2', number: 'S007', stage: 2 }), sampleTicket({ id: 't-3', number: 'J002', stage: 2 })]
    hub.answer('ticket:issue-second', () => ({ ok: true, seq: 3, tickets }))
    await agent.handlers['ticket:issue-second']({ commandId, visitCode: 'K7F3Q9' })
    await hub.nth('ticket:paper', 2)
    expect(papers()).toEqual(['S007 first', 'J002 first'])
  })
})

describe('the hub goes away', () => {
  test('while the paper prints: the outcome reaches it when it is back, once', async () => {
    printer.hold()
    await agent.handlers['ticket:issue'](wish)
    await hub.goAway()
    printer.release()
    await eventually(() => progress('t-1') === 'printed')
    expect(agent.state().hub).toBe('lost')
    expect(journal.reports()).toHaveLength(1)
    await hub.comeBack()
    expect((await hub.nth('ticket:paper')).payload).toMatchObject({ outcome: 'printed' })
    await eventually(() => journal.reports().length === 0)
    expect(agent.state().hub).toBe('live')
  })

  test('and the kiosk restarts meanwhile: the outcome still reaches it, under the same command, and nothing is printed twice', async () => {
    hub.answer('ticket:paper', () => ({ ok: false, error: { code: 'unavailable', message: 'not now' } }))
    await agent.handlers['ticket:issue'](wish)
    const first = await hub.nth('ticket:paper')
    await end()
    hub.answer('ticket:paper', () => ({ ok: true, seq: 9 }))
    start()
    const again = await hub.nth('ticket:paper', 2)
    expect(again.payload).toEqual(first.payload)
    await eventually(() => journal.reports().length === 0)
    expect(papers()).toEqual(['A042 first'])
  })

  test('an outcome that the hub does not know what to do with is dropped, not repeated for ever', async () => {
    hub.answer('ticket:paper', () => ({ ok: false, error: { code: 'not-found', message: 'no ticket of today has this id' } }))
    await agent.handlers['ticket:issue'](wish)
    await hub.nth('ticket:paper')
    await eventually(() => journal.reports().length === 0)
    expect(warnings.join('\n')).toContain('no ticket of today')
  })
})

test('the kiosk knows its centre before it meets the hub again', async () => {
  await eventually(() => agent.state().centre !== undefined)
  await end()
  await hub.goAway()
  start()
  expect(agent.state()).toMatchObject({ centre: { name: 'CNAIM Lisboa' } })
  expect(agent.state().hub).not.toBe('live')
  await hub.comeBack()
})

test('a paper asked for before the hub was ever met waits for the centre, then is printed', async () => {
  await eventually(() => agent.state().centre !== undefined)
  await end()
  rmSync(folder, { recursive: true })
  await hub.goAway()
  start()
  journal.add({ jobId: 'j-1', ticket: sampleTicket(), reprint: false })
  expect(papers()).toEqual([])
  await hub.comeBack()
  await hub.nth('ticket:paper')
  expect(papers()).toEqual(['A042 first'])
})

test('the printer is reported at the start, after each paper, and when the hub is back', async () => {
  expect((await hub.nth('printer:report')).payload).toMatchObject({ printer: { state: 'ready' } })
  const before = hub.heard.filter(({ name }) => name === 'printer:report').length
  printer.become({ state: 'paper-near-end', ticketsLeft: 40, fault: 'timeout' })
  await agent.handlers['ticket:issue'](wish)
  expect((await hub.nth('printer:report', before + 1)).payload.printer).toEqual({ state: 'paper-near-end', ticketsLeft: 40 })
  expect(agent.state().printer).toBe('paper-near-end')
  const reported = hub.heard.filter(({ name }) => name === 'printer:report').length
  await hub.goAway()
  await hub.comeBack()
  expect((await hub.nth('printer:report', reported + 1)).payload.printer).toMatchObject({ state: 'paper-near-end' })
})

test('closing hours and queues of the hub reach the screens', async () => {
  hub.state(sampleState({ open: false }))
  await eventually(() => !agent.state().open)
  expect(agent.state().queues).toHaveLength(sampleState().queues.length)
})

describe('a paper that failed here', () => {
  const fail = async (): Promise<void> => {
    printer.next({ outcome: 'failed', fault: 'no-paper' })
    await agent.handlers['ticket:issue'](wish)
    await hub.nth('ticket:paper')
  }

  test('is printed by another printer of the centre, once the hub knows that it failed', async () => {
    hub.answer('ticket:paper', () => undefined)
    hub.answer('ticket:print-elsewhere', () => ({ ok: true, seq: 4, device: 'desk-2' }))
    await fail()
    const ask = () => agent.handlers['paper:elsewhere']({ commandId, ticketId: 't-1' })
    expect(await ask()).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    hub.answer('ticket:paper', () => ({ ok: true, seq: 3 }))
    await vi.waitUntil(() => journal.reports().length === 0, { timeout: 30_000, interval: 10 })
    expect(await ask()).toMatchObject({ ok: true, device: 'desk-2' })
    expect((await hub.nth('ticket:print-elsewhere')).payload).toEqual({ commandId, ticketId: 't-1' })
  }, 20_000)

  test('stays here without a hub', async () => {
    await fail()
    await hub.goAway()
    await eventually(() => agent.state().hub !== 'live')
    expect(await agent.handlers['paper:elsewhere']({ commandId, ticketId: 't-1' })).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  })

  test('can go elsewhere only where the centre says so for this kiosk, and while that printer can print', async () => {
    const heard = async (seq: number, over: Parameters<typeof sampleState>[0]): Promise<string | undefined> => {
      hub.state(sampleState({ seq, queues: [{ serviceId: 'welcome', waiting: seq, wait: null, openCounters: 1 }], ...over }))
      await eventually(() => agent.state().queues[0]?.waiting === seq)
      return agent.state().fallback
    }
    const centre = { ...lisboa, printing: { ...lisboa.printing, fallbacks: { k1: 'desk-2' } } }
    expect(await heard(2, { printers: ['desk-2'] })).toBeUndefined()
    expect(await heard(3, { centre })).toBeUndefined()
    expect(await heard(4, { centre, printers: ['desk-3'] })).toBeUndefined()
    expect(await heard(5, { centre, printers: ['desk-2', 'desk-3'] })).toBe('desk-2')
    expect(await heard(6, { centre, printers: [] })).toBeUndefined()
  })
})

describe('a slip of documents', () => {
  const slip = { commandId, serviceId: 'housing', language: 'ro' } as const
  test('is printed once for a double tap, and is seen among the papers', async () => {
    await eventually(() => agent.state().centre !== undefined)
    printer.hold()
    await Promise.all([agent.handlers['paper:slip'](slip), agent.handlers['paper:slip'](slip)])
    expect(progress(`slip:${commandId}`)).toBe('printing')
    printer.release()
    await eventually(() => progress(`slip:${commandId}`) === 'printed')
    await agent.handlers['paper:slip'](slip)
    expect(printer.printed.map((paper) => paper.text)).toEqual([['slip', 'housing', 'ro']])
    // of no ticket: the hub hears nothing of it
    expect(hub.heard.some(({ name }) => name === 'ticket:paper')).toBe(false)
  })

  test('that does not come out says why; of an unknown service there is none', async () => {
    await eventually(() => agent.state().centre !== undefined)
    printer.next({ outcome: 'failed', fault: 'cover-open' })
    await agent.handlers['paper:slip'](slip)
    await eventually(() => progress(`slip:${commandId}`) === 'failed')
    expect(agent.state().papers).toEqual([{ ticketId: `slip:${commandId}`, is: 'failed', fault: 'cover-open' }])
    expect(await agent.handlers['paper:slip']({ ...slip, serviceId: 'nowhere' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })
})

test('a missed call is told to the hub, and its answer passed on', async () => {
  hub.answer('visit:missed', () => ({ ok: false, error: { code: 'conflict', message: 'too late' } }))
  expect(await agent.handlers['visit:missed']({ commandId, visitCode: 'K7F3Q9' })).toMatchObject({ ok: false, error: { code: 'conflict' } })
  expect((await hub.nth('visit:missed')).payload).toEqual({ commandId, visitCode: 'K7F3Q9' })
})

test('the PIN opens the mediator\'s screen; a kiosk in a browser has no window to leave', async () => {
  expect(agent.state().hasPin).toBe(true)
  expect(await agent.handlers['staff:unlock']({ commandId, pin: '4321', for: 'mediator' })).toMatchObject({ ok: true })
  expect(await agent.handlers['staff:unlock']({ commandId, pin: '1234', for: 'mediator' })).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  expect(await agent.handlers['staff:unlock']({ commandId, pin: '4321', for: 'exit' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
})

test('[security 23] a kiosk that gave very many tickets in a row pauses, and tells the hub so that staff see it', async () => {
  let issued = 0
  hub.answer('ticket:issue', () => {
    issued += 1
    return { ok: true, seq: issued, ticket: sampleTicket({ id: `t-${issued}` }) }
  })
  const touch = () => agent.handlers['ticket:issue']({ ...wish, commandId: randomUUID() })
  const answers = []
  for (let n = 0; n < 40; n += 1) answers.push(await touch())
  expect(answers.slice(0, hostTimings.tickets.burst).every((answer) => answer.ok)).toBe(true)
  expect(answers.at(-1)).toMatchObject({ ok: false, error: { code: 'too-many' } })
  expect(issued).toBeLessThan(40)
  await eventually(() => hub.said('printer:report').some(({ printer: state }) => JSON.stringify(state).includes('"limited":true')))
})
