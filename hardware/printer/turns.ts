/** One at a time, in the order they came. */
export interface Turns {
  /** Does the work when its turn comes, or gives `late` if that takes too long: then the work is never begun. */
  readonly take: <T>(waitMs: number, late: T, work: () => Promise<T>) => Promise<T>
  /** What must be over before the next turn begins, without keeping this one's answer waiting. */
  readonly afterwards: (rest: Promise<void>) => void
}

export const createTurns = (): Turns => {
  let before: Promise<unknown> = Promise.resolve()
  let rest: Promise<void> = Promise.resolve()
  return {
    take: async <T>(waitMs: number, late: T, work: () => Promise<T>): Promise<T> => {
      let begun = false
      let calledOff = false
      let timer: NodeJS.Timeout | undefined
      const turn = before.then(() => rest).then(() => {
        if (calledOff) return late
        begun = true
        return work()
      })
      before = turn.catch(() => undefined)
      const patience = new Promise<T>(resolve => {
        timer = setTimeout(() => {
          if (begun) return
          calledOff = true
          resolve(late)
        }, waitMs)
      })
      try {
        return await Promise.race([turn, patience])
      } finally { clearTimeout(timer) }
    },
    afterwards: promise => { rest = promise },
  }
}
