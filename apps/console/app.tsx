import { consoleTexts } from '@senha/i18n/texts/console'
import { addressRefused, LanguageSwitch, openSession, SignInPage, useCentre, useRoomLanguage } from '@senha/staff'
import type { Session } from '@senha/staff'
import { useEffect, useState } from 'react'
import { Connected } from './connected.tsx'
import { openCounterLink } from './link.ts'
import type { CounterLink } from './link.ts'

const sessionKey = 'senha.console'
const store = openSession(sessionKey, localStorage)

interface SignedIn { token: string; link: CounterLink }
const open = ({ token }: Session): SignedIn => ({ token, link: openCounterLink(token) })

/** Who is signed in decides what is open: nobody, the sign-in page; somebody, a link to the hub. */
export const App = () => {
  const [signedIn, setSignedIn] = useState<SignedIn | undefined>(() => {
    const session = store.read()
    return session && open(session)
  })
  const [ended, setEnded] = useState(false)
  const [language, setLanguage] = useRoomLanguage()
  const centre = useCentre()
  const t = consoleTexts.in(language)

  useEffect(() => {
    document.title = t('page.title', { centre: centre?.name ?? 'Senha' })
  }, [t, centre])

  useEffect(() => {
    // signed out in another tab of this machine: nobody is left signed in behind it
    const follow = ({ key }: StorageEvent): void => {
      if ((key !== null && key !== sessionKey) || store.read()) return
      signedIn?.link.close()
      setSignedIn(undefined)
    }
    window.addEventListener('storage', follow)
    return () => window.removeEventListener('storage', follow)
  }, [signedIn])

  const nobody = signedIn === undefined
  useEffect(() => {
    // whoever comes next types at once
    if (nobody) document.querySelector<HTMLElement>('.sign-in input')?.focus()
  }, [nobody])

  const enter = (session: Session): void => {
    store.keep(session)
    setEnded(false)
    setSignedIn(open(session))
  }
  const signOut = (because: 'asked' | 'refused'): void => {
    signedIn?.link.close()
    store.forget()
    setEnded(because === 'refused')
    setSignedIn(undefined)
  }

  if (signedIn) return <Connected key={signedIn.token} link={signedIn.link} centre={centre} language={language} setLanguage={setLanguage} signOut={signOut} />
  return (
    <SignInPage
      centreName={centre?.name} sentence={t('signIn.side')} notice={ended ? t('signIn.ended') : undefined} onSignedIn={enter}
      languageSwitch={<LanguageSwitch word={t('header.switch')} language={language} setLanguage={setLanguage} />}
      words={{
        title: t('signIn.title'), user: t('signIn.user'), pin: t('signIn.pin'), showPin: t('signIn.showPin'), hidePin: t('signIn.hidePin'),
        submit: t('signIn.submit'), submitting: t('signIn.submitting'), needed: t('signIn.needed'),
        refused: { wrong: t('signIn.wrong'), 'too-many': t('signIn.tooMany'), unreachable: t('signIn.unreachable'), address: addressRefused(language) },
      }}
    />
  )
}
