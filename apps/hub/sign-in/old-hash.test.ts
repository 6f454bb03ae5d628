import { randomBytes, scryptSync } from 'node:crypto'
import { createThrottles } from '@senha/guard'
import type { Throttles } from '@senha/guard'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { staffingHere } from '../testing/staffing-here.ts'
import type { StaffingHere } from '../testing/staffing-here.ts'
import { hashPin } from './pin-hash.ts'
import { openSecret } from './secret.ts'

let here: StaffingHere
beforeEach(() => {
  here = staffingHere()
  const salt = randomBytes(16)
  const hash = scryptSync('5679', salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 })
  const pinHash = `scrypt$${2 ** 15}$${salt.toString('base64')}$${hash.toString('base64')}`
  here.people.addStaff(
    { id: 'rita', name: 'Rita', role: 'officer', agency: 'health', languages: ['pt'], pinHash },
    here.now(),
  )
})
afterEach(() => here.close())

test('two right sign-ins at once with a hash of the released format are both right', async () => {
  const answers = await Promise.all(
    ['10.0.0.1', '10.0.0.2', '10.0.0.2'].map((address) => here.staffing.login('rita', '5679', { address })),
  )
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true])
  here.staffing.remember()
  expect(here.record.between('2026', '2027').map(({ act }) => act)).toEqual(['signed-in', 'signed-in', 'signed-in'])
  expect(here.people.staff('rita')?.pinHash).toMatch(/^scrypt2\$/)
})

test('a PIN that is changed while the old one is hashed anew stays changed', async () => {
  const next = await hashPin('850291', openSecret(here.folder))
  const usual = createThrottles(here.now, { read: () => [], write: () => true })
  const throttles: Throttles = {
    ...usual,
    named: (name, limit) => {
      const throttle = usual.named(name, limit)
      return {
        ...throttle,
        // the PIN was right; what follows, the new hash, takes some 50 ms in another thread
        takeBack: (key) => {
          throttle.takeBack(key)
          setImmediate(() => here.people.setPin('rita', next, true))
        },
      }
    },
  }
  const answer = await here.again({ throttles }).login('rita', '5679', { address: '10.0.0.1' })
  expect(answer).toMatchObject({ ok: false, error: { code: 'unauthorized' } })
  expect(here.people.staff('rita')?.pinHash).toBe(next)
})
