// Builds the screens whose sources changed since their last build. Plain JavaScript: it also runs before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const screens = {
  kiosk: { config: 'apps/kiosk/vite.config.ts', dist: 'apps/kiosk/dist/screens', sources: ['apps/kiosk'] },
  display: { config: 'apps/display/vite.config.ts', dist: 'apps/display/dist/display', sources: ['apps/display'] },
  phone: { config: 'apps/display/phone/vite.config.ts', dist: 'apps/display/dist/phone', sources: ['apps/display'] },
  console: { config: 'apps/console/vite.config.ts', dist: 'apps/console/dist', sources: ['apps/console'] },
  monitor: { config: 'apps/monitor/vite.config.ts', dist: 'apps/monitor/dist', sources: ['apps/monitor'] },
}

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist'].includes(entry.name) || entry.name.includes('.test.')) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? files(path) : [path]
  })

const fingerprint = (folders) => {
  const hash = createHash('sha256')
  for (const file of [join(root, 'package-lock.json'), ...folders.flatMap((folder) => files(join(root, folder))).toSorted()]) {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${relative(root, file)} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

const run = (command, args) =>
  new Promise((done) => {
    // whoever asks: a test's own NODE_ENV would build the screens with React's development runtime
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } })
    let output = ''
    child.stdout.on('data', (data) => { output += data })
    child.stderr.on('data', (data) => { output += data })
    child.on('exit', (code) => done({ code, output }))
  })

/** One build at a time, also between processes; a lock whose owner is gone is taken over. */
const lock = join(root, 'node_modules/.senha-build.lock')
const takeLock = () => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
    try {
      process.kill(owner, 0)
    } catch {
      rmSync(lock, { force: true })
    }
    return false
  }
}
while (!takeLock()) await new Promise((again) => setTimeout(again, 200))
process.on('exit', () => rmSync(lock, { force: true }))

const node = existsSync(join(root, 'node_modules/.bin/node')) ? join(root, 'node_modules/.bin/node') : process.execPath
const wanted = process.argv.slice(2).filter((name) => name in screens)
const stale = Object.entries(screens).filter(([name, { config, dist, sources }]) => {
  if ((wanted.length > 0 && !wanted.includes(name)) || !existsSync(join(root, config))) return false
  const stamp = join(root, dist, '.built')
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint([...sources, 'packages'])
})

let failed = false
const build = async ([name, { config, dist, sources }]) => {
  const before = fingerprint([...sources, 'packages'])
  const { code, output } = await run(node, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', join(root, config), '--logLevel', 'warn'])
  if (code !== 0) {
    failed = true
    process.stderr.write(`building the ${name} screens failed:\n${output}\n`)
    return
  }
  mkdirSync(join(root, dist), { recursive: true })
  writeFileSync(join(root, dist, '.built'), before)
}
const queue = [...stale]
await Promise.all([0, 1].map(async () => {
  for (let next = queue.shift(); next; next = queue.shift()) await build(next)
}))
process.exitCode = failed ? 1 : 0
