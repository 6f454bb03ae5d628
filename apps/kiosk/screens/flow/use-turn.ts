import type { Language } from '@senha/centre'
import { useEffect, useState } from 'react'
import { screenTimings } from '../../timings.ts'
import { useKiosk } from '../kiosk-context.ts'

/**
 * The languages one after another, for what stands where nobody has chosen one. It stands still while somebody listens or
 * goes by keys: nothing changes under the ear or under the focus (WCAG 2.2.2).
 */
export const useTurn = (languages: readonly Language[], turns: boolean): Language => {
  const { language, flow: { settings: { listen } } } = useKiosk()
  const [turned, setTurned] = useState(0)
  const runs = turns && !listen
  useEffect(() => {
    if (!runs) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const turnIn = (ms: number): void => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        setTurned((before) => before + 1)
        turnIn(screenTimings.languageTurnMs)
      }, ms)
    }
    // whoever goes by keys has left by then; a barcode reader's keys end here, too
    const stand = (): void => turnIn(screenTimings.idleMs)
    turnIn(screenTimings.languageTurnMs)
    // before anybody else hears of them
    window.addEventListener('keydown', stand, { capture: true })
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', stand, { capture: true })
    }
  }, [runs])
  return runs ? (languages[turned % languages.length] ?? language) : language
}

/** Every language but the one that stands beside it, and which of them is shown now. */
export const useOthersInTurn = (): { others: readonly Language[]; shown: Language } => {
  const { language, languages } = useKiosk()
  const others = languages.filter((each) => each !== language)
  const turned = useTurn(others, others.length > 0)
  return { others, shown: turned === language ? (others[0] ?? language) : turned }
}
