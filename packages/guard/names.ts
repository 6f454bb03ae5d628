import { hostname, networkInterfaces } from 'node:os'

/** Where a request says that it goes to, and which page it says that it comes from. */
export interface Asked { readonly host: string | undefined; readonly origin: string | undefined }

/** A name that is none of ours, and the header that it stood in. */
export interface WrongName { readonly name: string; readonly header: 'Host' | 'Origin' }

/**
 * A name that somebody gave: `fila.example.pt`, or `fila.example.pt:8443` where the visible port is neither 80, 443 nor
 * our own.
 */
export interface GivenName { readonly name: string; readonly port: number | undefined }

export interface Names {
  /** The name that makes us refuse this request; undefined where all its names are ours. */
  readonly wrong: (asked: Asked) => WrongName | undefined
  /** A port of ours: a page that came through it may speak to us. */
  readonly listensOn: (port: number) => void
}

/** What the machine says of itself. */
export interface Machine { readonly addresses: () => readonly string[]; readonly name: () => string }

const thisMachine: Machine = {
  addresses: () => Object.values(networkInterfaces()).flatMap((list) => list ?? []).map(({ address }) => address),
  name: hostname,
}

/** DHCP and a cable that was plugged in change the machine's addresses: they are read again after this. */
const machineKnownMs = 10_000
/** The name under which an installed hub is announced in the local network. */
const announced = 'senha-hub.local'
/** A name of the DNS has at most 253 characters; what is longer is cut before it is told or logged. */
const longestName = 260

interface Place { readonly name: string; readonly port: number; readonly host: string }

const defaultPorts: Record<string, number> = { 'http:': 80, 'https:': 443 }

/**
 * The parts of an http address; undefined for what is none. Names are in small letters, addresses in their one
 * spelling.
 */
const placeOf = (address: string): Place | undefined => {
  if (!URL.canParse(address)) return undefined
  const { protocol, hostname: spelled, host, port } = new URL(address)
  const usual = defaultPorts[protocol]
  if (usual === undefined || spelled === '') return undefined
  return { name: spelled.replace(/\.$/, ''), port: port === '' ? usual : Number(port), host }
}

/** Nothing but a name and a port: no path, no user, no space. */
const onlyName = /^(?:\[[\da-f:.]+\]|[^\s/@?#\\[\]:]+)(?::\d{1,5})?$/i

/** Letters, digits, points, hyphens; no star: it would allow nothing while it looks as if it allowed all. */
const plainName = /^(?:\[.+\]|[\w.-]+)$/

const placeOfHost = (host: string): Place | undefined => (onlyName.test(host) ? placeOf(`http://${host}`) : undefined)

/** Reads one name as a person gives it; undefined for what is none. An IPv6 address may stand without its brackets. */
export const givenName = (text: string): GivenName | undefined => {
  const spelled = /^[\da-f]*:[\da-f]*:[\da-f:.]*$/i.test(text) ? `[${text}]` : text
  const place = placeOfHost(spelled)
  if (!place || !plainName.test(place.name)) return undefined
  return { name: place.name, port: /:\d+$/.test(spelled) ? place.port : undefined }
}

/** The name in an address of a page, as `https://fila.example.pt/t/`. */
export const nameOfUrl = (url: string): GivenName | undefined => {
  const place = placeOf(url)
  return place && { name: place.name, port: place.port }
}

const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name)

/** Names that the machine answers to: its addresses, and its host name with and without `.local`. */
const namesOf = (machine: Machine): Set<string> => {
  const full = machine.name().toLowerCase()
  const short = full.replace(/\..*$/, '')
  const names = [full, short, `${full}.local`, `${short}.local`].filter((name) => !name.startsWith('.') && name !== '')
  const addresses = machine.addresses().flatMap((address) => givenName(address)?.name ?? [])
  return new Set([...names, announced, ...addresses])
}

export interface NamesOptions {
  /** Names from the command line. */
  readonly given?: readonly GivenName[]
  /** More of them, from the centre's configuration; asked each time, since it changes. */
  readonly also?: () => readonly GivenName[]
  /** The machine's own addresses and host name count: not for who listens on loopback alone. */
  readonly machineToo?: boolean
  readonly machine?: Machine
  /** Milliseconds that only go forward. */
  readonly now?: () => number
}

/**
 * The names under which a program lets itself be called, at every door of it. A browser asks the DNS where a name
 * leads, and whoever owns the name answers what they like (DNS rebinding): a page of a stranger's name that leads here
 * would have our own origin. So it is not enough that `Origin` equals `Host`: both must be names of ours.
 */
export const createNames = (options: NamesOptions): Names => {
  const { given = [], also = () => [], machineToo = true, machine = thisMachine, now = () => performance.now() } = options
  const ports = new Set<number>()
  let own = new Set<string>()
  let readAt = -Infinity
  const isMachine = (name: string): boolean => {
    if (!machineToo) return false
    if (now() - readAt >= machineKnownMs) {
      own = namesOf(machine)
      readAt = now()
    }
    return own.has(name)
  }
  const givenAs = (name: string): GivenName[] => [...given, ...also()].filter((one) => one.name === name)
  const isOurs = (name: string): boolean => isLoopback(name) || givenAs(name).length > 0 || isMachine(name)
  /**
   * Behind a proxy the port that the browser sees is the proxy's: the usual ones of a name that was given, or the one
   * given.
   */
  const portIsOurs = ({ name, port }: Place): boolean =>
    ports.has(port) || givenAs(name).some((one) => (one.port === undefined ? port === 80 || port === 443 : port === one.port))
  const wrongName = (header: WrongName['header'], text: string): WrongName => ({ name: text.slice(0, longestName), header })
  return {
    wrong: ({ host = '', origin }) => {
      const called = placeOfHost(host)
      if (!called || !isOurs(called.name)) return wrongName('Host', called?.host ?? host)
      // programs say no origin; a browser says where its page came from
      if (origin === undefined) return undefined
      const page = placeOf(origin)
      const samePlace = page?.host === called.host || (page?.name === called.name && page.port === called.port)
      return page && isOurs(page.name) && (samePlace || portIsOurs(page)) ? undefined : wrongName('Origin', page?.host ?? origin)
    },
    listensOn: (port) => void ports.add(port),
  }
}
