// `npm test`: everything that must hold, from a fresh clone. Ends with one plain line of counts.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install, installPrograms, node, root, run } from './setup.mjs'

const finish = (passed, failed) => {
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 && passed > 0 ? 0 : 1)
}
if (!(await install())) finish(0, 1)
if (!(await installPrograms())) finish(0, 1)

let passed = 0
let failed = 0
const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1)

/** One check: a command that succeeds or fails as a whole, its output shown where it fails. */
const check = (name, command, args) =>
  new Promise((done) => {
    const since = Date.now()
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (data) => { output += data })
    child.stderr.on('data', (data) => { output += data })
    child.on('exit', (code) => {
      if (code === 0) passed += 1
      else failed += 1
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds(since)} s)`)
      if (code !== 0) console.log(output)
      done()
    })
  })

const bin = (name) => join(root, 'node_modules/.bin', name)
await Promise.all([
  check('types', bin('tsc'), ['--noEmit']),
  check('lint', bin('oxlint'), ['--type-aware']).then(() => check('directions', node, ['scripts/check-directions.ts'])),
])
await check('screens build', node, ['scripts/build-screens.mjs'])

const folder = mkdtempSync(join(tmpdir(), 'senha-test-'))
for (const project of ['unit', 'system', 'browser']) {
  const since = Date.now()
  const report = join(folder, `${project}.json`)
  // a log that is read in a file has no use for colours
  const ended = await run(node, ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`], process.stdout.isTTY ? {} : { env: { ...process.env, NO_COLOR: '1' } })
  try {
    const counts = JSON.parse(readFileSync(report, 'utf8'))
    passed += counts.numPassedTests
    // a file that fails before its first test counts too
    failed += Math.max(counts.numFailedTests, counts.numFailedTestSuites > 0 || !ended ? 1 : 0)
    console.log(`${project}: ${counts.numPassedTests} passed, ${counts.numFailedTests} failed (${seconds(since)} s)`)
  } catch {
    failed += 1
    console.log(`FAIL ${project}: no report`)
  }
}
rmSync(folder, { recursive: true, force: true })
finish(passed, failed)
