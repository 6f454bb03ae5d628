import { randomBytes, scryptSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { demoStaff } from '../demo.ts'
import { addPerson } from '../testing/person.ts'
import { staffingHere } from '../testing/staffing-here.ts'
import type { StaffingHere } from '../testing/staffing-here.ts'
import { openSecret } from './secret.ts'

const minute = 60_000
const stranger = { address: '10.9.9.9' }
const office = { address: '10.0.0.1' }

let here: StaffingHere
beforeEach(async () => {
  here = staffingHere({ idleMinutes: 30 })
  await addPerson(here.folder, { id: 'sara', pin: '730416' }, here.db)
  await addPerson(here.folder, { id: 'ivo', pin: '604951' }, here.db)
})
afterEach(() => here.close())

const codeOf = async (answer: Promise<{ ok: true } | { ok: false; error: { code: string } }>): Promise<string> => {
  const result = await answer
  return result.ok ? 'ok' : result.error.code
}
const login = (user: string, pin: string, from: { address: string; device?: string | undefined } = office) =>
  here.staffing.login(user, pin, from)
const tokenOf = async (user: string, pin: string, from = office): Promise<string> => {
  const result = await login(user, pin, from)
  if (!result.ok) throw new Error(result.error.message)
  return result.token
}
const recorded = (act: string): string[] =>
  here.record
    .between('2026', '2027')
    .filter((row) => row.act === act)
    .map((row) => row.subject ?? row.actor ?? '')

describe('[security 4] wrong PINs', () => {
  test('[security 4] many at once do not pass the limit: each is counted before it is verified', async () => {
    const codes = await Promise.all(Array.from({ length: 60 }, () => codeOf(login('sara', '000001', stranger))))
    expect(codes.filter((code) => code === 'unauthorized')).toHaveLength(6)
    expect(codes.filter((code) => code === 'too-many')).toHaveLength(54)
  })

  test('[security 4] right ones at once are all taken: what was counted is taken back', async () => {
    const codes = await Promise.all(Array.from({ length: 12 }, () => codeOf(login('sara', '730416'))))
    expect(codes.every((code) => code === 'ok')).toBe(true)
  })

  test('[security 4] one PIN over many names is noticed and told, and no name that nobody has is written down', async () => {
    for (let n = 0; n < 15; n += 1) await login(`guess-${n}`, '730416', stranger)
    expect(here.staffing.guessing()).toBeUndefined()
    await here.until(Promise.all(Array.from({ length: 10 }, (_, n) => login(`more-${n}`, '730416', stranger))))
    expect(here.staffing.guessing()?.tries).toBeGreaterThan(0)
    here.staffing.remember()
    expect(JSON.stringify(here.record.between('2026', '2027'))).not.toMatch(/guess-|more-/)
    here.pass(11 * minute)
    expect(here.staffing.guessing()).toBeUndefined()
  })
})

test('PINs sprayed from an address where everybody signed in before are noticed', async () => {
  const users = ['sara', 'ivo', 'eva', 'nuno']
  for (const id of users) here.people.signedIn(id, { ...office, deviceHash: undefined }, here.now())
  const tries = users.flatMap((user) => Array.from({ length: 6 }, (_, n) => login(user, `00000${n}`)))
  await here.until(Promise.all(tries))
  expect(here.staffing.guessing()?.tries).toBeGreaterThan(0)
})

describe('[security 7] strangers lock nobody out', () => {
  const lockOut = async (): Promise<void> => {
    for (let n = 0; n < 7; n += 1) await login('sara', '000001', stranger)
    expect(await codeOf(login('sara', '730416', { address: '10.7.7.7' }))).toBe('too-many')
  }
  test('[security 7] of an address where they signed in before', async () => {
    await tokenOf('sara', '730416', office)
    await lockOut()
    expect(await codeOf(login('sara', '730416', office))).toBe('ok')
  })

  test("[security 7] of their own device, wherever it is, even behind the stranger's address", async () => {
    const first = await login('sara', '730416', office)
    const device = first.ok ? first.device : undefined
    expect(device).toMatch(/^[\w-]{32}$/)
    await lockOut()
    expect(await codeOf(login('sara', '730416', { ...stranger, device }))).toBe('ok')
    // a device is known as one person's, and only by its hash
    expect(JSON.stringify(here.db.prepare('SELECT * FROM known_device').all())).not.toContain(device)
    expect(await codeOf(login('sara', '730416', { address: '10.6.6.6', device: 'x'.repeat(32) }))).toBe('too-many')
  })
})

test('[security 8] wrong PINs behind one address refuse no right one of somebody who never signed in there', async () => {
  const guess = (n: number) => login(`name-${n}`, '000001', stranger)
  await here.until(Promise.all(Array.from({ length: 20 }, (_, n) => guess(n))))
  const wrong = Array.from({ length: 8 }, (_, n) => guess(20 + n))
  const right = login('ivo', '604951', stranger)
  const [codes, code] = await here.until(Promise.all([Promise.all(wrong.map(codeOf)), codeOf(right)]))
  expect(code).toBe('ok')
  expect(new Set(codes)).toEqual(new Set(['unauthorized']))
})

describe('[security 5] a session', () => {
  test('[security 5] ends at sign-out, and says so', async () => {
    const token = await tokenOf('sara', '730416')
    expect(here.staffing.userOf(token)).toMatchObject({ id: 'sara' })
    expect(here.staffing.logout(token, '10.0.0.1')).toEqual({ ok: true })
    expect([here.staffing.userOf(token), here.staffing.whyNot(token)]).toEqual([undefined, 'signed-out'])
    expect(here.staffing.logout(token, '10.0.0.1')).toMatchObject({ error: { code: 'unauthorized' } })
    expect(recorded('signed-out')).toEqual(['sara'])
  })

  test('[security 5] ends when nobody gave a command for half an hour, also over a restart; a command keeps it', async () => {
    const token = await tokenOf('sara', '730416')
    here.pass(29 * minute)
    here.staffing.used(token)
    here.pass(29 * minute)
    expect(here.staffing.userOf(token)).toBeDefined()
    expect(here.staffing.ownSession(token)).toMatchObject({ idleAt: new Date(here.now() + minute).toISOString() })
    here.staffing.remember()
    const again = here.again()
    expect(again.userOf(token)).toBeDefined()
    here.pass(minute)
    for (const one of [here.staffing, again])
      expect([one.userOf(token), one.whyNot(token)]).toEqual([undefined, 'idle'])
    // what ended is not used again
    here.staffing.used(token)
    expect(here.staffing.userOf(token)).toBeUndefined()
  })

  test.each([
    ['role', { role: 'supervisor' as const }, 'changed'],
    ['agency', { agency: 'health' }, 'changed'],
    ['languages', { languages: ['pt', 'fr'] }, 'changed'],
    ['PIN', { pinHash: 'another' }, 'pin-changed'],
  ])("[security 5] [security 19] ends when the person's %s changes", async (_what, change, why) => {
    const token = await tokenOf('sara', '730416')
    const sara = here.people.staff('sara')
    if (!sara) throw new Error('sara is gone')
    here.people.addStaff({ ...sara, name: 'Sara M.' }, here.now())
    expect(here.staffing.userOf(token)).toMatchObject({ name: 'Sara M.' })
    here.people.addStaff({ ...sara, ...change }, here.now())
    expect([here.staffing.userOf(token), here.staffing.whyNot(token)]).toEqual([undefined, why])
  })

  test('[security 5] ends when the person is removed, and does not live again with the next of that id', async () => {
    const token = await tokenOf('sara', '730416')
    here.people.removeStaff('sara')
    expect(here.staffing.whyNot(token)).toBe('removed')
    await addPerson(here.folder, { id: 'sara', pin: '118822' }, here.db)
    expect(here.staffing.userOf(token)).toBeUndefined()
  })

  test("[security 5] its owner sees where else, and ends one or all others; nobody else's", async () => {
    const [here1, there, third, ivo] = [
      await tokenOf('sara', '730416'),
      await tokenOf('sara', '730416', stranger),
      await tokenOf('sara', '730416', stranger),
      await tokenOf('ivo', '604951'),
    ]
    const list = here.staffing.ownSessions(here1)
    if (!list.ok) throw new Error('no list')
    expect(list.sessions.map(({ address, here: own }) => `${address} ${own}`)).toEqual(
      expect.arrayContaining(['10.0.0.1 true', '10.9.9.9 false', '10.9.9.9 false']),
    )
    const ofIvo = here.staffing.ownSessions(ivo)
    const foreign = ofIvo.ok ? ofIvo.sessions[0]?.id : undefined
    expect(here.staffing.endOwn(here1, { id: foreign ?? '' }, '')).toMatchObject({ error: { code: 'not-found' } })
    const other = list.sessions.find((session) => !session.here)
    expect(here.staffing.endOwn(here1, { id: other?.id ?? '' }, '')).toEqual({ ok: true })
    expect([there, third].filter((token) => here.staffing.userOf(token) !== undefined)).toHaveLength(1)
    expect(here.staffing.endOwn(here1, 'others', '')).toEqual({ ok: true })
    expect([here1, there, third, ivo].map((token) => here.staffing.userOf(token)?.id)).toEqual([
      'sara',
      undefined,
      undefined,
      'ivo',
    ])
  })

  test("[security 5] a supervisor ends all of somebody's, and the record says who did", async () => {
    const token = await tokenOf('sara', '730416')
    expect(here.staffing.endFor('marta', 'sara', office.address)).toEqual({ ok: true })
    expect(here.staffing.whyNot(token)).toBe('ended')
    expect(here.record.between('2026', '2027').at(-1)).toMatchObject({
      act: 'session-ended',
      actor: 'marta',
      subject: 'sara',
    })
  })
})

describe('[OWASP] the own PIN', () => {
  test('[OWASP] one that somebody else set opens nothing until it is changed, and the last one is not taken again', async () => {
    const reset = await here.staffing.resetPin('marta', 'sara', office.address)
    const pin = reset.ok ? reset.pin : ''
    expect(await codeOf(login('sara', '730416'))).toBe('unauthorized')
    const first = await login('sara', pin)
    if (!first.ok) throw new Error(first.error.message)
    expect(first.mustChangePin).toBe(true)
    expect([here.staffing.userOf(first.token), here.staffing.whyNot(first.token)]).toEqual([
      undefined,
      'must-change-pin',
    ])
    const change = (old: string, next: string) => here.staffing.changePin(first.token, old, next, office)
    expect(await change('999111', '850291')).toMatchObject({ error: { code: 'forbidden' } })
    for (const [next, why] of [
      ['0000', 'easy'],
      ['1234', 'easy'],
      ['12', 'form'],
      [pin, 'same'],
      ['730416', 'same'],
    ] as const)
      // oxlint-disable-next-line no-await-in-loop
      expect(await change(pin, next)).toMatchObject({ ok: false, error: { code: 'invalid' }, why })
    const changed = await change(pin, '850291')
    if (!changed.ok) throw new Error(changed.error.message)
    expect(here.staffing.userOf(changed.token)).toMatchObject({ id: 'sara' })
    expect(here.staffing.whyNot(first.token)).toBe('pin-changed')
    expect(await login('sara', '850291')).toMatchObject({ ok: true, user: { id: 'sara' } })
    expect(recorded('pin-reset')).toEqual(['sara'])
    expect(recorded('pin-changed')).toEqual(['sara'])
  })

  test('[OWASP] a first PIN is good for ten minutes after its sign-in', async () => {
    const reset = await here.staffing.resetPin('marta', 'sara', office.address)
    const first = await login('sara', reset.ok ? reset.pin : '')
    here.pass(11 * minute)
    expect(
      await codeOf(here.staffing.changePin(first.ok ? first.token : '', reset.ok ? reset.pin : '', '850291', office)),
    ).toBe('unauthorized')
  })

  test("[OWASP] changed by its owner, it ends the person's other sessions and goes on here", async () => {
    const [own, other] = [await tokenOf('sara', '730416'), await tokenOf('sara', '730416')]
    const changed = await here.staffing.changePin(own, '730416', '850291', office)
    expect(changed).toMatchObject({ ok: true, user: { id: 'sara' } })
    expect([own, other].map((token) => here.staffing.whyNot(token))).toEqual(['pin-changed', 'pin-changed'])
  })

  test('[security 4] the old PIN cannot be guessed over an open session', async () => {
    const token = await tokenOf('sara', '730416')
    const codes: string[] = []
    // oxlint-disable-next-line no-await-in-loop
    for (let n = 0; n < 8; n += 1) codes.push(await codeOf(here.staffing.changePin(token, '000001', '850291', office)))
    expect(codes).toEqual([...Array.from({ length: 6 }, () => 'forbidden'), 'too-many', 'too-many'])
  })
})

test('[OWASP] who signs in is told when they last did, and how many wrong PINs came since, also over a restart', async () => {
  expect(await login('sara', '730416')).toMatchObject({ lastSignIn: { wrongPins: 0 } })
  const at = new Date(here.now()).toISOString()
  for (let n = 0; n < 2; n += 1) await login('sara', '000001', stranger)
  here.staffing.remember()
  const again = here.again()
  await again.login('sara', '000001', stranger)
  here.pass(minute)
  expect(await again.login('sara', '730416', office)).toMatchObject({ lastSignIn: { at, wrongPins: 3 } })
  expect(await again.login('sara', '730416', office)).toMatchObject({ lastSignIn: { wrongPins: 0 } })
})

test('[security 16] a hash of the released format is made anew at the next sign-in, which ends no other session', async () => {
  const salt = randomBytes(16)
  const old = `scrypt$${2 ** 15}$${salt.toString('base64')}$${scryptSync('5679', salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }).toString('base64')}`
  here.people.addStaff(
    { id: 'rita', name: 'Rita', role: 'officer', agency: 'health', languages: ['pt'], pinHash: old },
    here.now(),
  )
  const first = await tokenOf('rita', '5679')
  expect(here.people.staff('rita')?.pinHash).toMatch(/^scrypt2\$/)
  expect(await codeOf(login('rita', '5679'))).toBe('ok')
  expect(here.staffing.userOf(first)).toMatchObject({ id: 'rita' })
})

describe('[security 6] the demo', () => {
  test("[security 6] its sessions stand in no database, are taken again after a restart, and are nobody's in a centre", async () => {
    const demo = here.again({ demo: await demoStaff(openSecret(here.folder)) })
    const signedIn = await demo.login('marta', '1234', office)
    const token = signedIn.ok ? signedIn.token : ''
    expect(demo.userOf(token)).toMatchObject({ id: 'marta' })
    expect(here.db.prepare('SELECT count(*) FROM session').pluck().get()).toBe(0)
    expect(here.again({ demo: await demoStaff(openSecret(here.folder)) }).userOf(token)).toMatchObject({ id: 'marta' })
    await addPerson(here.folder, { id: 'marta', pin: '730416', role: 'supervisor' }, here.db)
    expect(here.staffing.userOf(token)).toBeUndefined()
    expect(await codeOf(demo.changePin(token, '1234', '850291', office))).toBe('closed')
    here.pass(20 * 60 * minute)
    expect(demo.ownSession(token)).toMatchObject({ idleAt: new Date(here.now() + 14 * 60 * minute).toISOString() })
    expect(demo.logout(token, '')).toEqual({ ok: true })
    expect(demo.userOf(token)).toBeUndefined()
  })
})
