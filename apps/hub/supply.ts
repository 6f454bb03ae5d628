import { createHash, randomInt, randomUUID } from 'node:crypto'
import type { Supply } from '@senha/domain'
import { visitCodeAlphabet } from '@senha/protocol'

const signs = (length: number): string => Array.from({ length }, () => visitCodeAlphabet[randomInt(visitCodeAlphabet.length)] ?? '').join('')

/** A card is known by this alone. Twelve random signs of 23 (54 bits) need no salt and no slow hash: nobody can try them all. */
export const cardHash = (code: string): string => createHash('sha256').update(`senha card ${code}`).digest('base64url')

/** Unpredictable ids and visit codes (six of 23 signs: 148 million codes for some thousand visits a day). */
export const randomSupply: Supply = {
  id: randomUUID,
  visitCode: () => signs(6),
  bookingCode: () => signs(8),
  card: () => {
    const code = signs(12)
    return { code, hash: cardHash(code) }
  },
}
