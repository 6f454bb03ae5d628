import { formatDay, formatTime } from '@senha/i18n'
import { accountTexts } from '@senha/i18n/texts/account'
import type { OwnSession } from '@senha/protocol'
import { Pictogram, wallClock } from '@senha/ui'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { Button } from '../button.tsx'
import type { RoomLanguage } from '../language-switch.tsx'
import { Modal } from '../modal.tsx'
import { openAccount } from './account.ts'
import type { Account, AccountRefusal } from './account.ts'
import { NewPinForm, refusalWords } from './new-pin-form.tsx'
import type { Session } from './session.ts'

interface AccountDialogProps {
  token: string
  language: RoomLanguage
  timeZone: string
  close: () => void
  /** The PIN was changed: the old token is over, this one goes on. */
  onChanged: (session: Session) => void
}

/** Where one is signed in, and the own PIN. */
export const AccountDialog = ({ token, language, timeZone, close, onChanged }: AccountDialogProps) => {
  const t = accountTexts.in(language)
  const account = useMemo(() => openAccount(token), [token])
  const [sessions, setSessions] = useState<OwnSession[]>()
  const [refusal, setRefusal] = useState<AccountRefusal>()
  const [busy, setBusy] = useState(false)
  const [changing, setChanging] = useState(false)
  const [pinFixed, setPinFixed] = useState(false)

  const show = useCallback((answer: Awaited<ReturnType<Account['sessions']>>): void => {
    if (!answer.ok) return setRefusal(answer)
    setSessions(answer.sessions)
    setPinFixed(answer.pinFixed === true)
  }, [])
  useEffect(() => {
    void account.sessions().then(show)
  }, [account, show])

  const end = async (which: { id: string } | { others: true }): Promise<void> => {
    if (busy) return
    setBusy(true)
    setRefusal(undefined)
    const answer = await account.end(which)
    if (!answer.ok) setRefusal(answer)
    show(await account.sessions())
    setBusy(false)
  }
  const others = sessions?.filter((session) => !session.here) ?? []
  if (changing)
    return (
      <Modal
        title={t('pin.title')}
        size="small"
        closeWord={t('close')}
        onClose={close}
        footer={<Button onPress={() => setChanging(false)}>{t('back')}</Button>}
      >
        <NewPinForm
          account={account}
          language={language}
          onChanged={({ token: renewed, user }) => onChanged({ token: renewed, user, pinChanged: true })}
        />
      </Modal>
    )
  return (
    <Modal
      title={t('title')}
      closeWord={t('close')}
      onClose={close}
      footer={
        <>
          {sessions && !pinFixed && <Button onPress={() => setChanging(true)}>{t('pin.title')}</Button>}
          {others.length > 0 && (
            <Button busy={busy} onPress={() => void end({ others: true })}>
              {t('sessions.endOthers')}
            </Button>
          )}
          <Button appearance="solid" onPress={close}>
            {t('close')}
          </Button>
        </>
      }
    >
      {pinFixed && <p className="account-text">{t('demo')}</p>}
      <h3 className="account-title">{t('sessions.title')}</h3>
      <p className="account-text">{sessions && others.length === 0 ? t('sessions.alone') : t('sessions.text')}</p>
      <ul className="session-list">
        {sessions?.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            language={language}
            timeZone={timeZone}
            busy={busy}
            end={() => void end({ id: session.id })}
          />
        ))}
      </ul>
      <div className="sign-in-fault" role="alert">
        {refusal && (
          <p>
            <Pictogram name="warning-circle" size={20} />
            {refusalWords(refusal, language)}
          </p>
        )}
      </div>
    </Modal>
  )
}

/** Since when and from where, in one line; a time of another day with its day. */
export const sessionFacts = (session: OwnSession, language: RoomLanguage, timeZone: string): string => {
  const t = accountTexts.in(language)
  const day = (at: Date): string => formatDay(language, at, timeZone)
  const told = (text: string): string => {
    const at = new Date(text)
    return day(at) === day(new Date(wallClock()))
      ? t('sessions.today', { time: formatTime(at, timeZone) })
      : t('sessions.earlier', { day: day(at), time: formatTime(at, timeZone) })
  }
  return t('sessions.facts', { address: session.address, since: told(session.since), last: told(session.lastUsedAt) })
}

const SessionRow = ({
  session,
  language,
  timeZone,
  busy,
  end,
}: {
  session: OwnSession
  language: RoomLanguage
  timeZone: string
  busy: boolean
  end: () => void
}) => {
  const t = accountTexts.in(language)
  const browser = session.browser || t('sessions.unknown')
  return (
    <li>
      <Pictogram name="monitor-play" size={24} />
      <span className="session-words">
        <strong>{browser}</strong>
        {session.here && <em>{t('sessions.here')}</em>}
        <small className="tabular">{sessionFacts(session, language, timeZone)}</small>
      </span>
      {!session.here && (
        <Button variant="neutral" busy={busy} aria-label={t('sessions.endOne', { browser })} onPress={end}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  )
}
