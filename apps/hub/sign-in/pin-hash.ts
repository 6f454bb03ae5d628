import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Secret } from './secret.ts'

/** scrypt at 32 MB and about 50 ms a PIN (RFC 7914): a stolen file does not give the PINs away at once. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const derive = promisify<string | Buffer, Buffer, number, typeof cost, Buffer>(scrypt)

const keyed = (pin: string, secret: Secret): Buffer => createHmac('sha256', secret.key).update(pin).digest()

/** `scrypt2$N$key id$salt$hash`: the PIN is keyed with the secret first. */
export const hashPin = async (pin: string, secret: Secret): Promise<string> => {
  const salt = randomBytes(16)
  return `scrypt2$${cost.N}$${secret.id}$${salt.toString('base64')}$${(await derive(keyed(pin, secret), salt, 32, cost)).toString('base64')}`
}

/** `old`: right, and its hash is of an earlier format: to be made anew. */
export type Verified = 'right' | 'old' | 'wrong'

const same = (actual: Buffer, expected: string): boolean => {
  const wanted = Buffer.from(expected, 'base64')
  return wanted.length === actual.length && timingSafeEqual(actual, wanted)
}

/** Takes as long for a hash that nothing fits (another secret, a format unknown here) as for any other. */
export const verifyPin = async (pin: string, hash: string, secret: Secret): Promise<Verified> => {
  const parts = hash.split('$')
  if (parts[0] === 'scrypt') {
    const [, n, salt = '', expected = ''] = parts
    return same(await derive(pin, Buffer.from(salt, 'base64'), 32, { ...cost, N: Number(n) }), expected)
      ? 'old'
      : 'wrong'
  }
  const [version, n, , salt = '', expected = ''] = parts
  const actual = await derive(keyed(pin, secret), Buffer.from(salt, 'base64'), 32, {
    ...cost,
    N: version === 'scrypt2' ? Number(n) : cost.N,
  })
  return version === 'scrypt2' && same(actual, expected) ? 'right' : 'wrong'
}

/** Whether a hash was made with another secret than this: no PIN fits it here. */
export const isOfAnotherSecret = (hash: string, secret: Secret): boolean => {
  const [version, , keyId] = hash.split('$')
  return version === 'scrypt2' && keyId !== secret.id
}
