import { useEffect, useState } from 'react'
import { wallClock } from './clock.ts'

/** The time, renewed every `everyMs`; for clocks and elapsed times, never for decisions. */
export const useNow = (everyMs = 1000): Date => {
  const [now, setNow] = useState(() => new Date(wallClock()))
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date(wallClock())), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
