import type { LinkStatus } from '@senha/protocol/link'
import { wallClock } from '@senha/ui'
import { useEffect, useState } from 'react'

/** Since when the hub is out of reach; a hub that refuses for a moment is as good as that. Undefined while it is there. */
export const useLostSince = (link: { onStatus: (listener: (status: LinkStatus) => void) => () => void }): Date | undefined => {
  const [since, setSince] = useState<Date>()
  useEffect(() => link.onStatus((status) => setSince((before) => (status.is === 'live' ? undefined : (before ?? (status.is === 'lost' ? status.since : new Date(wallClock())))))), [link])
  return since
}
