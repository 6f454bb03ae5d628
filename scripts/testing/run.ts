import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { failedFiles, slowestFiles, verdict } from './verdict.ts'
import type { Report } from './verdict.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a run came to so far. */
export interface Counts { passed: number; failed: number; flaky: number }

export const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1)
const nameOf = (key: string): string => relative(root, key)

/** Runs a command to its end; its output is shown as it comes where `show`, else returned. */
const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv, show: boolean): Promise<{ ok: boolean; output: string }> =>
  new Promise((done) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'] })
    let output = ''
    child.stdout?.on('data', (data) => { output += String(data) })
    child.stderr?.on('data', (data) => { output += String(data) })
    child.on('error', (cause) => done({ ok: false, output: cause.message }))
    child.on('close', (code) => done({ ok: code === 0, output }))
  })

/** One check: a command that succeeds or fails as a whole. Its output is shown where it fails. */
export const check = async (counts: Counts, name: string, command: string, args: readonly string[]): Promise<void> => {
  const since = performance.now()
  const { ok, output } = await run(command, args, process.env, false)
  if (ok) counts.passed += 1
  else counts.failed += 1
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds(since)} s)`)
  if (!ok) console.log(output)
}

/** A log that is read in a file has no use for colours. */
const plain = (): NodeJS.ProcessEnv => (process.stdout.isTTY ? {} : { NO_COLOR: '1' })
/** Tests start hubs and kiosks hundreds of times: Node keeps their compiled code (a hub's start costs 0.75 s of processor time instead of 1.06). */
const compiled = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled') }

export interface Tests {
  /** How the run is called in the log. */
  readonly name: string
  readonly project: 'unit' | 'system' | 'browser'
  /** Files, as vitest filters them; all of the project where left out. */
  readonly files?: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  /** What fails is run once more; passed then, it is told as flaky. */
  readonly onceMore?: boolean
}

/** Runs tests of one project of vitest.config.ts and adds them to the counts. A run without a report or a test has failed. */
export const test = async (counts: Counts, { name, project, files = [], env = {}, onceMore = false }: Tests): Promise<void> => {
  const since = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'senha-test-'))
  const once = async (which: readonly string[]): Promise<Report> => {
    const report = join(folder, 'report.json')
    rmSync(report, { force: true })
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...which]
    await run(process.execPath, args, { ...process.env, ...plain(), ...compiled, ...env }, true)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- vitest's own report
    return JSON.parse(readFileSync(report, 'utf8')) as Report
  }
  try {
    const first = await once(files)
    const broken = failedFiles(first)
    const again = onceMore && broken.length > 0 ? await once(broken).catch(() => undefined) : undefined
    const { passed, failed, flaky } = verdict(first, again)
    counts.passed += passed
    counts.failed += failed.length + (passed + failed.length === 0 ? 1 : 0)
    counts.flaky += flaky.length
    for (const key of failed) console.log(`FAIL ${nameOf(key)}`)
    for (const key of flaky) console.log(`flaky: ${nameOf(key)}`)
    console.log(`${name}: ${passed} passed, ${failed.length} failed${flaky.length > 0 ? `, ${flaky.length} flaky` : ''} (${seconds(since)} s)`)
    if (performance.now() - since > 60_000) console.log(`slowest: ${slowestFiles(first, 5).map((file) => `${nameOf(file.name)} ${file.seconds} s`).join(', ')}`)
  } catch (cause) {
    counts.failed += 1
    console.log(`FAIL ${name}: no report (${cause instanceof Error ? cause.message : String(cause)})`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The last lines of a run, and its exit code. A run in which nothing passed has failed. */
export const finish = ({ passed, failed, flaky }: Counts): never => {
  if (flaky > 0) console.log(`${flaky} flaky: each failed once and passed once`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 && passed > 0 ? 0 : 1)
}
