import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { hostTimings } from '../timings.ts'
import { putFile } from './small-file.ts'

export interface PinTries {
  /** How many wrong PINs count now. */
  readonly used: () => number
  /** Counts one, on the disk before anybody knows whether it is right: pulling the plug takes none back. */
  readonly count: () => void
  readonly forgive: () => void
}

interface Clocks {
  /** Monotonic, ms: nobody can set it. */
  readonly elapsed: () => number
  /** The hub's time, ms since 1970, by which one run of the program knows how long ago the last one's tries were. */
  readonly wall: () => number
}

const kept = z.array(z.number()).max(100)
const aliveMs = hostTimings.wrongPinMinutes * 60_000

const read = (file: string): number[] => {
  try {
    return kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // there are none, or nobody can read them: the PIN still opens
    return []
  }
}

/** Wrong PINs of a kiosk, which outlive the program: whoever stands before it can pull its plug. */
export const openPinTries = (folder: string, { elapsed, wall }: Clocks): PinTries => {
  const file = join(folder, 'pin-tries')
  // a clock that was set back must not make the wait longer
  let at = read(file).map((then) => elapsed() - Math.max(0, wall() - then))
  const alive = (): number[] => {
    at = at.filter((then) => elapsed() - then < aliveMs)
    return at
  }
  const keep = (): void => {
    try {
      putFile(file, JSON.stringify(alive().map((then) => Math.round(wall() - (elapsed() - then)))))
    } catch {
      // a full disk: they count in memory
    }
  }
  return {
    used: () => alive().length,
    count: () => {
      at = [...alive(), elapsed()]
      keep()
    },
    forgive: () => {
      at = []
      keep()
    },
  }
}
