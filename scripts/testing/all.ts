import { join } from 'node:path'
import { buildShim } from '../proof/faults/build.ts'
import { atInstants, shortRounds } from './at-instants.ts'
import { check, finish, root, test } from './run.ts'
import type { Counts } from './run.ts'

// What `npm test` runs once everything is installed. Ends with one plain line of counts.
const counts: Counts = { passed: 0, failed: 0, flaky: 0 }
const bin = (name: string): string => join(root, 'node_modules/.bin', name)

await Promise.all([
  check(counts, 'types', bin('tsc'), ['--noEmit']),
  check(counts, 'lint', bin('oxlint'), ['--type-aware']).then(() => check(counts, 'directions', process.execPath, ['scripts/check-directions.ts'])),
])
await check(counts, 'screens build', process.execPath, ['scripts/build-screens.mjs'])

await test(counts, { name: 'unit', project: 'unit' })
await test(counts, { name: 'system', project: 'system' })
// a browser on a busy machine: in CI one late picture does not cost a landing, it is told
await test(counts, { name: 'browser', project: 'browser', onceMore: Boolean(process.env['CI']) })
const shim = buildShim()
if (shim) await atInstants(counts, shim, shortRounds, true)
else {
  counts.failed += 1
  console.log('FAIL clock: gcc and libc6-dev are needed to build the library that sets it')
}
finish(counts)
