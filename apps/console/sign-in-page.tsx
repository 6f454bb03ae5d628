import { consoleTexts } from '@senha/i18n/texts/console'
import { SignInForm } from '@senha/staff'
import type { Session } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useEffect } from 'react'
import { LanguageSwitch } from './look/language-switch.tsx'
import type { RoomLanguage } from './words.ts'

interface SignInPageProps {
  centreName: string | undefined
  language: RoomLanguage
  setLanguage: (language: RoomLanguage) => void
  /** The hub no longer took the token. */
  ended: boolean
  onSignedIn: (session: Session) => void
}

export const SignInPage = ({ centreName, language, setLanguage, ended, onSignedIn }: SignInPageProps) => {
  const t = consoleTexts.in(language)
  useEffect(() => {
    document.title = t('page.title', { centre: centreName ?? 'Senha' })
  }, [t, centreName])
  return (
    <div className="sign-in-page">
      <aside className="sign-in-side">
        <p className="sign-in-centre"><Pictogram name="ticket" size={40} />{centreName ?? ' '}</p>
        <p className="sign-in-sentence">{t('signIn.side')}</p>
      </aside>
      <main className="sign-in-main">
        <div className="sign-in-top"><LanguageSwitch language={language} setLanguage={setLanguage} /></div>
        <SignInForm
          notice={ended ? t('signIn.ended') : undefined}
          onSignedIn={onSignedIn}
          words={{
            title: t('signIn.title'), user: t('signIn.user'), pin: t('signIn.pin'), showPin: t('signIn.showPin'), hidePin: t('signIn.hidePin'),
            submit: t('signIn.submit'), submitting: t('signIn.submitting'), needed: t('signIn.needed'),
            refused: { wrong: t('signIn.wrong'), 'too-many': t('signIn.tooMany'), unreachable: t('signIn.unreachable') },
          }}
        />
      </main>
    </div>
  )
}
