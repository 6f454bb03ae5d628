import { monitorTexts } from '@senha/i18n/texts/monitor'
import { addressRefused, endingWords, LanguageSwitch, openAccount, openSession, SignInPage, useCentre, useRoomLanguage } from '@senha/staff'
import type { Session } from '@senha/staff'
import { useEffect, useState } from 'react'
import { forgetDevice, keepDevice, recallDevice } from './entry.ts'
import type { DeviceEntry } from './entry.ts'
import { openMonitorLink } from './link.ts'
import type { MonitorLink } from './link.ts'
import { Watching } from './watching.tsx'

const sessions = openSession('senha.monitor', localStorage)
interface Who { link: MonitorLink; /** A person signed in, and may sign out. */ session?: Session }
const open = (device: DeviceEntry): Who => ({ link: openMonitorLink(device) })
const openFor = (session: Session): Who => ({ link: openMonitorLink({ token: session.token }), session })

/** The screen without a person: it watches where it has a token of its own. */
const asDevice = (given?: DeviceEntry): Who | undefined => {
  const device = given ?? recallDevice(localStorage)
  return device && open(device)
}
const known = (given: DeviceEntry | undefined): Who | undefined => {
  const session = sessions.read()
  return session ? openFor(session) : asDevice(given)
}

/**
 * A screen with a device's token watches at once, and a supervisor may sign in at it; without one somebody signs in first. Who
 * signs out of a screen that watched leaves it watching.
 */
export const App = ({ given }: { given: DeviceEntry | undefined }) => {
  const [who, setWho] = useState(() => known(given))
  const [refused, setRefused] = useState<{ is: 'person' | 'device'; user?: string; reason?: string | undefined }>()
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

  const leave = (because: 'asked' | 'refused', reason?: string): void => {
    who?.link.close()
    const kept = sessions.read()
    // another tab has a newer session already: the PIN was changed there
    if (because === 'refused' && who?.session && kept && kept.token !== who.session.token) return setWho(openFor(kept))
    // a refused try leaves no session
    const mayNot = because === 'refused' && reason === undefined
    if ((because === 'asked' || mayNot) && who?.session) void openAccount(who.session.token).logout()
    setRefused(because === 'asked' || !who ? undefined : who.session ? { is: 'person', user: who.session.user.id, reason } : { is: 'device' })
    sessions.forget()
    if (!who?.session) forgetDevice(localStorage)
    // they read it where they signed in; a session that ended leaves the screen as it was before
    setWho(mayNot || !who?.session ? undefined : asDevice())
  }
  const enter = (session: Session): void => {
    who?.link.close()
    sessions.keep(session)
    setRefused(undefined)
    setWho(openFor(session))
  }

  const signIn = (): void => {
    who?.link.close()
    setRefused(undefined)
    setWho(undefined)
  }
  const watch = (): void => {
    setRefused(undefined)
    setWho(asDevice())
  }

  const why = refused && (refused.is === 'device' ? t('signIn.deviceRefused') : refused.reason === undefined ? t('signIn.notAllowed') : endingWords(refused.reason, language))
  if (who) {
    return (
      <Watching
        key={who.session?.token} link={who.link} centre={centre} language={language} languageSwitch={languageSwitch} session={who.session} leave={leave} renew={enter}
        signIn={who.session ? undefined : signIn} ended={who.session ? undefined : why}
      />
    )
  }
  const back = recallDevice(localStorage) && <button type="button" className="language-switch" onClick={watch}>{t('signIn.back')}</button>
  return (
    <SignInPage
      centreName={centre?.name} sentence={t('signIn.side')} languageSwitch={<>{back}{languageSwitch}</>}
      notice={why}
      user={refused?.user} language={language} onSignedIn={enter}
      words={{
        title: t('signIn.title'), user: t('signIn.user'), pin: t('signIn.pin'), showPin: t('signIn.showPin'), hidePin: t('signIn.hidePin'),
        submit: t('signIn.submit'), submitting: t('signIn.submitting'), needed: t('signIn.needed'),
        refused: { wrong: t('signIn.wrong'), 'too-many': t('signIn.tooMany'), unreachable: t('signIn.unreachable'), unavailable: t('alert.disk.failing'), address: addressRefused(language) },
      }}
    />
  )
}
