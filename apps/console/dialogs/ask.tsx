import { Button, Modal } from '@senha/staff'
import type { KeyboardEvent, ReactNode } from 'react'
import { useDesk } from '../desk.tsx'

interface AskProps {
  title: string
  confirm: string
  variant?: 'primary' | 'danger'
  size?: 'small' | 'medium' | 'large'
  /** Why it cannot be confirmed yet. */
  whyNot?: string | undefined
  /** Does it; true closes the dialog. */
  onConfirm: () => Promise<boolean>
  close: () => void
  children: ReactNode
}

/** A dialog that ends in one deed: Enter confirms it, Escape leaves it, and while the answer is awaited nothing goes twice. */
export const Ask = ({ title, confirm, variant = 'primary', size = 'medium', whyNot, onConfirm, close, children }: AskProps) => {
  const { words: { t }, commander, online, notices } = useDesk()
  const blocked = online ? whyNot : t('whyNot.offline')
  const busy = commander.pending !== undefined
  const submit = (): void => {
    if (busy) return
    if (blocked !== undefined) return notices.tell({ kind: 'info', title: blocked })
    void commander.once(`dialog ${title}`, async () => {
      if (await onConfirm()) close()
    })
  }
  // a closed list has no use for Enter; while it is open the browser keeps the key
  const ofList = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.repeat || !(event.target instanceof HTMLSelectElement)) return
    event.preventDefault()
    submit()
  }
  return (
    <Modal
      title={title} size={size} closeWord={t('dialog.close')} onClose={close} onEnter={submit}
      footer={<>
        <Button onPress={close}>{t('dialog.back')}</Button>
        <Button appearance="solid" variant={variant} whyNot={blocked} busy={busy} keyCap={t('key.enter')} onPress={submit} onRefused={(why) => notices.tell({ kind: 'info', title: why })}>{confirm}</Button>
      </>}
    >
      <div role="presentation" onKeyDown={ofList}>{children}</div>
    </Modal>
  )
}
