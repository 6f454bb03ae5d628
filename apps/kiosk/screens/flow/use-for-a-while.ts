import { useCallback, useEffect, useState } from 'react'

export interface ForAWhile { readonly is: boolean; /** How often it began. */ readonly times: number; readonly begin: () => void; readonly end: () => void }

/** True for so long after it last began, or until it is ended. */
export const useForAWhile = (forMs: number): ForAWhile => {
  const [state, setState] = useState({ is: false, times: 0 })
  useEffect(() => {
    if (!state.is) return undefined
    const timer = setTimeout(() => setState(({ times }) => ({ is: false, times })), forMs)
    return () => clearTimeout(timer)
  }, [state, forMs])
  const begin = useCallback(() => setState(({ times }) => ({ is: true, times: times + 1 })), [])
  const end = useCallback(() => setState((before) => (before.is ? { ...before, is: false } : before)), [])
  return { ...state, begin, end }
}
