// `npm run simulate -- --centre FILE --visitors 1192 --seed 1 --speed max|N --report FILE`: a day at the centre, on the real hub.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { loadCentre } from '@senha/centre/load'
import { comparison } from './sim/compare.ts'
import { reportDay, variants } from './sim/run.ts'
import type { Rules } from './sim/run.ts'
import { textOf } from './sim/text.ts'

const usage = 'usage: simulate [--centre FILE] [--visitors N] [--seed S] [--speed max|N] [--date YYYY-MM-DD] [--kiosks N] [--report FILE] [--rules on|off]'
const text = { type: 'string' } as const
const { values } = parseArgs({ options: {
  centre: { ...text, default: 'packages/centre/cnai-2010.json' }, visitors: { ...text, default: '1192' }, seed: { ...text, default: '1' }, speed: { ...text, default: 'max' },
  date: { ...text, default: '2026-11-23' }, kiosks: { ...text, default: '4' }, report: text, rules: { ...text, default: 'on' },
} })

const stop = (message: string): never => {
  console.error(message)
  process.exit(1)
}
const whole = (name: string, given: string, from: number): number => {
  const value = Number(given)
  return Number.isInteger(value) && value >= from ? value : stop(`--${name} ${given}: a whole number from ${from} on is needed\n${usage}`)
}

const loaded = loadCentre(values.centre)
const centre = loaded.ok ? loaded.centre : stop(loaded.error.message)
const speed = values.speed === 'max' ? 'max' as const : whole('speed', values.speed, 1)
const options = { centre, visitors: whole('visitors', values.visitors, 0), seed: whole('seed', values.seed, 0), speed, date: values.date, kiosks: whole('kiosks', values.kiosks, 1) }
const began = performance.now()

if (values.rules === 'off') {
  const isRules = (name: string): name is Rules => Object.hasOwn(variants, name)
  const reports = []
  // one day after another: each has a hub of its own
  // oxlint-disable-next-line no-await-in-loop
  for (const rules of Object.keys(variants).filter(isRules)) reports.push(await reportDay(options, rules))
  console.log(comparison(reports))
  if (values.report !== undefined) writeFileSync(values.report, `${JSON.stringify(reports, undefined, 2)}\n`)
} else {
  const report = await reportDay(options)
  console.log(textOf(report.summary))
  if (values.report !== undefined) writeFileSync(values.report, `${JSON.stringify(report, undefined, 2)}\n`)
  for (const surprise of report.surprises.slice(0, 20)) console.error(`refused: ${surprise}`)
}
console.error(`${((performance.now() - began) / 1000).toFixed(1)} s`)
