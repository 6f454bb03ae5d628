import { publicCentre } from '@senha/protocol'
import type { PublicCentre } from '@senha/protocol'
import { useEffect, useState } from 'react'

const ask = async (signal: AbortSignal): Promise<PublicCentre | undefined> => {
  try {
    const response = await fetch('/api/centre', { signal })
    return publicCentre.safeParse(await response.json()).data
  } catch {
    return undefined
  }
}

/** It is asked for again after this where the hub did not answer. */
const centreRetryMs = 2_000

/** The centre's configuration, asked for until the hub gives it. */
export const useCentre = (): PublicCentre | undefined => {
  const [centre, setCentre] = useState<PublicCentre>()
  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const attempt = async (): Promise<void> => {
      const found = await ask(stop.signal)
      if (stop.signal.aborted) return
      if (found) setCentre(found)
      else timer = setTimeout(() => void attempt(), centreRetryMs)
    }
    void attempt()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [])
  return centre
}
