import { isIPv6 } from 'node:net'

/** The groups of an IPv6 address, with `::` written out. */
const groupsOf = (address: string): string[] => {
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  if (tail === undefined) return before
  const after = tail === '' ? [] : tail.split(':')
  return [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after]
}

/**
 * What counts as one address in a budget: an IPv4 address, however it is written, or the first 64 bits of an IPv6 address.
 * A single machine can take any of the 2^64 addresses behind those (RFC 4291, 2.5.4).
 */
export const addressPart = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  const plain = address.split('%')[0] ?? address
  return isIPv6(plain)
    ? `${groupsOf(plain.toLowerCase())
        .slice(0, 4)
        .map((group) => group.replace(/^0+(?=.)/, ''))
        .join(':')}::/64`
    : address
}
