import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** scrypt at 32 MB and about 50 ms a PIN (RFC 7914): a stolen file does not give the PIN away at once. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const derive = promisify<string, Buffer, number, typeof cost, Buffer>(scrypt)

/** `scrypt$N$SALT$HASH`, salt and hash in base64. */
export const hashPin = async (pin: string): Promise<string> => {
  const salt = randomBytes(16)
  return `scrypt$${cost.N}$${salt.toString('base64')}$${(await derive(pin, salt, 32, cost)).toString('base64')}`
}

export const verifyPin = async (pin: string, hash: string): Promise<boolean> => {
  const [, n, salt = '', expected = ''] = hash.trim().split('$')
  const wanted = Buffer.from(expected, 'base64')
  if (wanted.length !== 32) return false
  return timingSafeEqual(await derive(pin, Buffer.from(salt, 'base64'), 32, { ...cost, N: Number(n) }), wanted)
}
