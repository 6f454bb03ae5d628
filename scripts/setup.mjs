// What runs before anything is installed: plain JavaScript on the machine's own Node.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The project's own runtime, once installed. */
export const node = join(root, 'node_modules/.bin/node')

const stamp = join(root, 'node_modules/.senha-installed')
const wanted = () => createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')

/** Runs a command to its end with its output shown; true where it succeeded. */
export const run = (command, args, options = {}) =>
  new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    child.on('error', () => done(false))
    child.on('exit', (code) => done(code === 0))
  })

/** Installs exactly what the lockfile says, unless it is there. */
export const install = async () => {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted() && existsSync(node)) return true
  console.log('Installing what the lockfile names (once) …')
  // the machine's Node may be older than some packages ask for: they run on the project's own
  const done = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (!done || !existsSync(node)) {
    console.error('npm ci failed: see above. npm 11 or newer and a connection to the npm registry are needed.')
    return false
  }
  writeFileSync(stamp, wanted())
  return true
}

/** Debian packages that the tests use, by the program that each brings. */
const programs = {
  'chromium-headless-shell': 'chromium-headless-shell', zbarimg: 'zbar-tools', sqlite3: 'sqlite3', 'espeak-ng': 'espeak-ng', opusenc: 'opus-tools', age: 'age', nginx: 'nginx-light',
  'systemd-analyze': 'systemd', gcc: 'gcc libc6-dev', openssl: 'openssl',
}
const missing = () => Object.entries(programs).filter(([program]) => spawnSync('sh', ['-c', `PATH=$PATH:/usr/sbin; command -v ${program}`]).status !== 0).flatMap(([, names]) => names.split(' '))

/** Installs the programs that tests need where that is possible, else says what to install. */
export const installPrograms = async () => {
  const packages = missing()
  if (packages.length === 0) return true
  if (process.getuid?.() === 0 && spawnSync('sh', ['-c', 'command -v apt-get']).status === 0) {
    console.log(`Installing Debian packages: ${packages.join(' ')} …`)
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    await run('apt-get', ['update', '-qq'], quiet)
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet)
  }
  const still = missing()
  if (still.length > 0) console.error(`Missing programs. On Debian: sudo apt-get install ${still.join(' ')}`)
  return still.length === 0
}
