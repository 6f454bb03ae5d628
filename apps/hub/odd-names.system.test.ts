import { expect, onTestFinished, test } from 'vitest'
import { connect, runHub, startHub } from './testing/hub-process.ts'
import type { Fields, HubProcess } from './testing/hub-process.ts'
import { signedIn } from './testing/signed-in.ts'

const open = async (flags: string[]): Promise<HubProcess> => {
  const hub = await startHub(flags)
  onTestFinished(() => hub.close())
  return hub
}

test('in a centre a display that is called like a token of the demo is watched for copies as any other', async () => {
  const hub = await open([])
  const added = await runHub(['device', 'add', '--data', hub.data, '--kind', 'display', '--id', 'demo-display'], 'apps/hub/admin.ts')
  const token = added.stdout.trim()
  const first = await connect(hub.url, '/display', { token, instance: 'page-1' })
  const second = await connect(hub.url, '/display', { token, instance: 'page-2' })
  await first.command('display:report', { version: '1', width: 1920, height: 1080, audio: 'ready' })
  const marta = await connect(hub.url, '/monitor', { token: signedIn(hub.data, { id: 'marta', role: 'supervisor' }) })
  const { alerts } = await marta.fact('monitor:state')
  expect(alerts.filter((alert: Fields) => alert['code'] === 'twin-device')).toMatchObject([{ subject: 'demo-display' }])
  for (const client of [first, second, marta]) client.close()
})

test('a kiosk called `constructor` has no other printer, as any that the centre declares none for', async () => {
  const hub = await open(['--demo'])
  for (const id of ['constructor', '__proto__']) {
    const kiosk = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id })
    const { ticket } = await kiosk.command('ticket:issue', { topicId: 'papers', language: 'pt' })
    await kiosk.command('ticket:paper', { ticketId: ticket.id, outcome: 'failed' })
    const answer = await kiosk.command('ticket:print-elsewhere', { ticketId: ticket.id })
    expect([id, answer.error?.code]).toEqual([id, 'not-found'])
    kiosk.close()
  }
})

test('an address that is none is refused in the same shape as any other request', async () => {
  const hub = await open(['--demo'])
  for (const path of ['/%', '/media/%', '/t/%zz']) {
    const answer = await fetch(hub.url + path)
    expect([path, answer.status, await answer.json()]).toMatchObject([path, 400, { ok: false, error: { code: 'invalid' } }])
  }
})
