// `npm run test:clock -- --short --machine --at NAME,NAME --project system`: the tests with the machine's clock set to instants at
// which tests used to fail. With `--machine` they see that clock themselves instead of their own Monday morning.
import { parseArgs } from 'node:util'
import { buildShim } from './proof/faults/build.ts'
import { atInstants, instants } from './testing/at-instants.ts'
import { finish } from './testing/run.ts'

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false }, machine: { type: 'boolean', default: false }, at: { type: 'string', default: Object.keys(instants).join(',') },
    project: { type: 'string' },
  },
})
const names = values.at.split(',')
const strange = names.find((name) => !(name in instants))
if (strange !== undefined) {
  console.error(`no instant is called ${strange}: ${Object.keys(instants).join(', ')}`)
  process.exit(1)
}
const shim = buildShim()
if (!shim) {
  console.error('gcc is needed to build the library that sets the clock: sudo apt-get install gcc libc6-dev')
  process.exit(1)
}
const counts = { passed: 0, failed: 0, flaky: 0 }
await atInstants(counts, shim, names.map((at) => ({ at, machine: values.machine })), values.short, values.project)
finish(counts)
