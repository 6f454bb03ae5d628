// `npm start`: the demo centre on this machine, from a fresh clone to addresses to open.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { install, node, root, run } from './setup.mjs'
import { lanAddress } from './start/lan.mjs'
import { help, readOptions } from './start/options.mjs'
import { portFault } from './start/ports.mjs'
import { said } from './start/said.mjs'

/** @type {(message: string) => never} */
const stop = (message) => {
  console.error(`npm start: ${message}`)
  process.exit(1)
}

const given = readOptions(process.argv.slice(2))
const values = given.values ?? stop(given.fault)
if (values.help) {
  console.log(help)
  process.exit(0)
}

const isWide = (address) => address === '0.0.0.0' || address === '::'
/** As it stands in an address that this machine opens. */
const inUrl = (address) => (isWide(address) ? '127.0.0.1' : address.includes(':') ? `[${address}]` : address)
const host = values.host ?? '127.0.0.1'
// a phone in somebody's hand is the one stranger that a demo is for: it reaches the phone page alone, and no PIN opens anything there
const lan = values.host === undefined || isWide(values.host) ? await lanAddress(values.host !== undefined) : undefined
const phoneHost = values.host ?? lan ?? host
const phone = values['phone-url'] ?? `http://${isWide(phoneHost) ? (lan ?? '127.0.0.1') : inUrl(phoneHost)}:${values['phone-port']}`
const phoneReach = values['phone-url'] !== undefined ? 'given' : /\/\/(?:127\.|localhost|\[::1\])/.test(phone) ? 'this-machine' : 'phones'

const busy = await portFault([
  { flag: 'port', what: 'the hub', port: Number(values.port), host },
  { flag: 'kiosk-port', what: 'the kiosk', port: Number(values['kiosk-port']), host },
  { flag: 'phone-port', what: 'the phone page', port: Number(values['phone-port']), host: phoneHost },
])
if (busy) stop(busy)

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

await start('The hub', ['apps/hub/main.ts', '--centre', values.centre, '--data', values.data, '--port', values.port, '--host', host, '--public-port', values['phone-port'], '--public-host', phoneHost, '--phone-url', phone, '--demo'])
const hub = `http://${inUrl(host)}:${values.port}`
await start('The kiosk', ['apps/kiosk/host/main.ts', '--hub', hub, '--token', 'demo-kiosk', '--id', 'kiosk-1', '--printer', 'virtual', '--port', values['kiosk-port'], '--host', host, '--data', join(values.data, 'kiosk-1'), '--demo-pin', '1234'])
const kiosk = `http://${inUrl(host)}:${values['kiosk-port']}`

/** The hub has read the file already. */
const nameOf = (file) => {
  const { name } = JSON.parse(readFileSync(file, 'utf8'))
  return typeof name === 'string' ? name : basename(file)
}
console.log(said({ centre: nameOf(values.centre), hub, kiosk, phone, phoneReach, data: values.data }))
