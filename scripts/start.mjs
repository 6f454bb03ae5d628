// `npm start`: the Lisbon demo centre on this machine, from a fresh clone to addresses to open.
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { install, node, root, run } from './setup.mjs'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4000' },
    'kiosk-port': { type: 'string', default: '4010' },
    // everybody knows the demo's PIN: other machines reach it only where somebody asks for that
    host: { type: 'string', default: '127.0.0.1' },
    data: { type: 'string', default: join(root, 'data') },
    centre: { type: 'string', default: join(root, 'packages/centre/lisboa.json') },
  },
})

if (!(await install())) process.exit(1)
const built = await run(node, ['scripts/build-screens.mjs'])
if (!built) process.exit(1)
mkdirSync(values.data, { recursive: true })

const children = new Map()
let ending = false
const end = (code) => {
  if (ending) return
  ending = true
  process.exitCode = code
  for (const child of children.values()) child.kill('SIGTERM')
}
process.on('SIGINT', () => end(0))
process.on('SIGTERM', () => end(0))

/**
 * Starts a program and waits for the line that says it is ready. One that was ready and was killed is started again, as
 * systemd does in a centre; one that ends before it is ready, or by itself, ends everything.
 */
const start = (name, args) =>
  new Promise((ready) => {
    const child = spawn(node, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], detached: true, env: { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'), ...process.env } })
    let wasReady = false
    children.set(name, child)
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.includes('ready')) return console.log(line)
      wasReady = true
      ready(line)
    })
    child.on('exit', (code, signal) => {
      if (ending) return
      if (wasReady && signal !== null) {
        console.error(`${name} was killed (${signal}): starting it again.`)
        ready(start(name, args))
      } else {
        console.error(`${name} has ended (${code ?? signal}): stopping.`)
        end(code || 1)
      }
    })
  })

await start('The hub', ['apps/hub/main.ts', '--centre', values.centre, '--data', values.data, '--port', values.port, '--host', values.host, '--demo'])
const machine = ['0.0.0.0', '::'].includes(values.host) ? '127.0.0.1' : values.host.includes(':') ? `[${values.host}]` : values.host
const hub = `http://${machine}:${values.port}`
await start('The kiosk', ['apps/kiosk/host/main.ts', '--hub', hub, '--token', 'demo-kiosk', '--id', 'kiosk-1', '--printer', 'virtual', '--port', values['kiosk-port'], '--host', values.host, '--data', join(values.data, 'kiosk-1'), '--demo-pin', '1234'])
const kiosk = `http://${machine}:${values['kiosk-port']}`

console.log(`
Senha is open: the demo centre of Lisbon.

  kiosk     ${kiosk}/kiosk
  paper     ${kiosk}/paper
  display   ${hub}/display?token=demo-display
  console   ${hub}/console      ana, olga (welcome), rui (Social Security), marta (supervisor); PIN 1234
  monitor   ${hub}/monitor?token=demo-monitor

The kiosk's PIN, for mediators at the door: 1234
Data in ${values.data}. Ctrl+C ends it all.
`)
