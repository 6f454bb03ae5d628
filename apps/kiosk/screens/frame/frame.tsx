import { formatTime } from '@senha/i18n'
import { Pictogram, useNow } from '@senha/ui'
import { useKiosk } from '../kiosk-context.ts'
import { Helpers } from './helpers.tsx'

const clockEveryMs = 5_000

/** What stands on every screen: the centre and the time above, the helpers below, always in the same place. */
export const Frame = ({ children }: { children: React.ReactNode }) => {
  const { centre } = useKiosk()
  const now = useNow(clockEveryMs)
  return (
    <div className="stage">
      <header className="top">
        <Pictogram name="hand-heart" size="1.5em" />
        <p className="centre" translate="no">{centre.name}</p>
        <time className="tabular">{formatTime(now, centre.timeZone)}</time>
      </header>
      {children}
      <Helpers />
    </div>
  )
}
