export interface Looks {
  /** Looks when its turn comes; undefined where that takes too long, or nothing is there. One that has not begun by then never does. */
  readonly take: <T>(look: () => Promise<T | undefined>) => Promise<T | undefined>
}

/**
 * Looks at folders, one at a time. A network drive may hang: each look at it would hold one of the few threads that the whole program
 * has for files and for PINs. So one look waits for it, and whoever else asks is told soon that there is nothing.
 */
export const createLooks = (waitMs: number): Looks => {
  let before: Promise<unknown> = Promise.resolve()
  let beganAt: number | undefined
  const hangs = (): boolean => beganAt !== undefined && performance.now() - beganAt >= waitMs
  return {
    take: async <T>(look: () => Promise<T | undefined>): Promise<T | undefined> => {
      if (hangs()) return undefined
      let calledOff = false
      const begin = async (): Promise<T | undefined> => {
        if (calledOff) return undefined
        beganAt = performance.now()
        try {
          return await look()
        } finally {
          beganAt = undefined
        }
      }
      const turn = before.then(begin)
      before = turn.catch(() => undefined)
      const late = Promise.withResolvers<undefined>()
      const timer = setTimeout(() => {
        calledOff = true
        late.resolve(undefined)
      }, waitMs)
      return Promise.race([turn, late.promise]).finally(() => clearTimeout(timer))
    },
  }
}
