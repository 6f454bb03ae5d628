import { useEffect, useState } from 'react'

/** The time, renewed every `everyMs`; for clocks and elapsed times, never for decisions. */
export const useNow = (everyMs = 1000): Date => {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
