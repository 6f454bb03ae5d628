import { describe, expect, test } from 'vitest'
import { failedFiles, slowestFiles, verdict } from './verdict.ts'

const file = (name: string, tests: Record<string, string>, status = Object.values(tests).includes('failed') ? 'failed' : 'passed') => ({
  name, status, startTime: 0, endTime: 0, assertionResults: Object.entries(tests).map(([fullName, of]) => ({ fullName, status: of })),
})
const report = (...testResults: ReturnType<typeof file>[]) => ({ testResults })

describe('a browser test that fails is run once more', () => {
  const first = report(file('a', { one: 'passed', two: 'failed' }), file('b', { three: 'passed' }))

  test('only its file is run again', () => {
    expect(failedFiles(first)).toEqual(['a'])
    expect(failedFiles(report(file('c', {}, 'failed')))).toEqual(['c'])
  })
  test('passed then, it is flaky and counts as passed', () => {
    expect(verdict(first, report(file('a', { one: 'passed', two: 'passed' })))).toEqual({ passed: 3, failed: [], flaky: ['a: two'] })
  })
  test('failed twice, it has failed', () => {
    expect(verdict(first, report(file('a', { one: 'passed', two: 'failed' })))).toEqual({ passed: 2, failed: ['a: two'], flaky: [] })
  })
  test('without a second run it has failed', () => {
    expect(verdict(first)).toEqual({ passed: 2, failed: ['a: two'], flaky: [] })
  })
  test('another test of the file that fails only the second time is flaky, not failed', () => {
    expect(verdict(first, report(file('a', { one: 'failed', two: 'passed' })))).toEqual({ passed: 3, failed: [], flaky: ['a: one', 'a: two'] })
  })
  test('a second run that never reaches the test mends nothing', () => {
    expect(verdict(first, report(file('a', {}, 'failed'))).failed).toEqual(['a: two', 'a: the file itself'])
    expect(verdict(first, report(file('a', { one: 'passed', two: 'skipped' })))).toMatchObject({ failed: ['a: two'] })
  })
  test('a file that does not load is mended by a run in which it loads and passes', () => {
    const broken = report(file('a', {}, 'failed'))
    expect(verdict(broken)).toEqual({ passed: 0, failed: ['a: the file itself'], flaky: [] })
    expect(verdict(broken, report(file('a', { one: 'passed' })))).toEqual({ passed: 1, failed: [], flaky: ['a: the file itself'] })
    expect(verdict(broken, report(file('a', { one: 'failed' }))).failed).toEqual(['a: the file itself', 'a: one'])
  })
  test('skipped tests count as neither', () => {
    expect(verdict(report(file('a', { one: 'skipped', two: 'passed' })))).toEqual({ passed: 1, failed: [], flaky: [] })
  })
})

test('the slowest files are told with their seconds, the slowest first', () => {
  const took = (name: string, endTime: number) => ({ ...file(name, { one: 'passed' }), startTime: 1_000, endTime })
  expect(slowestFiles(report(took('a', 3_400), took('b', 61_000), took('c', 9_000)), 2)).toEqual([{ name: 'b', seconds: 60 }, { name: 'c', seconds: 8 }])
})
