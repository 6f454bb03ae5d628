// `npm run kiosk -- FLAGS`: the kiosk in its own window. Electron's binary is fetched at the first run.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { install, node, root, run } from './setup.mjs'

const electronFolder = join(root, 'node_modules/electron')
const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronFolder, 'dist')
const pathFile = join(electronFolder, 'path.txt')
const binary = () => join(dist, existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron')

/** Electron's own install script; what it says is shown only where it fails. */
const fetchElectron = () =>
  new Promise((done) => {
    console.log('Fetching Electron (once) …')
    const child = spawn(node, [join(electronFolder, 'install.js')], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], timeout: 10 * 60_000 })
    let said = ''
    child.stderr.on('data', (text) => { said += text })
    child.on('error', () => done(false))
    child.on('exit', (code) => {
      if (code === 0) return done(true)
      const why = said.split('\n').find((line) => /error/i.test(line))?.trim() ?? 'no connection'
      console.error(`kiosk: Electron could not be fetched (${why}). Connect this machine to the internet for the first run, or use the browser host: npm run kiosk:browser`)
      done(false)
    })
  })

if (!(await install())) process.exit(1)
if (!existsSync(binary()) && !(await fetchElectron())) process.exit(1)
if (!(await run(node, ['scripts/build-screens.mjs', 'kiosk'])) || !(await run(node, ['apps/kiosk/electron/bundle.ts']))) process.exit(1)

const child = spawn(binary(), [join(root, 'dist/kiosk'), ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('error', (cause) => {
  console.error(`kiosk: Electron does not start: ${cause.message}`)
  process.exitCode = 1
})
child.on('exit', (code) => { process.exitCode = code ?? 1 })
