import { expect, test } from 'vitest'
import { createWorkshop } from './workshop.ts'

/** Makes that end when the test says so; `begun` says in which order they began. */
const bench = (limits = { makingMax: 2, makingAheadMax: 1, askedMax: 2, aheadMax: 2 }) => {
  const workshop = createWorkshop<string>(limits)
  const begun: string[] = []
  const ends = new Map<string, (made: string) => void>()
  const run = (key: string, lane: 'asked' | 'ahead' = 'asked') => workshop.run(key, lane, () => {
    begun.push(key)
    return new Promise<string>((give) => { ends.set(key, give) })
  })
  const end = async (key: string, promise: Promise<string>): Promise<void> => {
    ends.get(key)?.(`made ${key}`)
    expect(await promise).toBe(`made ${key}`)
  }
  return { workshop, begun, run, end }
}

test('never more than two at once; the next begins when one ends', async () => {
  const { begun, run, end } = bench()
  const [a, , c] = [run('a'), run('b'), run('c')]
  expect(begun).toEqual(['a', 'b'])
  await end('a', a)
  expect(begun).toEqual(['a', 'b', 'c'])
  await end('c', c)
})

test('the same clip asked for twice at once is made once, and both hear it; later it is made again', async () => {
  const { begun, run, end } = bench()
  const [first, second] = [run('a'), run('a')]
  await end('a', first)
  expect(await second).toBe('made a')
  const third = run('a')
  expect(begun).toEqual(['a', 'a'])
  await end('a', third)
})

test('what somebody waits for goes before what is for later, which leaves one place free', async () => {
  const { begun, run, end } = bench()
  const later = run('later', 'ahead')
  void run('later still', 'ahead')
  expect(begun).toEqual(['later'])
  void run('now')
  expect(begun).toEqual(['later', 'now'])
  void run('next')
  await end('later', later)
  expect(begun).toEqual(['later', 'now', 'next'])
})

test('what was for later and is asked for now is moved forward', async () => {
  const { begun, run, end } = bench()
  const [a] = [run('a'), run('b'), run('x', 'ahead'), run('y', 'ahead')]
  void run('y')
  await end('a', a)
  expect(begun).toEqual(['a', 'b', 'y'])
})

test('where too many wait, one more is busy at once', async () => {
  const { begun, run } = bench()
  for (const key of ['a', 'b', 'c', 'd']) void run(key)
  expect(await run('e')).toBe('busy')
  for (const key of ['x', 'y']) void run(key, 'ahead')
  expect(await run('z', 'ahead')).toBe('busy')
  expect(begun).toEqual(['a', 'b'])
})

test('one that fails is told to who waits, and frees its place', async () => {
  const workshop = createWorkshop<string>({ makingMax: 1, makingAheadMax: 1, askedMax: 1, aheadMax: 1 })
  const failed = workshop.run('a', 'asked', () => Promise.reject(new Error('no')))
  const next = workshop.run('b', 'asked', () => Promise.resolve('made b'))
  await expect(failed).rejects.toThrow('no')
  expect(await next).toBe('made b')
})

test('closed: who waits is told, nothing more begins, and what was begun is waited for', async () => {
  const { workshop, begun, run, end } = bench()
  const [a, b, c] = [run('a'), run('b'), run('c')]
  let ended = false
  const closing = workshop.close().finally(() => { ended = true })
  expect([await c, await run('d')]).toEqual(['busy', 'busy'])
  await end('a', a)
  expect(begun).toEqual(['a', 'b'])
  expect(ended).toBe(false)
  await end('b', b)
  await closing
})
