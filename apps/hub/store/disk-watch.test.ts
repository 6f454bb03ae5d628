import { expect, test } from 'vitest'
import { timings } from '../timings.ts'
import type { Probed } from './disk-probe.ts'
import { createDiskWatch } from './disk-watch.ts'

const coded = (code: string): Error => Object.assign(new Error(code), { code })
const plenty = { freeBytes: timings.nearlyFullBytes * 4 }

const watched = () => {
  let at = 1_000
  let passed = 0
  let next: Promise<Probed> = Promise.resolve(plenty)
  let begins = true
  const said: string[] = []
  let changes = 0
  const watch = createDiskWatch({ now: () => at, elapsed: () => passed, probe: () => next, canBegin: () => begins, say: (line) => said.push(line) })
  watch.onChange(() => { changes += 1 })
  return {
    watch, said, changes: () => changes,
    probes: (probed: Probed | Promise<Probed>) => { next = Promise.resolve(probed) },
    begins: (so: boolean) => { begins = so },
    later: (ms: number) => {
      at += ms
      passed += ms
    },
    stepped: (ms: number) => { at += ms },
  }
}

test.each([['SQLITE_FULL', 'full'], ['SQLITE_READONLY', 'read-only'], ['SQLITE_BUSY', 'failing']])('[installer disk] a commit that fails with %s is known at once as %s, said once, and over with the next commit', (code, database) => {
  const { watch, said, changes } = watched()
  watch.failed(coded(code))
  watch.failed(coded(code))
  expect(watch.state()).toMatchObject({ database, ok: false })
  expect([said.length, changes()]).toEqual([1, 1])
  watch.committed()
  expect(watch.state()).toMatchObject({ database: 'ok', ok: true })
  expect([said.length, changes()]).toEqual([2, 2])
})

test('[installer disk] a bug is no trouble of the disk', () => {
  const { watch } = watched()
  watch.failed(new TypeError('undefined is not a function'))
  expect(watch.state()).toMatchObject({ database: 'ok', ok: true })
})

test('[installer disk] a look finds a disk that is nearly full while all still works, and one that is full before anybody commits', async () => {
  const { watch, probes, said } = watched()
  probes({ freeBytes: timings.nearlyFullBytes - 1 })
  await watch.look()
  expect(watch.state()).toMatchObject({ database: 'nearly-full', ok: true, freeBytes: timings.nearlyFullBytes - 1, probedAt: 1_000 })
  expect(said[0]).toContain('255 MB free')
  probes({ trouble: 'full', freeBytes: 0 })
  await watch.look()
  expect(watch.state()).toMatchObject({ database: 'full', ok: false })
  // a commit that still found room in the log does not make the disk any emptier
  watch.committed()
  expect(watch.state()).toMatchObject({ database: 'full' })
})

test('[installer disk] a failed commit is over with a look that succeeds, but not while the database itself takes no transaction', async () => {
  const { watch, begins } = watched()
  watch.failed(coded('SQLITE_READONLY'))
  begins(false)
  await watch.look()
  expect(watch.state()).toMatchObject({ database: 'read-only' })
  begins(true)
  await watch.look()
  expect(watch.state()).toMatchObject({ database: 'ok' })
})

test('[installer disk] a disk that answers nothing is failing, and is asked no second time meanwhile', async () => {
  const { watch, probes, later, stepped } = watched()
  const { promise, resolve } = Promise.withResolvers<Probed>()
  probes(promise)
  const looking = watch.look()
  // a clock that is stepped meanwhile says nothing about the disk
  stepped(timings.probeSilentMs * 100)
  await watch.look()
  expect(watch.state()).toMatchObject({ database: 'ok' })
  later(timings.probeSilentMs + 1)
  expect(watch.state()).toMatchObject({ database: 'failing', ok: false })
  resolve(plenty)
  await looking
  expect(watch.state()).toMatchObject({ database: 'ok', ok: true })
})
