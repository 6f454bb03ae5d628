// Whether the ports are free, before anything is built or started.
import { createServer } from 'node:net'

const tryPort = (port, host) =>
  new Promise((found) => {
    const probe = createServer()
    probe.once('error', (cause) => found(cause.code))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => found(undefined)))
  })

const reasons = { EADDRINUSE: 'is busy: another program listens there', EACCES: 'may not be opened by this user', EADDRNOTAVAIL: 'cannot be opened at this address' }

/**
 * One line on the first place that cannot be had; nothing where all are free.
 * @param {{ flag: string; what: string; port: number; host: string }[]} places
 */
export const portFault = async (places) => {
  const twice = places.find(({ port }, index) => port !== 0 && places.findIndex((other) => other.port === port) !== index)
  if (twice) return `port ${twice.port} is asked for twice; --${twice.flag} chooses another for ${twice.what}`
  for (const { flag, what, port, host } of places) {
    const code = await tryPort(port, host)
    if (code !== undefined) return `port ${port}, for ${what}, ${reasons[code] ?? `cannot be opened (${code})`}; choose another with --${flag}`
  }
  return undefined
}
