import { useEffect, useState } from 'react'

/** Whether something has been so for some time without a break. */
export const useLasting = (isSo: boolean, forMs: number): boolean => {
  const [lasts, setLasts] = useState(false)
  useEffect(() => {
    if (!isSo) return undefined
    const timer = setTimeout(() => setLasts(true), forMs)
    return () => {
      clearTimeout(timer)
      setLasts(false)
    }
  }, [isSo, forMs])
  return isSo && lasts
}
