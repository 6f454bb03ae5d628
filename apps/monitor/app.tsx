import { monitorTexts } from '@senha/i18n/texts/monitor'
import { addressRefused, LanguageSwitch, openSession, SignInPage, useCentre, useRoomLanguage } from '@senha/staff'
import { useEffect, useState } from 'react'
import { forgetDevice, keepDevice, recallDevice } from './entry.ts'
import type { DeviceEntry } from './entry.ts'
import { openMonitorLink } from './link.ts'
import type { MonitorLink } from './link.ts'
import { Watching } from './watching.tsx'

const sessions = openSession('senha.monitor', localStorage)
interface Who { link: MonitorLink; /** A person signed in, and may sign out. */ person: boolean }
const open = (device: DeviceEntry, person: boolean): Who => ({ link: openMonitorLink(device), person })

const known = (given: DeviceEntry | undefined): Who | undefined => {
  const device = given ?? recallDevice(localStorage)
  if (device) return open(device, false)
  const session = sessions.read()
  return session && open({ token: session.token }, true)
}

/** A screen with a device's token watches at once; without one a supervisor signs in. */
export const App = ({ given }: { given: DeviceEntry | undefined }) => {
  const [who, setWho] = useState(() => known(given))
  const [refused, setRefused] = useState<'person' | 'device'>()
  const [language, setLanguage] = useRoomLanguage()
  const centre = useCentre()
  const t = monitorTexts.in(language)
  const languageSwitch = <LanguageSwitch word={t('header.switch')} language={language} setLanguage={setLanguage} />

  useEffect(() => {
    document.title = t('page.title', { centre: centre?.name ?? 'Senha' })
  }, [t, centre])
  useEffect(() => {
    if (given) keepDevice(localStorage, given)
  }, [given])

  const leave = (because: 'asked' | 'refused'): void => {
    setRefused(because === 'asked' || !who ? undefined : who.person ? 'person' : 'device')
    who?.link.close()
    forgetDevice(localStorage)
    sessions.forget()
    setWho(undefined)
  }

  if (who) return <Watching link={who.link} centre={centre} language={language} languageSwitch={languageSwitch} person={who.person} leave={leave} />
  return (
    <SignInPage
      centreName={centre?.name} sentence={t('signIn.side')} languageSwitch={languageSwitch}
      notice={refused === 'person' ? t('signIn.notAllowed') : refused === 'device' ? t('signIn.deviceRefused') : undefined}
      onSignedIn={(session) => {
        sessions.keep(session)
        setRefused(undefined)
        setWho(open({ token: session.token }, true))
      }}
      words={{
        title: t('signIn.title'), user: t('signIn.user'), pin: t('signIn.pin'), showPin: t('signIn.showPin'), hidePin: t('signIn.hidePin'),
        submit: t('signIn.submit'), submitting: t('signIn.submitting'), needed: t('signIn.needed'),
        refused: { wrong: t('signIn.wrong'), 'too-many': t('signIn.tooMany'), unreachable: t('signIn.unreachable'), address: addressRefused(language) },
      }}
    />
  )
}
