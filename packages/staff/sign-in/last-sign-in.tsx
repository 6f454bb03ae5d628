import { formatDay, formatTime } from '@senha/i18n'
import { accountTexts } from '@senha/i18n/texts/account'
import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import { Button } from '../button.tsx'
import type { RoomLanguage } from '../language-switch.tsx'
import type { Session } from './session.ts'

/** Sessions whose word was put away: every page of the session mounts the band anew. */
const putAway = new WeakSet<Session>()

/**
 * After signing in: when one did before, and whether somebody tried meanwhile; after a change of the PIN, that it is
 * done. It stands until it is put away.
 */
export const LastSignIn = ({
  session,
  language,
  timeZone,
}: {
  session: Session
  language: RoomLanguage
  timeZone: string
}) => {
  const t = accountTexts.in(language)
  const [noted, setNoted] = useState(() => putAway.has(session))
  const { lastSignIn, pinChanged } = session
  if (noted || (!lastSignIn && !pinChanged)) return null
  const at = lastSignIn?.at === undefined ? undefined : new Date(lastSignIn.at)
  const wrongPins = lastSignIn?.wrongPins ?? 0
  const words = pinChanged
    ? t('pin.done')
    : at
      ? t('signIn.last', { day: formatDay(language, at, timeZone), time: formatTime(at, timeZone) })
      : t('signIn.first')
  return (
    <div className={`last-sign-in ${wrongPins > 0 ? 'is-worth-a-look' : ''}`} role="status">
      <Pictogram name={wrongPins > 0 ? 'warning' : 'info'} size={22} />
      <p>
        {words}
        {wrongPins > 0 && <strong> {t(at ? 'signIn.wrongSince' : 'signIn.wrongBefore', { count: wrongPins })}</strong>}
      </p>
      <Button
        appearance="link"
        onPress={() => {
          putAway.add(session)
          setNoted(true)
        }}
      >
        {t('signIn.noted')}
      </Button>
    </div>
  )
}
