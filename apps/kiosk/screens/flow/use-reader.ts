import { useEffect, useRef } from 'react'
import { quietReader, readKey } from './reader.ts'

/** Listens for a barcode reader all over the page. Enter at the end of a code presses no button. */
export const useReader = (onCode: (visitCode: string) => void): void => {
  const listener = useRef(onCode)
  useEffect(() => {
    listener.current = onCode
  })
  useEffect(() => {
    let reader = quietReader
    const onKey = (event: KeyboardEvent): void => {
      const read = readKey(reader, event.key, event.timeStamp)
      reader = read.reader
      if (read.code === undefined) return
      event.preventDefault()
      event.stopPropagation()
      listener.current(read.code)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}
