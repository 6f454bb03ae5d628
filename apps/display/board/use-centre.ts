import { publicCentre } from '@senha/protocol'
import type { PublicCentre } from '@senha/protocol'
import { useEffect, useState } from 'react'
import { displayTimings } from '../timings.ts'

const read = async (signal: AbortSignal): Promise<PublicCentre | undefined> => {
  try {
    const answer = await fetch('/api/centre', { signal })
    return answer.ok ? publicCentre.safeParse(await answer.json()).data : undefined
  } catch {
    return undefined
  }
}

/** The centre as its hub describes it, asked again after every reconnect: it may have changed. */
export const useCentre = (live: boolean): PublicCentre | undefined => {
  const [centre, setCentre] = useState<PublicCentre>()
  useEffect(() => {
    if (!live) return undefined
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async (): Promise<void> => {
      const answer = await read(stop.signal)
      if (stop.signal.aborted) return
      if (answer) setCentre(answer)
      else timer = setTimeout(() => void ask(), displayTimings.centreRetryMs)
    }
    void ask()
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [live])
  return centre
}
