/**
 * Durations as counts in buckets that grow by a constant factor (Masson, Rim and Lee 2019, DDSketch): any quantile is known
 * within 2.5 %, two sketches add up to the sketch of both, and seven years of a service fit in some hundred bytes a month.
 */
const gamma = 1.05
const logGamma = Math.log(gamma)

/** How often each bucket was hit; bucket 0 holds what is under a second, bucket n what is over γ^(n-1) and up to γ^n seconds. */
export type Sketch = number[]

const bucketOf = (seconds: number): number => (seconds <= 1 ? 0 : Math.ceil(Math.log(seconds) / logGamma))

export const add = (sketch: Sketch, seconds: number): void => {
  const bucket = bucketOf(seconds)
  while (sketch.length <= bucket) sketch.push(0)
  sketch[bucket] = (sketch[bucket] ?? 0) + 1
}

export const countOf = (sketch: Sketch): number => sketch.reduce((sum, count) => sum + count, 0)

/** The middle of the bucket in which the quantile falls, in seconds; undefined where there is nothing. */
export const quantile = (sketch: Sketch, share: number): number | undefined => {
  const rank = Math.ceil(share * countOf(sketch))
  let passed = 0
  for (const [bucket, count] of sketch.entries()) {
    passed += count
    if (count > 0 && passed >= rank) return bucket === 0 ? 0.5 : (2 * gamma ** bucket) / (gamma + 1)
  }
  return undefined
}

/** As bytes: runs of empty buckets and counts, each in seven bits a byte with the eighth for "more follows". */
export const pack = (sketch: Sketch): Uint8Array => {
  const bytes: number[] = []
  const put = (value: number): void => {
    let left = value
    for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) | 128)
    bytes.push(left)
  }
  let empty = 0
  for (const count of sketch) {
    if (count === 0) {
      empty += 1
      continue
    }
    put(empty)
    put(count)
    empty = 0
  }
  return Uint8Array.from(bytes)
}

/** Adds a packed sketch to another, without making a third. */
export const mergePacked = (into: Sketch, bytes: Uint8Array): void => {
  let [bucket, place] = [0, 0]
  const get = (): number => {
    let [value, unit] = [0, 1]
    for (;;) {
      const byte = bytes[place] ?? 0
      place += 1
      value += (byte & 127) * unit
      if (byte < 128) return value
      unit *= 128
    }
  }
  while (place < bytes.length) {
    bucket += get()
    while (into.length <= bucket) into.push(0)
    into[bucket] = (into[bucket] ?? 0) + get()
    bucket += 1
  }
}
