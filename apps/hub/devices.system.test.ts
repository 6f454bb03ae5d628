import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, login, staff, startHub } from './testing/hub-process.ts'
import type { Client, Fields, HubProcess } from './testing/hub-process.ts'

let hub: HubProcess
beforeAll(async () => { hub = await startHub() })
afterAll(async () => { await hub.close() })

const supervisor = async (): Promise<Client> => connect(hub.url, '/monitor', { token: await login(hub.url, 'marta') })
const kiosk = () => connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'kiosk-1' })
const refusedWith = (client: Promise<Client>): Promise<string> => client.then((one) => {
  one.close()
  return 'let in'
}, (error: { data?: { code?: string } }) => error.data?.code ?? 'refused')
const ofDevice = (state: Fields, id: string): Fields | undefined => state['devices'].find((device: Fields) => device['id'] === id)

describe('notices', () => {
  test('what a supervisor posts stands on every screen in the centre\'s languages, outlives a restart, and goes when it is taken down', async () => {
    const marta = await supervisor()
    expect(await marta.fact('monitor:state')).toMatchObject({ commands: true, prepared: expect.arrayContaining([expect.objectContaining({ id: 'counter-closed', level: 'information' })]) })
    const door = await kiosk()
    const lobby = await connect(hub.url, '/display', { token: 'demo-display' })
    const ana = await staff(hub.url, 'ana')
    const { ticket } = await door.command('ticket:issue', { topicId: 'papers', language: 'fr' })
    const phone = await connect(hub.url, '/visitor', { visitCode: ticket.visitCode })
    expect(await marta.command('notice:post', { noticeId: 'counter-closed', counter: '7' })).toMatchObject({ ok: true })
    const posted = { notices: [expect.objectContaining({ id: 'counter-closed', texts: expect.objectContaining({ pt: 'O balcão 7 está fechado. Chamamos o seu número noutro balcão.', en: 'Counter 7 is closed. Your number will be called at another counter.' }) })] }
    const stands = (state: Fields): boolean => state['notices'] !== undefined
    for (const [client, name] of [[door, 'kiosk:state'], [lobby, 'display:state'], [ana, 'counter:state'], [phone, 'visitor:state'], [marta, 'monitor:state']] as const)
      expect(await client.fact(name, stands)).toMatchObject(posted)
    await hub.kill()
    await hub.start()
    const again = await supervisor()
    expect(await again.fact('monitor:state')).toMatchObject(posted)
    expect(await again.command('notice:clear', { noticeId: 'counter-closed' })).toMatchObject({ ok: true })
    expect((await again.fact('monitor:state', (state) => !stands(state)))['notices']).toBeUndefined()
    expect(await again.command('notice:clear', { noticeId: 'counter-closed' })).toMatchObject({ ok: false, error: { code: 'conflict' } })
    for (const client of [marta, door, lobby, ana, phone, again]) client.close()
  })

  test('a monitor of its own watches, and may not speak', async () => {
    const wall = await connect(hub.url, '/monitor', { token: 'demo-monitor' })
    expect(await wall.fact('monitor:state')).toMatchObject({ commands: false })
    expect(await wall.command('notice:post', { noticeId: 'evacuation' })).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(await wall.command('device:pair', { code: 'ACDEFG', deviceId: 'hall' })).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    wall.close()
  })
})

describe('devices', () => {
  test('a display without a token shows a code; typed at the monitor it becomes a display of that name, and a revoked one is shown out', async () => {
    const marta = await supervisor()
    const unpaired = await connect(hub.url, '/pairing', { kind: 'display' })
    const { code } = await unpaired.fact('pairing:state')
    expect(code).toMatch(/^[A-Z0-9]{6}$/)
    expect(await marta.command('device:pair', { code: 'AAAAAA', deviceId: 'hall' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await marta.command('device:pair', { code, deviceId: 'hall' })).toMatchObject({ ok: true })
    const { token, deviceId } = await unpaired.fact('pairing:state', (state) => state['token'] !== undefined)
    expect(deviceId).toBe('hall')
    expect(await marta.command('device:pair', { code, deviceId: 'hall' })).toMatchObject({ ok: false, error: { code: 'not-found' } })

    const hall = await connect(hub.url, '/display', { token })
    expect(await hall.command('display:report', { version: '1', width: 1920, height: 1080, audio: 'ready' })).toMatchObject({ ok: true })
    const seen = await marta.fact('monitor:state', (state) => ofDevice(state, 'hall')?.['display'] !== undefined)
    expect(ofDevice(seen, 'hall')).toMatchObject({ connected: true, display: { version: '1', width: 1920, height: 1080, audio: 'ready' } })
    expect(await marta.command('device:identify', { deviceId: 'hall' })).toMatchObject({ ok: true })
    expect(await hall.fact('display:identify')).toMatchObject({ deviceId: 'hall' })

    const out = new Promise((gone) => { hall.socket.once('disconnect', gone) })
    expect(await marta.command('device:revoke', { kind: 'display', deviceId: 'hall' })).toMatchObject({ ok: true })
    expect(await out).toBe('io server disconnect')
    // gone from the list, and nobody is sent to look for it, not even once a lost device would be told
    const without = await marta.fact('monitor:state', (state) => ofDevice(state, 'hall') === undefined, seen)
    expect(without['alerts'].map(({ subject }: Fields) => subject)).not.toContain('hall')
    expect(await refusedWith(connect(hub.url, '/display', { token }))).toBe('unauthorized')
    expect(await marta.command('device:identify', { deviceId: 'hall' })).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    for (const client of [marta, unpaired]) client.close()
  })

  test('an unpaired device hears nothing but its code, and may say nothing', async () => {
    const unpaired = await connect(hub.url, '/pairing', { kind: 'kiosk' })
    expect(Object.keys(await unpaired.fact('pairing:state'))).toEqual(['code'])
    expect(await unpaired.command('ticket:issue', { topicId: 'papers', language: 'pt' })).toMatchObject({ ok: false, error: { code: 'invalid' } })
    unpaired.close()
  })
})

describe('a missed call', () => {
  const missed = async (): Promise<{ door: Client; ana: Client; ticket: Fields }> => {
    const door = await kiosk()
    const { ticket } = await door.command('ticket:issue', { topicId: 'papers', language: 'ro', priority: true })
    const ana = await staff(hub.url, 'ana')
    await ana.command('counter:open', { counterId: 'w1' })
    const called = await ana.command('ticket:call-next')
    expect(called['ticket'].id).toBe(ticket.id)
    expect(await ana.command('ticket:no-show')).toMatchObject({ ok: true })
    return { door, ana, ticket }
  }

  test('told at the kiosk, the ticket waits again under its number; told once more, it changes nothing', async () => {
    const { door, ana, ticket } = await missed()
    const back = await door.command('visit:missed', { visitCode: ticket['visitCode'] })
    expect(back).toMatchObject({ ok: true, visit: { tickets: [{ id: ticket['id'], number: ticket['number'], status: 'waiting' }] } })
    expect(back['visit'].tickets[0].outcome).toBeUndefined()
    expect(await door.command('visit:missed', { visitCode: ticket['visitCode'] })).toMatchObject({ ok: true, visit: { tickets: [{ status: 'waiting' }] } })
    expect(await door.command('visit:missed', { visitCode: 'AAAAAA' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await ana.command('ticket:call', { ticketId: ticket['id'] })).toMatchObject({ ok: true })
    await ana.command('ticket:cancel', { ticketId: ticket['id'] })
    door.close()
    ana.close()
  })

  test('told on the phone, likewise', async () => {
    const { door, ana, ticket } = await missed()
    const phone = await connect(hub.url, '/visitor', { visitCode: ticket['visitCode'] })
    expect(await phone.command('visit:missed')).toMatchObject({ ok: true })
    expect(await phone.fact('visitor:state', (state) => state['visit'].tickets[0].status === 'waiting')).toBeDefined()
    for (const client of [door, ana, phone]) client.close()
  })
})
