import { createHash, randomInt } from 'node:crypto'
import type { Supply } from '@senha/domain'
import { visitCodeAlphabet } from '@senha/protocol'
import { v7 as uuid } from 'uuid'
import type { Clock } from './clock.ts'

const signs = (length: number): string => Array.from({ length }, () => visitCodeAlphabet[randomInt(visitCodeAlphabet.length)] ?? '').join('')

/** A card is known by this alone. Twelve random signs of 23 (54 bits) need no salt and no slow hash: nobody can try them all. */
export const cardHash = (code: string): string => createHash('sha256').update(`senha card ${code}`).digest('base64url')

const minuteMs = 60_000
/**
 * An id that grows with time (RFC 9562, version 7), so that a log of years is written at one end of its index, not all over
 * it; of the time it carries no more than the minute, which is what retention leaves of a time.
 */
const idAt = (now: Clock) => (): string => uuid({ msecs: Math.floor(now() / minuteMs) * minuteMs })

/** Unpredictable ids and visit codes (six of 23 signs: 148 million codes for some thousand visits a day). */
export const supplyAt = (now: Clock): Supply => ({
  id: idAt(now),
  visitCode: () => signs(6),
  bookingCode: () => signs(8),
  card: () => {
    const code = signs(12)
    return { code, hash: cardHash(code) }
  },
})

/** Ids without a time: for tests. */
export const randomSupply: Supply = supplyAt(() => 0)
