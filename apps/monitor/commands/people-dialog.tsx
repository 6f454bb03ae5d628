import { accountTexts } from '@senha/i18n/texts/account'
import type { Person } from '@senha/protocol'
import { Button, Modal, sessionFacts } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useCallback, useEffect, useState } from 'react'
import type { MonitorLink } from '../link.ts'
import type { MonitorWords } from '../words.ts'
import { Refusal } from './refusal.tsx'
import { useAsking } from './use-asking.ts'

interface PeopleDialogProps {
  link: MonitorLink
  words: MonitorWords
  timeZone: string
  close: () => void
}

/**
 * Who is signed in where; a supervisor signs somebody out everywhere, or gives a PIN for one sign-in. Both ask for a
 * second press.
 */
export const PeopleDialog = ({ link, words, timeZone, close }: PeopleDialogProps) => {
  const t = accountTexts.in(words.language)
  const asking = useAsking()
  const [people, setPeople] = useState<Person[]>([])
  const [sure, setSure] = useState<string>()
  const [given, setGiven] = useState<{ name: string; pin: string }>()

  const list = useCallback(async (): Promise<Person[] | undefined> => {
    const answer = await link.send('people:list', {})
    return answer.ok ? answer.people : undefined
  }, [link])
  const show = useCallback((listed: Person[] | undefined): void => {
    if (listed) setPeople(listed)
  }, [])
  useEffect(() => {
    void list().then(show)
  }, [list, show])
  const done = async (): Promise<void> => {
    setSure(undefined)
    show(await list())
  }

  const end = async ({ id }: Person): Promise<void> => {
    await asking.ask(() => link.send('people:end-sessions', { userId: id }))
    await done()
  }
  const reset = async ({ id, name }: Person): Promise<void> => {
    await asking.ask(async () => {
      const answer = await link.send('people:reset-pin', { userId: id })
      if (answer.ok) setGiven({ name, pin: answer.pin })
      return answer
    })
    await done()
  }
  const twice = (key: string, word: string, sureWord: string, act: () => Promise<void>) =>
    sure === key ? (
      <Button variant="danger" appearance="solid" busy={asking.busy} onPress={() => void act()}>
        {sureWord}
      </Button>
    ) : (
      <Button variant="neutral" onPress={() => setSure(key)}>
        {word}
      </Button>
    )
  return (
    <Modal title={t('people.title')} closeWord={t('close')} onClose={close} size="large">
      <p className="lead">
        {t('people.text')} {people.some(({ pinFixed }) => pinFixed !== true) && `${t('people.pinOnce')} `}
        {people.some(({ pinFixed }) => pinFixed) && t('demo')}
      </p>
      <div role="status">
        {given && (
          <div className="given-pin">
            <p>
              {t('people.given', { name: given.name })}{' '}
              <strong className="tabular" translate="no">
                {given.pin}
              </strong>
            </p>
            <small>{t('people.givenText')}</small>
          </div>
        )}
      </div>
      <Refusal asking={asking} words={words} say={(code) => (code === 'closed' ? t('demo') : words.refusal(code))} />
      <ul className="device-list">
        {people.map((person) => (
          <li key={person.id}>
            <Pictogram name="user" size={24} />
            <span className="device-words">
              <strong>{person.name}</strong>{' '}
              <span>
                {person.id} · {t(`people.role.${person.role}`)}
                {person.firstPin === true && ` · ${t('people.firstPin')}`}
              </span>
              {person.sessions.length === 0 && <small>{t('people.nowhere')}</small>}
              {person.sessions.map((session) => (
                <small key={session.id} className="tabular">
                  {session.browser || t('sessions.unknown')} · {sessionFacts(session, words.language, timeZone)}
                </small>
              ))}
            </span>
            {person.sessions.length > 0 &&
              twice(`end ${person.id}`, t('people.end'), t('people.endSure'), () => end(person))}
            {person.pinFixed !== true &&
              twice(`reset ${person.id}`, t('people.reset'), t('people.resetSure'), () => reset(person))}
          </li>
        ))}
      </ul>
    </Modal>
  )
}
