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

/** What to say of a place that could not be listened at; undefined for any other fault. */
export const listenFault = (cause: unknown): string | undefined => {
  if (!(cause instanceof Error) || !('code' in cause)) return undefined
  const port = 'port' in cause ? `port ${String(cause.port)}` : 'the port'
  if (cause.code === 'EADDRINUSE') return `${port} is busy: another program listens there`
  if (cause.code === 'EACCES' && 'port' in cause) return `${port} may not be opened by this user`
  return cause.code === 'EADDRNOTAVAIL' && 'address' in cause ? `${String(cause.address)} is no address of this machine` : undefined
}

/** Whether only this machine reaches who listens there. */
export const isLoopbackAddress = (host: string): boolean => host === '::1' || host.startsWith('127.')
