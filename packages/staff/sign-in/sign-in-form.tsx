import { InputPassword, InputText } from '@ama-pt/agora-design-system'
import { accountTexts } from '@senha/i18n/texts/account'
import { Pictogram } from '@senha/ui'
import { useMemo, useState } from 'react'
import { Button } from '../button.tsx'
import type { RoomLanguage } from '../language-switch.tsx'
import { openAccount } from './account.ts'
import { NewPinForm } from './new-pin-form.tsx'
import type { Session } from './session.ts'
import { signIn } from './sign-in.ts'
import type { SignInRefusal } from './sign-in.ts'

export interface SignInWords {
  title: string
  user: string
  pin: string
  showPin: string
  hidePin: string
  submit: string
  submitting: string
  refused: Record<SignInRefusal, string>
  needed: string
}

interface SignInFormProps {
  words: SignInWords
  /** Why one stands here again: a session that ended, a right that is missing. */
  notice?: string | undefined
  language: RoomLanguage
  /** Whose session ended here. */
  before?: string | undefined
  onSignedIn: (session: Session) => void
}

/** User and PIN; with a PIN that somebody else set, an own one before anything else. */
export const SignInForm = ({ words, notice, language, before = '', onSignedIn }: SignInFormProps) => {
  const [user, setUser] = useState(before)
  const [first, setFirst] = useState<{ token: string; pin: string }>()
  const [pin, setPin] = useState('')
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<'needed' | SignInRefusal>()

  const submit = async (): Promise<void> => {
    if (pending) return
    if (user.trim() === '' || pin === '') return setFault('needed')
    setPending(true)
    setFault(undefined)
    const answer = await signIn(user, pin)
    setPending(false)
    if (answer.ok && answer.session.mustChangePin === true) return setFirst({ token: answer.session.token, pin })
    if (answer.ok) return onSignedIn(answer.session)
    setFault(answer.why)
    if (answer.why === 'wrong') setPin('')
  }

  if (first) return <FirstPin {...first} language={language} onSignedIn={onSignedIn} />
  return (
    <form
      className="sign-in"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h1>{words.title}</h1>
      {notice !== undefined && <p className="sign-in-notice"><Pictogram name="info" size={20} />{notice}</p>}
      <InputText label={words.user} name="user" autoComplete="username" autoCapitalize="none" spellCheck={false} value={user} onChange={(event) => setUser(event.currentTarget.value)} />
      <InputPassword
        label={words.pin} name="pin" inputMode="numeric" autoComplete="current-password" value={pin} onChange={(event) => setPin(event.currentTarget.value)}
        togglePasswordAltIconText={{ show: words.showPin, hide: words.hidePin }}
      />
      <div className="sign-in-fault" role="alert">{fault !== undefined && <p><Pictogram name="warning-circle" size={20} />{fault === 'needed' ? words.needed : words.refused[fault]}</p>}</div>
      <Button type="submit" appearance="solid" busy={pending}>{pending ? words.submitting : words.submit}</Button>
    </form>
  )
}

const FirstPin = ({ token, pin, language, onSignedIn }: { token: string; pin: string; language: RoomLanguage; onSignedIn: (session: Session) => void }) => {
  const t = accountTexts.in(language)
  const account = useMemo(() => openAccount(token), [token])
  return (
    <div className="sign-in">
      <h1>{t('pin.first.title')}</h1>
      <p className="new-pin-first">{t('pin.first.text')}</p>
      <NewPinForm account={account} language={language} old={pin} onChanged={onSignedIn} />
    </div>
  )
}
