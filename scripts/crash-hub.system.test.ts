import { expect, test } from 'vitest'
import { crashRounds } from './proof/crash-rounds.ts'

test('the hub is killed at random moments under load: nothing acknowledged is lost, nothing is done twice, every screen shows what the log says', async () => {
  const seed = Number(process.env['SENHA_SEED'] ?? 20_261_125)
  const report = await crashRounds(4, seed)
  expect({ seed, faults: report.faults }).toEqual({ seed, faults: [] })
  // a hub killed while nobody spoke to it would prove nothing
  expect(report.askedAgain).toBeGreaterThan(0)
  expect(report.acknowledged).toBeGreaterThan(50)
  expect(report.snapshots).toBeGreaterThan(20)
})
