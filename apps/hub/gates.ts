import { createDoor, createNames, createProxies, createRefusalLog, isLoopbackAddress, nameOfUrl } from '@senha/guard'
import type { Door, GivenName, Names } from '@senha/guard'

export interface Gate { readonly door: Door; readonly names: Names }

interface Options {
  /** Names and trusted proxies from the command line. */
  readonly given: readonly GivenName[]
  readonly trustedProxies: readonly string[]
  /** The centre's address of the phone page, in force now. */
  readonly phonePageUrl: () => string | undefined
  readonly hasPublicPort: boolean
  /** Where the hub listens, and where its visitors' listener does. */
  readonly host: string
  readonly publicHost: string
}

/**
 * The doors of the hub's listeners: inside the centre, and for the visitors' phones. The address that papers carry is a
 * name of the listener that serves phones: the public one, or the only one.
 */
export const openGates = ({ given, trustedProxies, phonePageUrl, hasPublicPort, host, publicHost }: Options): { inside: Gate; outside: Gate } => {
  const proxies = createProxies(trustedProxies)
  const log = createRefusalLog((what) => console.error(`hub: ${what}`))
  const ofPhones = (): GivenName[] => {
    const url = phonePageUrl()
    const name = url === undefined ? undefined : nameOfUrl(url)
    return name ? [name] : []
  }
  const gate = (which: string, servesPhones: boolean, on: string): Gate => {
    // who listens on loopback answers to no name of its machine, which others in its network may claim (mDNS): a proxy before
    // it that passes such a name on needs --name
    const names = createNames({ given, machineToo: !isLoopbackAddress(on), ...(servesPhones && { also: ofPhones }) })
    return { names, door: createDoor(which, names, proxies, log) }
  }
  return { inside: gate('inside', !hasPublicPort, host), outside: gate('public', true, publicHost) }
}
