/** Numbers from 0 (in) to 1 (out), the same for the same seed: mulberry32. */
export type Random = () => number

export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A stream of its own for each of many people, so that one more draw by one changes nothing for the others. */
export const randomOf = (seed: number, index: number): Random => {
  const random = randomFrom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b))
  random()
  return random
}

export const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random())

/** Normal by Box and Muller (1958). */
export const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Log-normal with this mean and this ratio of standard deviation to mean: how service times are spread where they were measured. */
export const logNormal = (random: Random, mean: number, variation: number): number => {
  const sigma = Math.sqrt(Math.log(1 + variation ** 2))
  return mean * Math.exp(sigma * normal(random) - sigma ** 2 / 2)
}

/** A key of a table of shares, as often as its share. */
export const oneOfShares = <K extends string>(random: Random, shares: Readonly<Record<K, number>>): K => {
  const entries = Object.keys(shares).flatMap((key) => (isKey(shares, key) ? [{ key, share: shares[key] }] : []))
  let left = random() * entries.reduce((sum, { share }) => sum + share, 0)
  for (const { key, share } of entries) {
    left -= share
    if (left < 0) return key
  }
  const last = entries.at(-1)
  if (!last) throw new Error('no shares to choose from')
  return last.key
}

const isKey = <K extends string>(table: Readonly<Record<K, number>>, key: string): key is K => Object.hasOwn(table, key)

/** One of several; there must be one. */
export const oneOf = <T>(random: Random, values: readonly T[]): T => {
  const found = values[whole(random, values.length)]
  if (found === undefined && values.length === 0) throw new Error('nothing to choose from')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an index below the length
  return found as T
}

export const whole = (random: Random, below: number): number => Math.floor(random() * below)
