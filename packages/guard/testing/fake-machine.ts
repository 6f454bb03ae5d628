import type { Machine } from '../machine.ts'

/** A machine whose clocks a test turns. */
export interface FakeMachine extends Machine {
  /** Time goes on: every clock with it. */
  readonly pass: (ms: number) => void
  /** Somebody sets the wall clock so far forward (or back: negative). */
  readonly step: (ms: number) => void
  /** The machine sleeps: the wall clock and the time since its start go on, the monotonic clock stands still. */
  readonly sleep: (ms: number) => void
  /** It is started anew after having been off for so long, with a clock that is wrong by `wrongBy`. */
  readonly restart: (offMs: number, wrongBy?: number) => void
  /** A time server agrees with the wall clock now. */
  readonly agree: () => void
}

export const fakeMachine = (at: string): FakeMachine => {
  let [wall, monotonic, sinceBoot, boot] = [Date.parse(at), 0, 5_000, 1]
  let agreedAt: number | undefined
  return {
    wall: () => wall, monotonic: () => monotonic, sinceBoot: () => sinceBoot, get bootId() { return `boot-${boot}` }, synchronisedAt: () => agreedAt,
    pass: (ms) => {
      wall += ms
      monotonic += ms
      sinceBoot += ms
    },
    step: (ms) => {
      wall += ms
    },
    sleep: (ms) => {
      wall += ms
      sinceBoot += ms
    },
    restart: (offMs, wrongBy = 0) => {
      wall += offMs + wrongBy
      monotonic = 0
      sinceBoot = 20_000
      boot += 1
      agreedAt = undefined
    },
    agree: () => {
      agreedAt = wall
    },
  }
}
