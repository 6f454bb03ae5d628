import { openSession } from '@senha/staff'
import type { Session } from '@senha/staff'
import { useEffect, useState } from 'react'
import { Connected } from './connected.tsx'
import { openCounterLink } from './link.ts'
import type { CounterLink } from './link.ts'
import { useRemembered } from './remembered.ts'
import { SignInPage } from './sign-in-page.tsx'
import { useCentre } from './use-centre.ts'
import { roomLanguages } from './words.ts'
import type { RoomLanguage } from './words.ts'

const store = openSession('senha.console', localStorage)
const isRoomLanguage = (value: string): value is RoomLanguage => roomLanguages.some((language) => language === value)

/** Who is signed in decides what is open: nobody, the sign-in page; somebody, a link to the hub. */
export const App = () => {
  const [session, setSession] = useState<Session | undefined>(() => store.read())
  const [ended, setEnded] = useState(false)
  const [language, setLanguage] = useRemembered('language', isRoomLanguage, 'pt')
  const centre = useCentre()
  const link = useLink(session?.token)

  useEffect(() => {
    document.documentElement.lang = language
  }, [language])

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
  if (!session || !link) return <SignInPage centreName={centre?.name} language={language} setLanguage={setLanguage} ended={ended} onSignedIn={signedIn} />
  return <Connected key={session.token} link={link} centre={centre} language={language} setLanguage={setLanguage} signOut={signOut} />
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
