import { randomInt, randomUUID } from 'node:crypto'
import type { Supply } from '@senha/domain'
import { visitCodeAlphabet } from '@senha/protocol'

/** Unpredictable ids and visit codes (six of 23 signs: 148 million codes for some thousand visits a day). */
export const randomSupply: Supply = {
  id: randomUUID,
  visitCode: () => Array.from({ length: 6 }, () => visitCodeAlphabet[randomInt(visitCodeAlphabet.length)] ?? '').join(''),
}
