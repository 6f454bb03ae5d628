import { isServed, oldestServed, PROTOCOL_VERSION } from '@senha/protocol'
import type { HubNamespace } from '@senha/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, login, startHub } from './testing/hub-process.ts'
import type { Fields, HubProcess } from './testing/hub-process.ts'

let hub: HubProcess
let auths: Record<HubNamespace, Fields>
beforeAll(async () => {
  hub = await startHub()
  const door = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'door' })
  const { ticket } = await door.command('ticket:issue', { topicId: 'papers', language: 'pt' })
  door.close()
  auths = {
    '/kiosk': { token: 'demo-kiosk', id: 'old' }, '/display': { token: 'demo-display', id: 'old' }, '/visitor': { visitCode: ticket.visitCode }, '/pairing': { kind: 'display' },
    '/counter': { token: await login(hub.url, 'ana') }, '/monitor': { token: 'demo-monitor', id: 'old' },
  }
})
afterAll(async () => hub.close())
const comes = async (namespace: HubNamespace, protocol: number): Promise<void> => (await connect(hub.url, namespace, { ...auths[namespace], protocol })).close()
const namespaces: HubNamespace[] = ['/kiosk', '/display', '/visitor', '/pairing', '/counter', '/monitor']

test.each(namespaces)('%s serves the versions that it understands, and tells every other one to update, and to which', async (namespace) => {
  for (let version = oldestServed[namespace]; version <= PROTOCOL_VERSION; version += 1) await comes(namespace, version)
  for (const version of [oldestServed[namespace] - 1, PROTOCOL_VERSION + 1])
    await expect(comes(namespace, version)).rejects.toMatchObject({ data: { code: 'protocol', protocol: PROTOCOL_VERSION, message: expect.stringMatching(/update it/) } })
})

test('consoles and monitors of the first version are told to load anew; what hangs on walls and stands at the door goes on', () => {
  const first = namespaces.filter((namespace) => isServed(namespace, 1))
  expect(first).toEqual(['/kiosk', '/display', '/visitor', '/pairing'])
})
