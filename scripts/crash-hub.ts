// `npm run crash:hub -- --rounds 300 --seed 1`: no acknowledged command is lost and none is done twice, whenever the hub is killed.
import { parseArgs } from 'node:util'
import { crashRounds } from './proof/crash-rounds.ts'
import { keepRows } from './proof/document.ts'
import { reliability } from './proof/pages.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' }, document: { type: 'boolean', default: false } } })
const [rounds, seed] = [Number(values.rounds), Number(values.seed)]
if (!Number.isInteger(rounds) || rounds < 1 || rounds > 10_000 || !Number.isInteger(seed)) {
  console.error('usage: crash-hub --rounds N --seed S [--document]')
  process.exit(1)
}
const report = await crashRounds(rounds, seed, console.log)
console.log(JSON.stringify({ seed, ...report }, undefined, 2))
const { commands, acknowledged, askedAgain, snapshots, recovery, faults } = report
if (values.document) keepRows(reliability, [[
  'hub killed (SIGKILL) under load', `${rounds} times: 2 kiosks and 8 consoles, ${commands} commands, ${acknowledged} acknowledged, ${askedAgain} answers lost with the hub and asked again, ${snapshots} snapshots compared`,
  faults.length === 0 ? 'nothing' : `${faults.length} faults`, `median ${recovery.median} ms, most ${recovery.most} ms, the hub's start included`,
]])
process.exitCode = report.faults.length === 0 ? 0 : 1
