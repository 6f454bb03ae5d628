// `npm run crash:kiosk -- --rounds 60 --seed 1`: nobody loses a ticket and no number is given twice, whatever is killed when.
import { parseArgs } from 'node:util'
import { crashRounds } from './testing/crash-rounds.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' } } })
const [rounds, seed] = [Number(values.rounds), Number(values.seed)]
if (!Number.isInteger(rounds) || rounds < 1 || rounds > 10_000 || !Number.isInteger(seed)) {
  console.error('usage: crash-kiosk --rounds N --seed S')
  process.exit(1)
}
const report = await crashRounds(rounds, seed, console.log)
console.log(JSON.stringify({ seed, ...report }, undefined, 2))
process.exitCode = report.faults.length === 0 ? 0 : 1
