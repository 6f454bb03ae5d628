// `npm run bench`: how fast the hub is, each figure beside what the machine itself can do in the same run. Writes docs/performance.md.
import { parseArgs } from 'node:util'
import { loadavg } from 'node:os'
import { loadCentre } from '@senha/centre/load'
import { commandBench, rawTransactions } from './bench/commands.ts'
import { displayBench } from './bench/displays.ts'
import { memoryBench } from './bench/memory.ts'
import { restartBench } from './bench/restart.ts'
import { keepRows } from './proof/document.ts'
import { performance as page } from './proof/pages.ts'

const { values } = parseArgs({ options: { only: { type: 'string', default: 'commands,displays,memory,restart' }, document: { type: 'boolean', default: true } }, allowNegative: true })
const wanted = values.only.split(',')
const loaded = loadCentre('packages/centre/lisboa.json')
if (!loaded.ok) throw new Error(loaded.error.message)
const { centre } = loaded

const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`
const count = (value: number): string => Math.round(value).toLocaleString('en')
const percent = (value: number): string => `${Math.round(value * 100)} %`
const rows: string[][] = []
console.error(`load of the machine before: ${loadavg().map((load) => load.toFixed(1)).join(', ')}`)

if (wanted.includes('commands')) {
  const [alone, grouped] = [rawTransactions(1, 3_000), rawTransactions(64, 20_000)]
  for (const { clients, echo, written, hub } of await commandBench()) {
    const ceiling = clients === 1 ? alone : grouped
    rows.push([
      `durable commands, ${clients} ${clients === 1 ? 'client' : 'clients'}`, `${count(hub.perSecond)}/s, p50 ${ms(hub.p50)}, p99 ${ms(hub.p99)}`,
      `bare echo ${count(echo.perSecond)}/s, p50 ${ms(echo.p50)}, p99 ${ms(echo.p99)}; echo that writes one row, one commit a turn ${count(written.perSecond)}/s, p50 ${ms(written.p50)}; raw transactions of ${clients === 1 ? 1 : 64}: ${count(ceiling)}/s`,
      `${percent(hub.perSecond / echo.perSecond)} of the echo${clients === 64 ? ' (target 75 %)' : ''}; ${percent(hub.perSecond / written.perSecond)} of the echo that writes; ${percent(hub.perSecond / ceiling)} of raw SQLite`,
    ])
  }
}
if (wanted.includes('displays')) {
  const { rounds, painted } = await displayBench()
  for (const { displays, hub, bare } of rounds)
    rows.push([`call to ${displays} ${displays === 1 ? 'display' : 'displays'}`, `p50 ${ms(hub.p50)}, p99 ${ms(hub.p99)}, the last one p50 ${ms(hub.lastP50)}`, `bare broadcast p50 ${ms(bare.p50)}, p99 ${ms(bare.p99)}, last ${ms(bare.lastP50)}`,
      `${(hub.lastP50 / bare.lastP50).toFixed(2)} × to the last${displays === 200 ? ' (target 1.5), p99 target 50 ms' : ''}`])
  rows.push(['call painted by Chromium among 200 displays', `p50 ${ms(painted.p50)}, longest ${ms(painted.most)}`, '', 'two frames of it are the screen’s own'])
}
if (wanted.includes('memory')) {
  const { visits, commands, startMb, endMb } = await memoryBench(1_192)
  rows.push(['memory after a day', `${endMb} MB resident after ${count(visits)} visits and ${count(commands)} commands`, `${startMb} MB when it began`, ''])
}
if (wanted.includes('restart')) {
  for (const visitors of [0, 1_192, 20_000]) {
    // oxlint-disable-next-line no-await-in-loop
    const { events, foldMs, readyMs, cachedMs, residentMb } = await restartBench(centre, visitors)
    rows.push([`restart, ${count(visitors)} visitors in the day`, `${ms(foldMs)} to open and fold ${count(events)} events; ${ms(readyMs)} from the process's start until it is ready, ${ms(cachedMs)} with Node's compile cache; ${residentMb} MB resident`,
      visitors === 0 ? 'an empty folder: Node, its modules, two PINs hashed' : 'the row of an empty folder', visitors === 1_192 ? 'target 300 ms' : ''])
  }
}
for (const row of rows) console.log(row.join('\n    '))
console.error(`load of the machine after: ${loadavg().map((load) => load.toFixed(1)).join(', ')}`)
if (values.document) keepRows(page, rows)
