import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'
import type { Origin } from './turns.ts'

/** Jobs that end when the test says so, and the order in which they began. */
const hall = (limits: Partial<Parameters<typeof createTurns>[0]> = {}) => {
  let at = 0
  const timers: { at: number; run: () => void }[] = []
  const turns = createTurns(
    { atOnce: 2, most: 500, mostOfGroup: 500, ...limits },
    () => at,
    (ms, run) => void timers.push({ at: at + ms, run }),
  )
  const began: string[] = []
  const open: (() => void)[] = []
  const take = (group: string, user: string, more: Partial<Origin> = {}): Promise<string> =>
    turns.take({ group, user, pace: group, known: false, pauseMs: () => 0, ...more }, async () => {
      began.push(`${group} ${user}`)
      await new Promise<void>((end) => {
        open.push(end)
      })
      return 'done'
    })
  const endOne = async (): Promise<void> => {
    open.shift()?.()
    // what follows an end runs in the microtasks after it
    await new Promise((done) => {
      setImmediate(done)
    })
  }
  const pass = (ms: number): void => {
    at += ms
    for (const timer of timers.splice(0)) timer.run()
  }
  return { take, began, endOne, pass }
}

test('[security 4] never more than two run at once, and of one user at one place one', async () => {
  const { take, began, endOne } = hall()
  for (const user of ['ana', 'ana']) void take('a', user)
  expect(began).toEqual(['a ana'])
  for (const user of ['rui', 'olga']) void take('a', user)
  expect(began).toEqual(['a ana', 'a rui'])
  await endOne()
  expect(began).toEqual(['a ana', 'a rui', 'a ana'])
})

test('[security 4] a colleague at another place comes next, behind 400 tries from one address', async () => {
  const { take, began, endOne } = hall()
  for (let n = 0; n < 400; n += 1) void take('attacker', `name-${n}`)
  void take('counter', 'sara')
  await endOne()
  await endOne()
  expect(began.indexOf('counter sara')).toBeLessThan(4)
})

test('[security 8] one name tried 400 times holds up nobody else behind the same address', async () => {
  const { take, began, endOne } = hall()
  for (let n = 0; n < 400; n += 1) void take('proxy', 'ana')
  void take('proxy', 'sara')
  await endOne()
  expect(began).toContain('proxy sara')
})

test('[security 4] the queue is bounded: room for a newcomer is taken from whoever has most waiting', async () => {
  const { take, began, endOne } = hall({ most: 10 })
  const first = Array.from({ length: 13 }, () => take('attacker', 'ana'))
  const newcomer = take('counter', 'sara')
  expect(await Promise.race([...first.slice(10), Promise.resolve('still waiting')])).toBe('full')
  for (let n = 0; n < 3; n += 1) await endOne()
  expect(began).toContain('counter sara')
  await expect(newcomer).resolves.toBe('done')
})

test('[security 4] where many were wrong, the next turn comes after a pause; others do not wait for it', async () => {
  const { take, began, endOne, pass } = hall()
  for (let n = 0; n < 3; n += 1) void take('guessing', `name-${n}`, { pauseMs: () => 500 })
  expect(began).toEqual(['guessing name-0'])
  void take('counter', 'sara')
  await endOne()
  expect(began).toEqual(['guessing name-0', 'counter sara'])
  pass(500)
  expect(began).toEqual(['guessing name-0', 'counter sara', 'guessing name-1'])
})

/** What is answered already, in the order of asking. */
const answersOf = async (asked: readonly Promise<string>[]): Promise<string[]> => {
  await new Promise((done) => {
    setImmediate(done)
  })
  return Promise.all(asked.map((one) => Promise.race([one, Promise.resolve('waits')])))
}
const known = { known: true }

test('560 names from one address take the room of that address alone', async () => {
  const { take, began } = hall({ most: 500, mostOfGroup: 20 })
  const flood = Array.from({ length: 560 }, (_, n) => take('attacker', `name-${n}`))
  expect((await answersOf(flood)).filter((answer) => answer === 'waits')).toHaveLength(22)
  const ana = take('ana at home', 'ana', known)
  expect(await answersOf([ana])).toEqual(['waits'])
  expect(began).toHaveLength(2)
})

test('a known place comes before 30 addresses of strangers', async () => {
  const { take, began, endOne } = hall()
  for (let n = 0; n < 30; n += 1) void take(`address ${n}`, 'ana')
  void take('ana at home', 'ana', known)
  await endOne()
  expect(began.at(-1)).toBe('ana at home ana')
})

test('an address where nobody was wrong comes before 60 where somebody was, and once', async () => {
  const { take, began, endOne } = hall()
  for (let n = 0; n < 60; n += 1) void take(`guessing ${n}`, 'ana')
  let wrong = 0
  for (const user of ['tom', 'rita']) void take('elsewhere', user, { isFresh: () => wrong === 0 })
  await endOne()
  expect(began.at(-1)).toBe('elsewhere tom')
  wrong = 1
  await endOne()
  expect(began.at(-1)).toBe('guessing 2 ana')
})

test('strangers from any number of addresses take no room from a known place, which takes it from them', async () => {
  const { take } = hall({ most: 10 })
  const running = [take('address a', 'x'), take('address b', 'x')]
  const places = Array.from({ length: 5 }, (_, n) => take(`place ${n}`, 'ana', known))
  const strangers = Array.from({ length: 20 }, (_, n) => take(`address ${n}`, `name-${n}`))
  expect((await answersOf(strangers)).filter((answer) => answer === 'waits')).toHaveLength(5)
  const last = take('place 5', 'ana', known)
  expect(await answersOf([...running, ...places, last])).toEqual(Array.from({ length: 8 }, () => 'waits'))
  expect((await answersOf(strangers)).filter((answer) => answer === 'waits')).toHaveLength(4)
})

test('room is taken from the address with most waiting, although each of its names waits once', async () => {
  const { take } = hall({ most: 10 })
  const flood = Array.from({ length: 12 }, (_, n) => take('attacker', `name-${n}`))
  const newcomer = take('elsewhere', 'sara')
  expect(await answersOf([newcomer])).toEqual(['waits'])
  expect((await answersOf(flood)).filter((answer) => answer === 'full')).toHaveLength(1)
})

test('the job of a client that left is not done, and its place is free', async () => {
  const { take, began, endOne } = hall({ most: 3 })
  for (const user of ['a', 'b']) void take('running', user)
  const client = new AbortController()
  const left = Array.from({ length: 3 }, (_, n) => take(`address ${n}`, 'ana', { gone: client.signal }))
  expect(await answersOf([take('address 9', 'sara')])).toEqual(['full'])
  client.abort()
  expect(await answersOf(left)).toEqual(['full', 'full', 'full'])
  expect(await answersOf([take('address 9', 'sara'), take('late', 'ana', { gone: client.signal })])).toEqual([
    'waits',
    'full',
  ])
  for (let n = 0; n < 3; n += 1) await endOne()
  expect(began).toEqual(['running a', 'running b', 'address 9 sara'])
})

test('each pause is as long as it is said to be at that time', async () => {
  const { take, began, endOne, pass } = hall()
  let pause = 1_000
  for (let n = 0; n < 3; n += 1) void take('guessing', `name-${n}`, { pauseMs: () => pause })
  pass(999)
  expect(began).toHaveLength(1)
  pass(1)
  expect(began).toHaveLength(2)
  pause = 30_000
  await endOne()
  pass(29_999)
  expect(began).toHaveLength(2)
  pass(1)
  expect(began).toHaveLength(3)
})

test('slow turns of one address come one after another, whoever is known there; those who are not wait for their own, not for these', async () => {
  const { take, began, endOne, pass } = hall()
  const office = { pace: 'office', pauseMs: () => 500 }
  for (let n = 0; n < 3; n += 1) void take(`name-${n} at the office`, `name-${n}`, { ...office, known: true })
  for (let n = 0; n < 3; n += 1) void take('office', `guess-${n}`, office)
  await endOne()
  await endOne()
  expect(began).toEqual(['name-0 at the office name-0', 'office guess-0'])
  for (let n = 0; n < 2; n += 1) {
    pass(500)
    await endOne()
    await endOne()
  }
  expect(began.slice(2)).toEqual(['name-1 at the office name-1', 'office guess-1', 'name-2 at the office name-2', 'office guess-2'])
})
