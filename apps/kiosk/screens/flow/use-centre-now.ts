import { useNow, wallClock } from '@senha/ui'
import { useMemo } from 'react'
import { useKiosk } from '../kiosk-context.ts'

/** The centre's time, as the agent told it last: what people read does not depend on the clock of the machine. */
export const useCentreNow = (everyMs: number): Date => {
  const { state: { at } } = useKiosk()
  const aheadMs = useMemo(() => Date.parse(at) - wallClock(), [at])
  return new Date(useNow(everyMs).getTime() + aheadMs)
}
