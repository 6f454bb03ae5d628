import { beforeEach, expect, test, vi } from 'vitest'
import { windowTimings } from '../timings.ts'
import { backOffMs, createWatchdog } from './watchdog.ts'

let at = 0
let restarts = 0
const parts = { ping: vi.fn<() => void>(), reload: vi.fn<() => void>(), restart: vi.fn<() => void>(), note: vi.fn<() => void>(), now: () => at, restartsLately: () => restarts }
beforeEach(() => {
  at = Date.parse('2026-11-23T10:00:00Z')
  restarts = 0
  vi.clearAllMocks()
})

test('a page that answers is left alone', () => {
  const dog = createWatchdog(parts)
  for (let n = 0; n < 100; n += 1) {
    at += windowTimings.pingEveryMs
    dog.tick()
    dog.alive()
  }
  expect(parts.ping).toHaveBeenCalledTimes(100)
  expect(parts.reload).not.toHaveBeenCalled()
  expect(parts.note).not.toHaveBeenCalled()
})

test('a page that hangs is loaded again, once, and is given time to come up', () => {
  const dog = createWatchdog(parts)
  at += windowTimings.silentMs + 1
  dog.tick()
  at += windowTimings.pingEveryMs
  dog.tick()
  expect(parts.reload).toHaveBeenCalledOnce()
  expect(parts.note).toHaveBeenCalledExactlyOnceWith('the page gave no sign of life')
})

test('a page that dies again and again takes the whole program with it, and nothing is loaded meanwhile', () => {
  const dog = createWatchdog(parts)
  for (let n = 0; n <= windowTimings.reloadsMax; n += 1) dog.failed('gone: crashed')
  expect(parts.reload).toHaveBeenCalledTimes(windowTimings.reloadsMax)
  dog.tick()
  expect(parts.restart).not.toHaveBeenCalled()
  at += backOffMs(0)
  dog.tick()
  expect(parts.restart).toHaveBeenCalledOnce()
})

test('failures far apart are only loads', () => {
  const dog = createWatchdog(parts)
  for (let n = 0; n < 20; n += 1) {
    dog.failed('gone: oom')
    at += windowTimings.reloadsWithinMs / 2
  }
  expect(parts.reload).toHaveBeenCalledTimes(20)
})

test('each restart waits twice as long as the one before, at most a minute', () => {
  expect([0, 1, 2, 3, 20].map(backOffMs)).toEqual([1_000, 2_000, 4_000, 8_000, 60_000])
})
