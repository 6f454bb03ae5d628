import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

/** Jobs that end when the test says so, and the order in which they began. */
const hall = (limits: Partial<Parameters<typeof createTurns>[0]> = {}) => {
  let at = 0
  const timers: { at: number; run: () => void }[] = []
  const turns = createTurns(
    { atOnce: 2, most: 500, slowEveryMs: 500, ...limits },
    () => at,
    (ms, run) => void timers.push({ at: at + ms, run }),
  )
  const began: string[] = []
  const open: (() => void)[] = []
  const take = (group: string, user: string, slow = false, pace = group): Promise<string> =>
    turns.take({ group, user, pace, slow: () => slow }, async () => {
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

test('[security 4] where many were wrong, one turn comes in half a second; others do not wait for it', async () => {
  const { take, began, endOne, pass } = hall()
  for (let n = 0; n < 3; n += 1) void take('guessing', `name-${n}`, true)
  expect(began).toEqual(['guessing name-0'])
  void take('counter', 'sara')
  await endOne()
  expect(began).toEqual(['guessing name-0', 'counter sara'])
  pass(500)
  expect(began).toEqual(['guessing name-0', 'counter sara', 'guessing name-1'])
})

test('[review 6] slow turns of one address come one after another, whoever is known there, and each gets one', async () => {
  const { take, began, endOne, pass } = hall()
  for (let n = 0; n < 3; n += 1) void take(`name-${n} at the office`, `name-${n}`, true, 'office')
  for (let n = 0; n < 3; n += 1) void take('office', `guess-${n}`, true, 'office')
  await endOne()
  expect(began).toEqual(['name-0 at the office name-0'])
  for (let n = 0; n < 3; n += 1) {
    pass(500)
    await endOne()
  }
  expect(began.slice(1)).toEqual(['name-1 at the office name-1', 'name-2 at the office name-2', 'office guess-0'])
})
