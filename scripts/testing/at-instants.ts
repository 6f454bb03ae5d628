import { globSync } from 'node:fs'
import type { Shim } from '../proof/faults/build.ts'
import { root, test } from './run.ts'
import type { Counts, Tests } from './run.ts'

/**
 * Instants at which a test that reads the machine's clock is likely to fail: the reference centre is closed, a day or a
 * year ends while the tests run, the clocks change in the night (Portugal: 01:00 UTC on the last Sunday of March and
 * October), a date that three years in four do not have. On `monday` everything is as usual.
 */
export const instants: Readonly<Record<string, string>> = {
  monday: '2027-01-11T10:00:00Z',
  sunday: '2027-01-10T03:00:00Z',
  spring: '2027-03-27T23:58:00Z',
  autumn: '2027-10-30T22:58:00Z',
  leap: '2028-02-29T10:00:00Z',
  year: '2026-12-31T23:59:30Z',
}

/** Whole programs and a page, by night and over midnight: the round that `npm test` makes. */
const short: readonly Tests[] = [
  { name: 'system', project: 'system', files: ['apps/hub/story.system'] },
  { name: 'browser', project: 'browser', files: ['apps/kiosk/kiosk-centre'] },
]
/** What stands where on a screen is the same at any hour: these only look, and take a third of the browser's time. */
const looks = /(looked-at|kiosk-covered|kiosk-aids|layouts|compressed|headers|axe)\.browser/
const timed = globSync('{apps,packages,scripts}/**/*.browser.test.ts', { cwd: root, exclude: ['**/node_modules/**'] }).filter((file) => !looks.test(file))
const long: readonly Tests[] = [{ name: 'unit', project: 'unit' }, { name: 'system', project: 'system' }, { name: 'browser', project: 'browser', files: timed }]

export interface Round {
  readonly at: string
  /** Tests see the machine's clock instead of their own Monday morning (monday.mjs): for instants at which no day ends. */
  readonly machine: boolean
}

/**
 * Runs tests at instants, with the clock of every process (Node and Chromium) set by a preloaded library; it is set anew before
 * each part; `project` runs the parts of one kind alone. (Debian's libfaketime does the same, but under it Chromium takes a minute to start: 68 s instead of 1.)
 */
export const atInstants = async (counts: Counts, shim: Shim, rounds: readonly Round[], isShort: boolean, project?: string): Promise<void> => {
  const parts = (isShort ? short : long).filter((part) => project === undefined || part.project === project)
  for (const { at, machine } of rounds) {
    for (const part of parts) {
      shim.clockOff(Math.round((Date.parse(instants[at] ?? '') - Date.now()) / 1000))
      const env = { ...shim.env, ...(machine && { SENHA_TEST_CLOCK: 'machine' }) }
      // oxlint-disable-next-line no-await-in-loop -- one after another: they share the processors and the clock's offset
      await test(counts, { ...part, name: `${part.name} at ${at} (${instants[at]}${machine ? ', the machine\'s clock' : ''})`, env })
    }
  }
}

/** The round of `npm test`: the programs by night, and tests of which midnight of the year's last day falls into. */
export const shortRounds: readonly Round[] = [{ at: 'sunday', machine: true }, { at: 'year', machine: false }]
