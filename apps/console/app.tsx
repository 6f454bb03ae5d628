import { consoleTexts } from '@senha/i18n/texts/console'
import { addressRefused, endingWords, LanguageSwitch, openAccount, openSession, SignInPage, useCentre, useRoomLanguage } from '@senha/staff'
import type { Session } from '@senha/staff'
import { useEffect, useState } from 'react'
import { Connected } from './connected.tsx'
import { forgetDrafts } from './draft.ts'
import { openCounterLink } from './link.ts'
import type { CounterLink } from './link.ts'

const sessionKey = 'senha.console'
const store = openSession(sessionKey, localStorage)

interface SignedIn { session: Session; link: CounterLink }
const open = (session: Session): SignedIn => ({ session, link: openCounterLink(session.token) })
/** A session that is over: whose it was, and why, as the hub names it. */
interface Ended { user: string; reason: string | undefined }

/** Who is signed in decides what is open: nobody, the sign-in page; somebody, a link to the hub. */
export const App = () => {
  const [signedIn, setSignedIn] = useState<SignedIn | undefined>(() => {
    const session = store.read()
    return session && open(session)
  })
  const [ended, setEnded] = useState<Ended>()
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
    if (!nobody) return
    const fields = [...document.querySelectorAll<HTMLInputElement>('.sign-in input')]
    ;(fields.find((field) => field.value === '') ?? fields[0])?.focus()
  }, [nobody])

  const enter = (session: Session): void => {
    store.keep(session)
    setEnded(undefined)
    signedIn?.link.close()
    setSignedIn(open(session))
  }
  const signOut = (): void => {
    signedIn?.link.close()
    if (signedIn) void openAccount(signedIn.session.token).logout()
    store.forget()
    forgetDrafts()
    setEnded(undefined)
    setSignedIn(undefined)
  }
  const over = (reason: string | undefined): void => {
    signedIn?.link.close()
    const kept = store.read()
    // another tab has a newer session already: the PIN was changed there
    if (kept && kept.token !== signedIn?.session.token) return setSignedIn(open(kept))
    // a refused try leaves no session
    if (reason === undefined && signedIn) void openAccount(signedIn.session.token).logout()
    store.forget()
    setEnded({ user: signedIn?.session.user.id ?? '', reason })
    setSignedIn(undefined)
  }

  if (signedIn) return <Connected key={signedIn.session.token} link={signedIn.link} session={signedIn.session} centre={centre} language={language} setLanguage={setLanguage} signOut={signOut} over={over} renew={enter} />
  return (
    <SignInPage
      centreName={centre?.name} sentence={t('signIn.side')} notice={ended && endingWords(ended.reason, language)} user={ended?.user} language={language} onSignedIn={enter}
      languageSwitch={<LanguageSwitch word={t('header.switch')} language={language} setLanguage={setLanguage} />}
      words={{
        title: t('signIn.title'), user: t('signIn.user'), pin: t('signIn.pin'), showPin: t('signIn.showPin'), hidePin: t('signIn.hidePin'),
        submit: t('signIn.submit'), submitting: t('signIn.submitting'), needed: t('signIn.needed'),
        refused: { wrong: t('signIn.wrong'), 'too-many': t('signIn.tooMany'), unreachable: t('signIn.unreachable'), unavailable: t('storage.failing'), address: addressRefused(language) },
      }}
    />
  )
}
