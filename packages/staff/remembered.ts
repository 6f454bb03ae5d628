import { useCallback, useState } from 'react'

/** A choice of this machine (language, print station, keys), kept over a reload; where nothing can be kept it lasts as long as the page. */
export const useRemembered = <T extends string>(key: string, known: (value: string) => value is T, otherwise: T): [T, (value: T) => void] => {
  const [value, setValue] = useState<T>(() => {
    try {
      const kept = localStorage.getItem(`senha.${key}`)
      return kept !== null && known(kept) ? kept : otherwise
    } catch {
      return otherwise
    }
  })
  const remember = useCallback((next: T) => {
    setValue(next)
    try {
      localStorage.setItem(`senha.${key}`, next)
    } catch {
      // as long as the page
    }
  }, [key])
  return [value, remember]
}
