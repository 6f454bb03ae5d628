import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAlarm } from './alarm.ts'

/** What kept the screen awake was given, and given back. */
const seen: string[] = []
let answer: PromiseWithResolvers<void>
const lock = { release: async () => void seen.push('released') }

beforeEach(() => {
  seen.length = 0
  answer = Promise.withResolvers()
  vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: () => undefined })
  vi.stubGlobal('navigator', {
    wakeLock: {
      request: async () => {
        await answer.promise
        seen.push('awake')
        return lock
      },
    },
  })
})
afterEach(() => vi.unstubAllGlobals())

test('a phone that allows no sound does not stay awake either', async () => {
  const alarm = createAlarm()
  expect(await alarm.turnOn()).toBe(false)
  answer.resolve()
  await expect.poll(() => seen).toEqual(['awake', 'released'])
})

test('turned off before the phone has answered, it may sleep', async () => {
  const alarm = createAlarm()
  const turned = alarm.turnOn()
  alarm.turnOff()
  await turned
  answer.resolve()
  await expect.poll(() => seen).toEqual(['awake', 'released'])
})
