import { expect, test } from 'vitest'
import { connect, staff, startHub } from './testing/hub-process.ts'

test('[I1] who waits for an interpreter sees colleagues come and go, though nothing else happens', async () => {
  const hub = await startHub()
  const door = await connect(hub.url, '/kiosk', { token: 'demo-kiosk', id: 'kiosk-1' })
  const ana = await staff(hub.url, 'ana')
  await ana.command('counter:open', { counterId: 'w1' })
  await door.command('ticket:issue', { topicId: 'papers', language: 'uk' })
  await ana.command('ticket:call-next')
  await ana.fact('counter:state', (state) => state['interpreter']?.asked === 0)
  const olga = await staff(hub.url, 'olga')
  const there = await ana.fact('counter:state', (state) => state['interpreter']?.asked === 1)
  olga.close()
  const alone = await ana.fact('counter:state', (state) => state['interpreter']?.asked === 0, there)
  expect(alone['seq']).toBe(there['seq'])
  ana.close()
  door.close()
  await hub.close()
})
