import { expect, test } from 'vitest'
import { crashRounds } from './proof/kiosk/rounds.ts'

test('[O1] [O2] [O3] the hub, the kiosk, or both are killed at random moments: no number twice, no ticket lost, one living ticket a person', async () => {
  const seed = Number(process.env['SENHA_SEED'] ?? 20_261_124)
  const report = await crashRounds(3, seed)
  expect({ seed, faults: report.faults }).toEqual({ seed, faults: [] })
  expect(report.kills.hub + report.kills.kiosk).toBeGreaterThan(2)
  expect(report.withoutHub).toBeGreaterThan(0)
})
