import { useNow, wallClock } from '@senha/ui'
import { useEffect, useState } from 'react'

interface TellsTime<Fact extends string> { on: (fact: Fact, listener: (snapshot: { at: string }) => void) => () => void }

/** How far the hub's clock is ahead of this machine's, ms: taken from each snapshot as it arrives. A counter's clock may be minutes off. */
export const useHubDrift = <Fact extends string>(link: TellsTime<Fact>, fact: Fact): number => {
  const [driftMs, setDriftMs] = useState(0)
  useEffect(() => link.on(fact, ({ at }) => setDriftMs(new Date(at).getTime() - wallClock())), [link, fact])
  return driftMs
}

/** The time by the hub's clock, renewed every second. */
export const useHubTime = (driftMs: number): Date => new Date(useNow().getTime() + driftMs)
