import type { IncomingMessage } from 'node:http'
import proxyAddr from '@fastify/proxy-addr'
import type { Asked } from './names.ts'

/** A socket for both IP versions tells an IPv4 address as `::ffff:192.0.2.7`: one person, one spelling. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

export interface Proxies {
  /** Whether headers of this address are believed; the form that Fastify takes as `trustProxy`. */
  readonly trusts: (address: string, hop: number) => boolean
  /** Whose request it is: the right-most address that no trusted proxy has. */
  readonly addressOf: (request: IncomingMessage) => string
  /** The names that the browser used, which a proxy may have replaced by ours. */
  readonly askedBy: (request: IncomingMessage) => Asked
}

/** Proxies whose `X-Forwarded-…` headers are believed. Throws where one is no address and no range (`10.0.0.0/24`). */
export const createProxies = (trusted: readonly string[]): Proxies => {
  const trusts = trusted.length === 0 ? () => false : proxyAddr.compile([...trusted])
  return {
    trusts,
    addressOf: (request) => plainAddress(proxyAddr(request, trusts)),
    askedBy: (request) => {
      const { host, origin, 'x-forwarded-host': forwarded } = request.headers
      const believed = trusts(request.socket.remoteAddress ?? '', 0) && forwarded !== undefined
      // several proxies append: the last name is the nearest one's
      return { host: believed ? String(forwarded).split(',').at(-1)?.trim() : host, origin }
    },
  }
}
