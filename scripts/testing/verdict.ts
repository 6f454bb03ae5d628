/** A test in vitest's JSON report. */
interface Test { readonly fullName: string; readonly status: string }
/** What is read of that report. */
export interface Report { readonly testResults: readonly TestFile[] }
/** From `startTime` to `endTime` the file ran, ms. */
interface TestFile { readonly name: string; readonly status: string; readonly startTime: number; readonly endTime: number; readonly assertionResults: readonly Test[] }

export interface Verdict { readonly passed: number; readonly failed: readonly string[]; readonly flaky: readonly string[] }

const theFile = (name: string): string => `${name}: the file itself`

/**
 * The tests of a report by `FILE: NAME`. A file that failed without a failing test of its own (it does not load, a hook
 * fails) counts as one test of the file's name.
 */
const outcomes = (report: Report): Map<string, 'passed' | 'failed'> => {
  const all = new Map<string, 'passed' | 'failed'>()
  for (const { name, status, assertionResults } of report.testResults) {
    for (const test of assertionResults) {
      const key = `${name}: ${test.fullName}`
      // two tests of one name stand or fall together
      if (test.status === 'passed') all.set(key, all.get(key) ?? 'passed')
      else if (test.status === 'failed') all.set(key, 'failed')
    }
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) all.set(theFile(name), 'failed')
  }
  return all
}

/** Files of a report in which something failed: what is run once more. */
export const failedFiles = (report: Report): string[] =>
  report.testResults.filter(({ status, assertionResults }) => status === 'failed' || assertionResults.some((test) => test.status === 'failed')).map(({ name }) => name)

/**
 * Joins a first run with a second one of its failed files. A test fails if it passed in neither run; it is flaky if it
 * failed in one and passed in the other. A test that the second run did not reach keeps its first outcome, so that a
 * second run which breaks off mends nothing. A file that did not load is mended by a second run in which all of it passes.
 */
export const verdict = (first: Report, again?: Report): Verdict => {
  const before = outcomes(first)
  const after = again ? outcomes(again) : new Map<string, 'passed' | 'failed'>()
  const whole = new Set((again?.testResults ?? []).filter(({ assertionResults, status }) => status === 'passed' && assertionResults.length > 0).map(({ name }) => theFile(name)))
  const failed: string[] = []
  const flaky: string[] = []
  let passed = 0
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [one, two] = [before.get(key), after.get(key)]
    if (one === 'passed' || two === 'passed') {
      passed += 1
      if (one === 'failed' || two === 'failed') flaky.push(key)
    } else if (whole.has(key)) flaky.push(key)
    else failed.push(key)
  }
  return { passed, failed, flaky }
}

/** The files that took longest, the slowest first, with their seconds: where a run that comes near its limit can be made shorter. */
export const slowestFiles = ({ testResults }: Report, most: number): { name: string; seconds: number }[] =>
  testResults.map(({ name, startTime, endTime }) => ({ name, seconds: Math.round((endTime - startTime) / 1000) }))
    .toSorted((one, other) => other.seconds - one.seconds).slice(0, most)
