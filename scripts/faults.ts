// `npm run faults -- --only NAME,NAME --rounds 20 --seed 1`: what can go wrong around the hub goes wrong, while it works. Writes docs/reliability.md.
import { parseArgs } from 'node:util'
import { keepRows } from './proof/document.ts'
import { clockStepped } from './proof/faults/clock.ts'
import { manyConnections, neverRead, slowHttp } from './proof/faults/crowds.ts'
import { databaseLocked, diskFull, diskNearlyFull, diskReadOnly, syncFails } from './proof/faults/disks.ts'
import { atRandom, malformed, wrongFramesEverywhere } from './proof/faults/fuzz.ts'
import { hostileCrowd, hostilePhone } from './proof/faults/hostile.ts'
import { clockMisleads } from './proof/faults/misled.ts'
import { networkCut, networkHalfOpen, networkSlow } from './proof/faults/network.ts'
import { oneQueue } from './proof/faults/one-queue.ts'
import { powerCut } from './proof/faults/power.ts'
import type { Options, Result } from './proof/faults/row.ts'
import { reliability } from './proof/pages.ts'

const all: Readonly<Record<string, (options: Options) => Promise<Result>>> = {
  power: powerCut, fsync: syncFails, full: diskFull, nearly: diskNearlyFull, readonly: diskReadOnly, locked: databaseLocked, clock: clockStepped, misled: clockMisleads,
  cut: networkCut, slow: networkSlow, half: networkHalfOpen,
  queue: oneQueue, malformed, random: atRandom, frames: wrongFramesEverywhere, deaf: neverRead, many: manyConnections, loris: slowHttp,
  crowd: hostileCrowd(100_000), phone: hostilePhone(120_000),
}

const { values } = parseArgs({ options: {
  only: { type: 'string', default: Object.keys(all).join(',') }, rounds: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' }, document: { type: 'boolean', default: true },
}, allowNegative: true })
const options: Options = { seed: Number(values.seed), rounds: Number(values.rounds), say: (line) => console.error(line) }

for (const name of values.only.split(',')) {
  const inflict = all[name]
  if (!inflict) {
    console.error(`no fault is called ${name}: ${Object.keys(all).join(', ')}`)
    process.exit(1)
  }
  // one fault at a time: each is to be seen alone
  // oxlint-disable-next-line no-await-in-loop
  const result = await inflict(options)
  if ('skipped' in result) {
    console.log(`${result.name}: skipped, ${result.skipped}`)
    continue
  }
  console.log(`${result.name}: ${result.how}; ${result.faults.length === 0 ? 'nothing lost' : `${result.faults.length} faults`}; served again: ${result.recovery}`)
  for (const fault of result.faults.slice(0, 20)) console.log(`  ${fault}`)
  if (result.faults.length > 0) process.exitCode = 1
  if (values.document) keepRows(reliability, [[result.name, result.how, result.faults.length === 0 ? 'nothing' : `${result.faults.length} faults`, result.recovery]])
}
process.exit()
