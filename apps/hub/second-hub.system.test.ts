import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { lisbon, runHub, startHub } from './testing/hub-process.ts'

test('a lock that somebody tidied away is there again at once, and a second hub still finds the folder taken', async () => {
  const hub = await startHub(['--demo'])
  onTestFinished(() => hub.close())
  const lock = join(hub.data, 'hub.lock')
  rmSync(lock)
  await expect.poll(() => existsSync(lock), { timeout: 10_000 }).toBe(true)
  const second = await runHub(['--centre', lisbon, '--data', hub.data, '--port', '0', '--host', '127.0.0.1', '--demo'])
  expect([second.code, second.stderr]).toEqual([1, expect.stringContaining('another hub is running')])
})
