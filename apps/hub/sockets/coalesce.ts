/** Runs something soon after it is asked for, however often it is asked, at most once in `everyMs`. */
export const coalesce = (everyMs: number, run: () => void): { ask: () => void; stop: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastAt = -Infinity
  let stopped = false
  return {
    ask: () => {
      if (timer !== undefined || stopped) return
      timer = setTimeout(() => {
        timer = undefined
        lastAt = performance.now()
        run()
      }, Math.max(0, lastAt + everyMs - performance.now()))
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
