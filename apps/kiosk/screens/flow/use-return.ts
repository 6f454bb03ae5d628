import { useEffect, useRef } from 'react'

/** Calls once each time that something begins to be so. */
export const useReturn = (isSo: boolean, then: () => void): void => {
  const listener = useRef(then)
  useEffect(() => {
    listener.current = then
  })
  useEffect(() => {
    if (isSo) listener.current()
  }, [isSo])
}
