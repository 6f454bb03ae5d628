import { createServer } from 'node:net'

/** Every address of the machine, IPv6 and IPv4 in one socket; IPv4 alone on a machine without IPv6. */
export const everywhere = (): Promise<string> => new Promise((found) => {
  const probe = createServer()
  probe.once('error', () => found('0.0.0.0'))
  probe.listen({ host: '::', port: 0 }, () => probe.close(() => found('::')))
})

/**
 * `localhost` has two addresses, and sockets would be served at the first alone: it means the one that every machine
 * has.
 */
export const oneAddress = (host: string): string => (host === 'localhost' ? '127.0.0.1' : host)

/** An address to listen on as it stands in a URL that a person on this machine can open. */
export const hostInUrl = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

/** Whether only this machine reaches who listens there. */
export const isLoopbackAddress = (host: string): boolean => host === '::1' || host.startsWith('127.')
