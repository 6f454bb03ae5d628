import { expect, test } from 'vitest'
import type { SessionStore } from '../store/sessions.ts'
import { createSessions } from './sessions.ts'

const none: SessionStore = { add: () => {}, find: () => undefined, of: () => [], end: () => {}, used: () => {} }

test('made-up tokens of the demo fill no memory, and whoever signed in stays signed in', () => {
  const sessions = createSessions(none, () => 0, { demoStaff: ['marta', 'ana'], idleMinutes: undefined })
  const own = sessions.open('ana', { address: '10.0.0.1' }, false)
  for (let n = 0; n < 5_000; n += 1) sessions.find(`demo.marta.made-up-${n}`)
  expect(sessions.of('marta').length).toBeLessThanOrEqual(1_000)
  expect(sessions.find(own)).toMatchObject({ staffId: 'ana' })
})
