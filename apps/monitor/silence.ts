import { monitorTimings } from './timings.ts'

/** Listens whether the hub is well. Times in ms of a monotonic clock. */
export interface Silence {
  readonly told: (seq: number, elapsed: number) => void
  readonly alive: (seq: number, elapsed: number) => void
  /** When the hub was last heard, where that is too long ago; undefined while it is well. */
  readonly since: (elapsed: number) => number | undefined
}

/**
 * A hub that says nothing, or whose snapshots are not understood here, is not known to be well. One of an older version never
 * says that it is, and is believed.
 */
export const listenForSilence = (): Silence => {
  let [seen, promised, heard] = [-1, false, 0]
  return {
    told: (seq, elapsed) => {
      seen = seq
      heard = elapsed
    },
    alive: (seq, elapsed) => {
      // its log went on, and what it pushed did not reach this page
      if (promised && seq > seen) return
      promised = true
      heard = elapsed
    },
    since: (elapsed) => (promised && elapsed - heard > monitorTimings.silentMs ? heard : undefined),
  }
}
