import { expect, test } from 'vitest'
import { slowHttp } from './proof/faults/crowds.ts'
import { diskFull, syncFails } from './proof/faults/disks.ts'
import { atRandom, malformed, wrongFramesEverywhere } from './proof/faults/fuzz.ts'
import { hostileCrowd, hostilePhone } from './proof/faults/hostile.ts'
import { networkCut } from './proof/faults/network.ts'
import { powerCut } from './proof/faults/power.ts'
import type { Options, Result } from './proof/faults/row.ts'

const options: Options = { seed: Number(process.env['SENHA_SEED'] ?? 1), rounds: 2, say: () => undefined }

/** Where a machine cannot do this to itself, it says so. */
const faultsOf = (result: Result): readonly string[] => {
  if (!('skipped' in result)) return result.faults
  console.log(`${result.name}: skipped, ${result.skipped}`)
  return []
}

test.each<[string, (given: Options) => Promise<Result>]>([
  ['the power fails', powerCut], ['fsync fails', syncFails], ['the disk is full', diskFull], ['the network is cut', networkCut], ['commands without a plan come', atRandom],
])('%s: nothing acknowledged is lost, nothing is done twice, and the hub serves again', async (_what, inflict) => {
  expect(faultsOf(await inflict(options))).toEqual([])
})

test.each<[string, (given: Options) => Promise<Result>, number]>([
  ['[security 1] packets and requests that no library sends come', wrongFramesEverywhere, 1], ['every command comes, wrong in one place or in all,', malformed, 1],
])('%s at both ports of the hub and at the kiosk\'s host: both go on, and nobody else notices', async (_what, inflict, rounds) => {
  expect(faultsOf(await inflict({ ...options, rounds }))).toEqual([])
})

test('[security 2] [security 3] [security 15] a hostile crowd and a hostile phone cost nobody a command, and fill neither memory nor disk', async () => {
  expect(faultsOf(await hostileCrowd(10_000)(options))).toEqual([])
  expect(faultsOf(await hostilePhone(4_000)(options))).toEqual([])
})

test('requests that never end are shown out, and others are served meanwhile', async () => {
  expect(faultsOf(await slowHttp())).toEqual([])
})
