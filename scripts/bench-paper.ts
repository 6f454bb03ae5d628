import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { openPrinter } from '@senha/printer'
import { startVirtualPrinter } from '@senha/printer/fakes/virtual-printer'
import { renderTicket } from '@senha/ticket'
import { sampleCentre, samples } from '../packages/ticket/testing/samples.ts'

// What one ticket costs: drawn, packed, sent over TCP to a virtual printer in a process of its own, confirmed by it.
// Processor time is that of this process alone, all threads, from the request to the printer's word that the paper is out.

const warmUp = 60
const { values } = parseArgs({ options: { tickets: { type: 'string', default: '2000' }, printer: { type: 'boolean', default: false }, width: { type: 'string', default: '576' } } })

const beThePrinter = async () => {
  const virtual = await startVirtualPrinter({ keep: 1, widthDots: Number(values.width) })
  let bytes = 0
  let papers = 0
  virtual.onPaper(paper => { bytes += paper.bytes; papers += 1 })
  process.on('message', () => process.send?.({ bytes, papers }))
  process.on('disconnect', () => process.exit(0))
  process.send?.({ address: virtual.address })
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
const spread = (times: readonly number[]): string => {
  const sorted = times.toSorted((a, b) => a - b)
  return `median ${at(sorted, 0.5).toFixed(1)}   p95 ${at(sorted, 0.95).toFixed(1)}   p99 ${at(sorted, 0.99).toFixed(1)}   most ${at(sorted, 1).toFixed(1)}`
}
const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`

/** What is still held once everything that can go has gone. */
const heldBytes = (): number => {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const measure = async () => {
  const child = fork(fileURLToPath(import.meta.url), ['--printer', '--width', values.width])
  const answer = () => new Promise<Record<string, unknown>>(resolve => { child.once('message', message => resolve(Object(message))) })
  const { address } = await answer()
  const width = values.width === '384' ? 384 : 576
  const printer = openPrinter(String(address), { model: width === 576 ? 'epson-tm-t20iii' : 'generic-58' })
  const centre = sampleCentre()
  const tickets = Number(values.tickets)

  const one = async (n: number) => {
    const { ticket, reprint } = samples[n % samples.length] ?? samples[0] ?? { ticket: undefined, reprint: false }
    if (!ticket) throw new Error('no sample tickets')
    const result = await printer.print(renderTicket({ centre, ticket: { ...ticket, number: `A${String((n % 999) + 1).padStart(3, '0')}` }, reprint, width }))
    if (result.outcome !== 'printed') throw new Error(`ticket ${n}: ${result.outcome}, ${result.fault}`)
  }
  for (let n = 0; n < warmUp; n++) await one(n)

  const heldBefore = heldBytes()
  const cpu: number[] = []
  const wall: number[] = []
  const resident: number[] = []
  for (let n = 0; n < tickets; n++) {
    const cpuBefore = process.cpuUsage()
    const before = performance.now()
    await one(n)
    wall.push(performance.now() - before)
    const used = process.cpuUsage(cpuBefore)
    cpu.push((used.user + used.system) / 1000)
    resident.push(process.memoryUsage.rss())
  }
  child.send('count')
  const { bytes, papers } = await answer()
  child.disconnect()
  await printer.close()

  const heldAfter = heldBytes()
  const quarters = [0, 1, 2, 3].map(n => Math.max(...resident.slice(Math.floor(n * tickets / 4), Math.floor((n + 1) * tickets / 4))))
  console.log(`${tickets} tickets of ${samples.length} kinds, ${width} dots, ${String(papers)} papers out`)
  console.log(`processor time, ms a ticket   ${spread(cpu)}`)
  console.log(`clock, ms a ticket            ${spread(wall)}`)
  console.log(`bytes a ticket                ${Math.round(Number(bytes) / Number(papers)).toLocaleString('en')}`)
  console.log(`memory, resident              peak ${megabytes(Math.max(...resident))}   by quarters ${quarters.map(megabytes).join(', ')}`)
  console.log(`memory, held after collection ${megabytes(heldBefore)} before, ${megabytes(heldAfter)} after`)
  process.exitCode = at(cpu.toSorted((a, b) => a - b), 0.5) < 25 && heldAfter < heldBefore + 4 * 1024 * 1024 ? 0 : 1
}

await (values.printer ? beThePrinter() : measure())
