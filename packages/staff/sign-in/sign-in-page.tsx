import { Product } from '@senha/ui'
import type { ReactNode } from 'react'
import type { RoomLanguage } from '../language-switch.tsx'
import type { Session } from './session.ts'
import { SignInForm } from './sign-in-form.tsx'
import type { SignInWords } from './sign-in-form.tsx'

interface SignInPageProps {
  centreName: string | undefined
  /** What the room is for, in one sentence. */
  sentence: string
  words: SignInWords
  notice: string | undefined
  language: RoomLanguage
  /** Whose session ended here: the name stands there already. */
  user?: string | undefined
  languageSwitch: ReactNode
  onSignedIn: (session: Session) => void
}

export const SignInPage = ({ centreName, sentence, words, notice, language, user, languageSwitch, onSignedIn }: SignInPageProps) => (
  <div className="sign-in-page">
    <aside className="sign-in-side">
      <p className="sign-in-centre"><Product size={40} />{centreName !== undefined && <span>{centreName}</span>}</p>
      <p className="sign-in-sentence">{sentence}</p>
    </aside>
    <main className="sign-in-main">
      <div className="sign-in-top">{languageSwitch}</div>
      <SignInForm words={words} notice={notice} language={language} before={user} onSignedIn={onSignedIn} />
    </main>
  </div>
)
