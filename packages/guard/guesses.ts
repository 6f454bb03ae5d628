import type { Limit, Throttle } from './throttle.ts'

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
  readonly ofSender: Limit
  /** The same for all senders together: beyond it, whoever was wrong within `rememberMs` is slow. */
  readonly ofAll: Limit
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

/** What counts wrong tries: a `Throttles`, which may outlive the program. */
interface Counting {
  readonly named: (name: string, limit: Limit) => Throttle
}

/** All senders together, as a key. */
const everybody = 'all'

/** `name` tells these senders apart from others whose tries are counted beside them. */
export const createGuesses = (name: string, limits: GuessLimits, counting: Counting): Guesses => {
  const ofSender = counting.named(`wrong-${name}-of-sender`, limits.ofSender)
  const ofAll = counting.named(`wrong-${name}-of-all`, limits.ofAll)
  /** Full for so long after a wrong try. */
  const lately = counting.named(`wrong-${name}-lately`, { burst: 1, refillMs: limits.rememberMs })
  /** Tries that are being looked at count as wrong until they turn out right: many at once are not all let through. */
  const open = new Map<string, number>()
  let openOfAll = 0
  const begin = (sender: string): void => {
    open.set(sender, (open.get(sender) ?? 0) + 1)
    openOfAll += 1
  }
  const end = (sender: string): void => {
    const left = (open.get(sender) ?? 1) - 1
    if (left > 0) open.set(sender, left)
    else open.delete(sender)
    openOfAll -= 1
  }
  const wrongNow = (sender: string): void => {
    if (lately.exhausted(sender)) lately.takeBack(sender)
    lately.count(sender)
  }
  const isSlow = (sender: string): boolean => {
    const attacked = ofAll.used(everybody) + openOfAll > limits.ofAll.burst - 1
    return ofSender.used(sender) + (open.get(sender) ?? 0) > limits.ofSender.burst - 1 || (attacked && lately.exhausted(sender))
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
      if (was === 'wrong') wrongNow(sender)
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
      if (!isSlow(sender)) {
        begin(sender)
        return Promise.resolve({
          slowed: false,
          ended: (was) => {
            end(sender)
            if (was === 'right') return
            ofSender.count(sender)
            ofAll.count(everybody)
            wrongNow(sender)
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
