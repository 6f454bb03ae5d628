import { formatDay, formatTime } from '@senha/i18n'
import { accountTexts } from '@senha/i18n/texts/account'
import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import { Button } from '../button.tsx'
import type { RoomLanguage } from '../language-switch.tsx'
import type { Session } from './session.ts'

/** After signing in: when one did before, and whether somebody tried meanwhile. It stands until it is put away. */
export const LastSignIn = ({ last, language, timeZone }: { last: Session['lastSignIn']; language: RoomLanguage; timeZone: string }) => {
  const t = accountTexts.in(language)
  const [noted, setNoted] = useState(false)
  if (!last || noted) return null
  const at = last.at === undefined ? undefined : new Date(last.at)
  return (
    <div className={`last-sign-in ${last.wrongPins > 0 ? 'is-worth-a-look' : ''}`} role="status">
      <Pictogram name={last.wrongPins > 0 ? 'warning' : 'info'} size={22} />
      <p>
        {at ? t('signIn.last', { day: formatDay(language, at, timeZone), time: formatTime(at, timeZone) }) : t('signIn.first')}
        {last.wrongPins > 0 && <strong> {t('signIn.wrongSince', { count: last.wrongPins })}</strong>}
      </p>
      <Button appearance="link" onPress={() => setNoted(true)}>{t('signIn.noted')}</Button>
    </div>
  )
}
