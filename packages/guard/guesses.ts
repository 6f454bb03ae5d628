/**
 * Short codes can be guessed, and two rules pull against each other. A right code must work, whatever others behind the
 * same proxy have tried: so a throttled sender's tries cannot just be refused. But a try that is always looked at is a
 * guess that always counts. So a throttled sender's tries are looked at slowly: they wait in a line that the whole
 * program serves at a fixed pace, one sender after another, however many senders there are. Right codes come through it
 * a little later.
 *
 * What that allows, with the hub's limits and a visit code of 23⁶ = 148,035,889 values: 4 tries a second from the line,
 * 1 a second before the program counts as attacked, and 0.4 a second from 250 addresses that are each forgotten after
 * ten minutes: 175,000 in the nine hours of a centre. With 600 visits valid on average (1,192 a day) that is 0.7 hits a
 * day, for an attack that lasts all day from all of a network; 0.5 from one address; without the line, 5,000 tries a
 * second would hit every 50 seconds. A hit shows numbers and waits and can give the place back; it shows no name and no
 * casefile. Not covered: a flood from behind the same proxy also fills the line, and new phones there are told
 * `too-many` and try again.
 */
export interface GuessLimits {
  /** Wrong tries of one sender that are answered at once; one more after each `refillMs`. */
  readonly ofSender: { readonly burst: number; readonly refillMs: number }
  /** The same for all senders together: beyond it, whoever was wrong within `rememberMs` is slow. */
  readonly ofAll: { readonly burst: number; readonly refillMs: number }
  readonly rememberMs: number
  /** The line: one try is looked at after each of these; so many wait, of one sender and of all. */
  readonly answerEveryMs: number
  readonly waitingOfSender: number
  readonly waitingOfAll: number
}

/** One try that may be looked at now. `ended` is called once it was. */
export interface Turn { readonly slowed: boolean; readonly ended: (was: 'right' | 'wrong') => void }

export interface Guesses {
  /** Waits until a try of this sender may be looked at; undefined where too many wait already. */
  readonly turn: (sender: string) => Promise<Turn | undefined>
  readonly stop: () => void
}

interface Bucket { tries: number; at: number; wrongAt: number }

/** Senders that are remembered at most; the oldest are forgotten first. */
const mostSenders = 10_000

export const createGuesses = (limits: GuessLimits, now: () => number): Guesses => {
  const senders = new Map<string, Bucket>()
  const all: Bucket = { tries: 0, at: now(), wrongAt: -Infinity }
  const left = (bucket: Bucket, refillMs: number): number => Math.max(0, bucket.tries - Math.max(0, now() - bucket.at) / refillMs)
  const change = (bucket: Bucket, refillMs: number, by: number): void => {
    bucket.tries = Math.max(0, left(bucket, refillMs) + by)
    bucket.at = now()
  }
  const bucketOf = (sender: string): Bucket => {
    const bucket = senders.get(sender) ?? { tries: 0, at: now(), wrongAt: -Infinity }
    // the last that changed stand last
    senders.delete(sender)
    senders.set(sender, bucket)
    return bucket
  }
  /** Forgets who has been good for long; the first in the map changed longest ago. */
  const forget = (): void => {
    for (const [sender, bucket] of senders) {
      const isOver = left(bucket, limits.ofSender.refillMs) === 0 && now() - bucket.wrongAt >= limits.rememberMs
      if (!isOver && senders.size <= mostSenders) break
      senders.delete(sender)
    }
  }
  const isSlow = (sender: string): boolean => {
    const bucket = senders.get(sender)
    if (!bucket) return false
    const attacked = left(all, limits.ofAll.refillMs) > limits.ofAll.burst - 1
    return left(bucket, limits.ofSender.refillMs) > limits.ofSender.burst - 1 || (attacked && now() - bucket.wrongAt < limits.rememberMs)
  }

  const lines = new Map<string, ((turn: Turn) => void)[]>()
  let waiting = 0
  let timer: ReturnType<typeof setInterval> | undefined
  const rest = (): void => {
    clearInterval(timer)
    timer = undefined
  }
  const slowTurn = (sender: string): Turn => ({
    slowed: true,
    // not counted: the sender is slow already, and grows no slower
    ended: (was) => {
      if (was === 'wrong') bucketOf(sender).wrongAt = now()
    },
  })
  const serveOne = (): void => {
    const [first] = lines
    if (!first) return rest()
    const [sender, line] = first
    const give = line.shift()
    waiting -= 1
    // to the end: the next sender's turn comes before this one's next
    lines.delete(sender)
    if (line.length > 0) lines.set(sender, line)
    give?.(slowTurn(sender))
  }
  return {
    turn: (sender) => {
      forget()
      if (!isSlow(sender)) {
        // counted before it is looked at, so that many at once are not all let through; given back where it was right
        change(bucketOf(sender), limits.ofSender.refillMs, 1)
        change(all, limits.ofAll.refillMs, 1)
        return Promise.resolve({
          slowed: false,
          ended: (was) => {
            if (was === 'wrong') bucketOf(sender).wrongAt = now()
            else {
              change(bucketOf(sender), limits.ofSender.refillMs, -1)
              change(all, limits.ofAll.refillMs, -1)
            }
          },
        })
      }
      const line = lines.get(sender) ?? []
      if (line.length >= limits.waitingOfSender || waiting >= limits.waitingOfAll) return Promise.resolve(undefined)
      waiting += 1
      lines.set(sender, line)
      timer ??= setInterval(serveOne, limits.answerEveryMs)
      return new Promise((give) => line.push(give))
    },
    stop: rest,
  }
}
