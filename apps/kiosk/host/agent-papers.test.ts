import { rmSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { agent, commandId, end, eventually, folder, hub, journal, papers, printer, progress, start, warnings, wish } from '../testing/agent-with-hub.ts'
import { lisboa, sampleState, sampleTicket } from '../testing/samples.ts'

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
    await eventually(() => journal.reports().length === 0)
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
