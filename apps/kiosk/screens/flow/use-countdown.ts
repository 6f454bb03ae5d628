import { useEffect, useRef, useState } from 'react'
import { screenTimings } from '../../timings.ts'

/** Milliseconds left until nobody has touched the screen for `forMs` (another `forMs` needs another `key`). Any touch or key begins anew; `onEnd` is called once. */
export const useCountdown = (forMs: number, onEnd: () => void): number => {
  const [leftMs, setLeftMs] = useState(forMs)
  const end = useRef(onEnd)
  useEffect(() => {
    end.current = onEnd
  })
  useEffect(() => {
    let until = performance.now() + forMs
    const begin = (): void => {
      until = performance.now() + forMs
      setLeftMs(forMs)
    }
    const timer = setInterval(() => {
      const left = until - performance.now()
      // whole seconds: what is seen changes no more often
      setLeftMs(Math.max(0, Math.ceil(left / 1000) * 1000))
      if (left > 0) return
      clearInterval(timer)
      end.current()
    }, screenTimings.tickMs)
    window.addEventListener('pointerdown', begin, { capture: true })
    window.addEventListener('keydown', begin, { capture: true })
    return () => {
      clearInterval(timer)
      window.removeEventListener('pointerdown', begin, { capture: true })
      window.removeEventListener('keydown', begin, { capture: true })
    }
  }, [forMs])
  return leftMs
}
