import { phonePageAddress } from '@senha/centre'
import { everywhere, oneAddress, readNames, readProxies } from '@senha/guard'
import type { GivenName } from '@senha/guard'
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { parseArgs } from 'node:util'
import type { Tls } from './http/server.ts'
import { timings } from './timings.ts'

/** What the hub is started with. */
export interface Flags {
  readonly centre: string
  readonly data: string
  readonly host: string
  readonly port: number
  readonly publicPort: number | undefined
  /** Where the visitors' listener listens, if not where the hub does. */
  readonly publicHost: string | undefined
  /** In place of the centre's `phonePageUrl`. */
  readonly phoneUrl: string | undefined
  readonly names: readonly GivenName[]
  readonly trustedProxies: readonly string[]
  readonly tls: Tls | undefined
  readonly demo: boolean
  readonly adoptDemoData: boolean
  readonly secret: string | undefined
  readonly voice: string | undefined
  readonly media: string | undefined
  /** 0: nobody asks for backups. */
  readonly backupAlertHours: number
}

const usage = 'usage: npm run hub -- --centre FILE --data DIR --port N [--host ADDRESS] [--name NAME[,NAME]] [--trusted-proxy ADDRESS[,CIDR]] [--demo] [--voice DIR] [--public-port N [--public-host ADDRESS]] [--phone-url URL]'
  + ' [--secret FILE] [--adopt-demo-data] [--tls-cert FILE --tls-key FILE] [--media DIR] [--backup-alert-hours N]'

/** One clear line and a non-zero status; nothing was changed. */
export const stop = (message: string): never => {
  console.error(`hub: ${message}`)
  process.exit(1)
}

const read = (args: string[]) => {
  try {
    return parseArgs({
      args,
      options: {
        centre: { type: 'string' }, data: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' }, demo: { type: 'boolean', default: false },
        voice: { type: 'string' }, 'public-port': { type: 'string' }, 'public-host': { type: 'string' }, 'phone-url': { type: 'string' }, 'tls-cert': { type: 'string' }, 'tls-key': { type: 'string' }, media: { type: 'string' },
        'backup-alert-hours': { type: 'string', default: String(timings.backupAlertHours) },
        secret: { type: 'string' }, 'adopt-demo-data': { type: 'boolean', default: false },
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

/** The address is as good as one in the centre's file. */
const phoneUrlOf = (text: string | undefined): string | undefined => {
  const checked = phonePageAddress.optional().safeParse(text)
  return checked.success ? checked.data : stop(`--phone-url: ${checked.error.issues[0]?.message ?? 'no address'}; ${usage}`)
}

/** Everything is looked at before anything is opened or written; a fault is one line and the end. */
export const readFlags = async (args: string[]): Promise<Flags> => {
  const given = read(args)
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
  if (given['public-host'] !== undefined && publicPort === undefined) return stop('--public-host goes with --public-port')
  const publicHost = given['public-host'] === undefined ? undefined : oneAddress(given['public-host'])
  const backupAlertHours = Number(given['backup-alert-hours'])
  if (!Number.isFinite(backupAlertHours) || backupAlertHours < 0) return stop(`--backup-alert-hours is a number of hours, 0 for none; ${usage}`)
  return {
    centre: given.centre, data: given.data, host, port, publicPort, publicHost, phoneUrl: phoneUrlOf(given['phone-url']), names: names.names, trustedProxies: proxies.addresses, tls, demo: given.demo,
    adoptDemoData: given['adopt-demo-data'], secret: given.secret, voice: given.voice, media: given.media, backupAlertHours,
  }
}
