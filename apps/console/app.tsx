import { consoleTexts } from '@senha/i18n/texts/console'
import { LanguageSwitch, openSession, SignInPage, useCentre, useRoomLanguage } from '@senha/staff'
import type { Session } from '@senha/staff'
import { useEffect, useState } from 'react'
import { Connected } from './connected.tsx'
import { openCounterLink } from './link.ts'
import type { CounterLink } from './link.ts'

const store = openSession('senha.console', localStorage)

/** Who is signed in decides what is open: nobody, the sign-in page; somebody, a link to the hub. */
export const App = () => {
  const [session, setSession] = useState<Session | undefined>(() => store.read())
  const [ended, setEnded] = useState(false)
  const [language, setLanguage] = useRoomLanguage()
  const centre = useCentre()
  const link = useLink(session?.token)
  const t = consoleTexts.in(language)

  useEffect(() => {
    document.title = t('page.title', { centre: centre?.name ?? 'Senha' })
  }, [t, centre])

  const signedIn = (next: Session): void => {
    store.keep(next)
    setEnded(false)
    setSession(next)
  }
  const signOut = (because: 'asked' | 'refused'): void => {
    store.forget()
    setEnded(because === 'refused')
    setSession(undefined)
  }

  // the link opens right after this
  if (session && !link) return null
  if (session && link) return <Connected key={session.token} link={link} centre={centre} language={language} setLanguage={setLanguage} signOut={signOut} />
  return (
    <SignInPage
      centreName={centre?.name} sentence={t('signIn.side')} notice={ended ? t('signIn.ended') : undefined} onSignedIn={signedIn}
      languageSwitch={<LanguageSwitch word={t('header.switch')} language={language} setLanguage={setLanguage} />}
      words={{
        title: t('signIn.title'), user: t('signIn.user'), pin: t('signIn.pin'), showPin: t('signIn.showPin'), hidePin: t('signIn.hidePin'),
        submit: t('signIn.submit'), submitting: t('signIn.submitting'), needed: t('signIn.needed'),
        refused: { wrong: t('signIn.wrong'), 'too-many': t('signIn.tooMany'), unreachable: t('signIn.unreachable') },
      }}
    />
  )
}

/** One link a token, closed when the token goes. */
const useLink = (token: string | undefined): CounterLink | undefined => {
  const [link, setLink] = useState<CounterLink>()
  useEffect(() => {
    if (token === undefined) return undefined
    const opened = openCounterLink(token)
    setLink(opened)
    return () => {
      opened.close()
      setLink(undefined)
    }
  }, [token])
  return link
}
