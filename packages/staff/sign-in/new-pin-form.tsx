import { InputPassword } from '@ama-pt/agora-design-system'
import { accountTexts } from '@senha/i18n/texts/account'
import { Pictogram } from '@senha/ui'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import type { RoomLanguage } from '../language-switch.tsx'
import type { Account, AccountRefusal } from './account.ts'
import type { Session } from './session.ts'

/** What the hub said, in words. */
export const refusalWords = ({ code, why }: AccountRefusal, language: RoomLanguage): string => {
  const t = accountTexts.in(language)
  if (why) return t(`pin.fault.${why}`)
  if (code === 'too-many') return t('tooMany')
  if (code === 'closed') return t('demo')
  return code === 'forbidden' ? t('pin.wrong') : t('failed')
}

interface NewPinFormProps {
  account: Account
  language: RoomLanguage
  /** The PIN that was just typed to sign in; left out: it is asked for. */
  old?: string
  onChanged: (session: Session) => void
}

/** The own PIN, chosen by its owner, typed twice. */
export const NewPinForm = ({ account, language, old, onChanged }: NewPinFormProps) => {
  const t = accountTexts.in(language)
  const [typed, setTyped] = useState({ old: old ?? '', next: '', again: '' })
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<'needed' | 'differs' | AccountRefusal>()

  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])

  const submit = async (): Promise<void> => {
    if (pending) return
    if (Object.values(typed).includes('')) return setFault('needed')
    if (typed.next !== typed.again) return setFault('differs')
    setPending(true)
    setFault(undefined)
    const answer = await account.changePin(typed.old, typed.next)
    setPending(false)
    if (answer.ok) onChanged(answer.session)
    else setFault(answer)
  }
  const field = (name: keyof typeof typed, label: string, autoComplete: string) => (
    <InputPassword
      label={label}
      name={name}
      inputMode="numeric"
      autoComplete={autoComplete}
      value={typed[name]}
      togglePasswordAltIconText={{ show: t('pin.show'), hide: t('pin.hide') }}
      onChange={(event) => {
        const { value } = event.currentTarget
        setTyped((before) => ({ ...before, [name]: value }))
      }}
    />
  )
  return (
    <form
      ref={form}
      className="new-pin"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {old === undefined && field('old', t('pin.old'), 'current-password')}
      {field('next', t('pin.new'), 'new-password')}
      {field('again', t('pin.repeat'), 'new-password')}
      <p className="new-pin-hint">{t('pin.hint')}</p>
      <div className="sign-in-fault" role="alert">
        {fault !== undefined && (
          <p>
            <Pictogram name="warning-circle" size={20} />
            {typeof fault === 'string' ? t(`pin.${fault}`) : refusalWords(fault, language)}
          </p>
        )}
      </div>
      <Button type="submit" appearance="solid" busy={pending}>
        {t('pin.submit')}
      </Button>
    </form>
  )
}
