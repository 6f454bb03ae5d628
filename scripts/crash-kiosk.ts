// `npm run crash:kiosk -- --rounds 60 --seed 1`: nobody loses a ticket and no number is given twice, whatever is killed when.
import { parseArgs } from 'node:util'
import { keepRows } from './proof/document.ts'
import { crashRounds } from './proof/kiosk/rounds.ts'
import { reliability } from './proof/pages.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' }, document: { type: 'boolean', default: false } } })
const [rounds, seed] = [Number(values.rounds), Number(values.seed)]
if (!Number.isInteger(rounds) || rounds < 1 || rounds > 10_000 || !Number.isInteger(seed)) {
  console.error('usage: crash-kiosk --rounds N --seed S [--document]')
  process.exit(1)
}
const report = await crashRounds(rounds, seed, console.log)
console.log(JSON.stringify({ seed, ...report }, undefined, 2))
const { visitors, withoutHub, kills, hangs, papers, faults } = report
if (values.document) keepRows(reliability, [[
  'kiosk killed (SIGKILL), hub killed or hung', `${rounds} rounds: ${kills.kiosk} kiosk kills, ${kills.hub} hub kills, ${hangs} hangs; ${visitors} visitors at the screen, ${withoutHub} tickets from the reserve, ${papers} papers`,
  faults.length === 0 ? 'nothing' : `${faults.length} faults`, 'a ticket comes from the reserve meanwhile',
]])
process.exitCode = report.faults.length === 0 ? 0 : 1
