import { loadCentre } from '@senha/centre/load'
import { everywhere, hostInUrl, oneAddress, readNames, readProxies } from '@senha/guard'
import { lockFolder, StoreError } from '@senha/sqlite'
import { openMaker, openVoice } from '@senha/voice/clips'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createSecureContext } from 'node:tls'
import { parseArgs } from 'node:util'
import { steadyClock } from './clock.ts'
import { demoPin, demoStaff, demoTokens } from './demo.ts'
import type { Tls } from './http/server.ts'
import { createHub } from './hub.ts'
import { serve } from './server.ts'
import { createStaffing } from './staffing.ts'
import { openDatabase } from './store/database.ts'
import { openLog } from './store/log.ts'
import { openPeople } from './store/people.ts'
import { randomSupply } from './supply.ts'

const usage = 'usage: npm run hub -- --centre FILE --data DIR --port N [--host ADDRESS] [--name NAME[,NAME]] [--trusted-proxy ADDRESS[,CIDR]] [--demo] [--voice DIR] [--public-port N]'
  + ' [--tls-cert FILE --tls-key FILE] [--media DIR]'

/** One clear line and a non-zero status; nothing was changed. */
const stop = (message: string): never => {
  console.error(`hub: ${message}`)
  process.exit(1)
}

const flags = () => {
  try {
    return parseArgs({
      options: {
        centre: { type: 'string' }, data: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' }, demo: { type: 'boolean', default: false },
        voice: { type: 'string' }, 'public-port': { type: 'string' }, 'tls-cert': { type: 'string' }, 'tls-key': { type: 'string' }, media: { type: 'string' },
        name: { type: 'string', multiple: true, default: [] }, 'trusted-proxy': { type: 'string', multiple: true, default: [] },
      },
    }).values
  } catch (cause) {
    return stop(`${cause instanceof Error ? cause.message : String(cause)}; ${usage}`)
  }
}

const portOf = (text: string): number => {
  const port = Number(text)
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : stop(`"${text}" is no port; ${usage}`)
}

/** Certificate and key are looked at before anything is opened or written. */
const tlsOf = (cert: string | undefined, key: string | undefined): Tls | undefined => {
  if (cert === undefined && key === undefined) return undefined
  if (cert === undefined || key === undefined) return stop('--tls-cert and --tls-key go together')
  try {
    createSecureContext({ cert: readFileSync(cert), key: readFileSync(key) })
    return { cert, key }
  } catch (cause) {
    return stop(`--tls-cert or --tls-key cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

const version = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0'
}

const main = async (): Promise<void> => {
  const given = flags()
  if (given.centre === undefined || given.data === undefined || given.port === undefined) return stop(usage)
  const tls = tlsOf(given['tls-cert'], given['tls-key'])
  const names = readNames(given.name)
  if (!names.ok) return stop(names.error.message)
  const proxies = readProxies(given['trusted-proxy'])
  if (!proxies.ok) return stop(proxies.error.message)
  // everybody knows the demo's tokens and its PIN: other machines reach it where somebody asks for that
  const host = given.host === undefined ? (given.demo ? '127.0.0.1' : await everywhere()) : oneAddress(given.host)
  const port = portOf(given.port)
  const publicPort = given['public-port'] === undefined ? undefined : portOf(given['public-port'])
  const loaded = loadCentre(given.centre)
  if (!loaded.ok) return stop(loaded.error.message)

  // hashes in another thread while the day is read
  const demo = given.demo ? demoStaff() : undefined
  const unlock = lockFolder(given.data, 'hub')
  const db = openDatabase(given.data)
  const now = steadyClock(openLog(db).last().at)
  const hub = createHub({
    db, centre: loaded.centre, now, supply: randomSupply, demo: given.demo,
    onFatal: (cause) => {
      // what is on disk is not known any more: a supervisor (systemd) starts the hub again, which reads the log anew
      console.error(`hub: the disk failed, stopping: ${cause instanceof Error ? cause.message : String(cause)}`)
      // at once: a snapshot that went out now would show what may never have happened
      process.exit(1)
    },
  })
  const people = openPeople(db)
  const staffing = createStaffing(people, now, await demo)
  const voice = openVoice({
    folder: given.voice ?? join(given.data, 'voice'), maker: openMaker({ fallback: loaded.centre.voice.fallback }), now: Date.now, warn: (what) => console.error(`hub: voice: ${what}`),
  })
  const listening = await serve({
    hub, centre: loaded.centre, people, staffing, version: version(), host, port, voice, names: names.names, trustedProxies: proxies.addresses,
    folders: [...(given.media === undefined ? [] : [['media', resolve(given.media)] as const]), ...(given.voice === undefined ? [] : [['voice', resolve(given.voice)] as const])],
    ...(publicPort !== undefined && { publicPort }), ...(tls && { tls }), ...(given.media !== undefined && { media: resolve(given.media) }),
  })
  const at = `${tls ? 'https' : 'http'}://${hostInUrl(host)}`
  if (given.demo) console.error(`hub: DEMO: anybody can sign in with PIN ${demoPin} or a token of ${Object.keys(demoTokens).join(', ')}; never open a centre with it`)
  console.log(`hub ready at ${at}:${listening.port}${listening.publicPort === undefined ? '' : ` and, for visitors' phones, at ${at}:${listening.publicPort}/t`}`)

  void voice.canMake.then((can) => {
    if (!can) console.error('hub: espeak-ng is not installed: calls only chime, but for those whose clips were made ahead (docs/voice.md)')
  })

  let ending = false
  const end = (): void => {
    if (ending) return
    ending = true
    void Promise.allSettled([listening.close(), voice.close()]).finally(() => {
      db.close()
      unlock()
      process.exit(process.exitCode ?? 0)
    })
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}

main().catch((cause: unknown) => {
  if (cause instanceof StoreError) stop(cause.message)
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'EADDRINUSE') stop('the port is busy: another program listens there')
  if (code === 'EACCES') stop('this port may not be opened by this user')
  stop(cause instanceof Error ? cause.message : String(cause))
})
