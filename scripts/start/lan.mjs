// The address under which a phone of the same network reaches this machine.
import { createSocket } from 'node:dgram'
import { networkInterfaces } from 'node:os'

/** Networks of containers, virtual machines and tunnels: no phone is in them. */
const virtual = /^(?:docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|wg|utun|tailscale|zt|lo)/i
/** Private networks (RFC 1918). */
const isPrivate = (address) => /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(address)

/**
 * Which of a machine's addresses a phone would use: the one that leads to the world where it is among them, else the first.
 * `anyNetwork`: one that is not private counts too.
 * @param {{ interfaces: Record<string, { address: string; family: string; internal: boolean }[] | undefined>; route: string | undefined; anyNetwork: boolean }} machine
 */
export const lanAddressAmong = ({ interfaces, route, anyNetwork }) => {
  const known = Object.entries(interfaces).flatMap(([name, list]) => (virtual.test(name) ? [] : (list ?? [])))
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.')).map(({ address }) => address)
  const candidates = [...known.filter(isPrivate), ...(anyNetwork ? known.filter((address) => !isPrivate(address)) : [])]
  return candidates.find((address) => address === route) ?? candidates[0]
}

/** The address from which this machine would send to the world; nothing is sent (RFC 5737 keeps the other end free). */
const routeOut = () =>
  new Promise((found) => {
    const socket = createSocket('udp4')
    const end = (address) => {
      socket.close()
      found(address)
    }
    socket.once('error', () => end(undefined))
    socket.connect(9, '198.51.100.1', () => end(socket.address().address))
  })

/** @param {boolean} anyNetwork */
export const lanAddress = async (anyNetwork) => lanAddressAmong({ interfaces: networkInterfaces(), route: await routeOut(), anyNetwork })
