import { useEffect, useRef } from 'react'
import { quietReader, readKey } from './reader.ts'
import type { Read } from './reader.ts'

/** Listens for a barcode reader all over the page. Enter at the end of a code presses no button. */
export const useReader = (onCode: (read: Read) => void): void => {
  const listener = useRef(onCode)
  useEffect(() => {
    listener.current = onCode
  })
  useEffect(() => {
    let reader = quietReader
    const onKey = (event: KeyboardEvent): void => {
      const { reader: next, read } = readKey(reader, event.key, event.timeStamp)
      reader = next
      if (!read) return
      event.preventDefault()
      event.stopPropagation()
      listener.current(read)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}
