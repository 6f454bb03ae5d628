import { Pictogram } from '@senha/ui'
import { useEffect, useId, useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { topModal } from './top-modal.ts'

interface ModalProps {
  title: string
  /** Name of the button that closes. */
  closeWord: string
  onClose: () => void
  /** Enter anywhere but on a button or in a longer text. */
  onEnter?: () => void
  size?: 'small' | 'medium' | 'large'
  children: ReactNode
  /** Actions, at the bottom, always in sight. */
  footer?: ReactNode
}

/**
 * The browser's own dialog: what is behind it is inert, Escape closes it, the focus goes back where it was. Ágora's gives
 * the focus back to nothing and leaves what is behind it reachable.
 */
export const Modal = ({ title, closeWord, onClose, onEnter, size = 'medium', children, footer }: ModalProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    if (!element) return undefined
    if (!element.open) element.showModal()
    // a way back that a dialog puts first; else not on the cross: the first thing to answer (not one of what may be done
    // afterwards), else the dialog itself, whose title is then read
    const put = element.querySelector<HTMLElement>('[data-first]')
    const first = element.querySelector<HTMLElement>('.modal-body :is(input, select):not([data-afterwards] *)')
    // of several to choose from, the one that is chosen
    const chosen = first?.closest('fieldset, [role="radiogroup"]')?.querySelector<HTMLElement>('input[type="radio"]:checked')
    ;(put ?? chosen ?? first ?? element).focus()
    topModal.opened(element)
    return () => {
      topModal.closed(element)
      element.close()
    }
  }, [])
  const press = (event: KeyboardEvent<HTMLDialogElement>): void => {
    const { target } = event
    if (event.key !== 'Enter' || event.repeat || !onEnter || (target instanceof HTMLElement && target.closest('button, a, select, textarea'))) return
    event.preventDefault()
    onEnter()
  }
  return (
    <dialog
      ref={dialog}
      className={`modal modal-${size}`}
      tabIndex={-1}
      aria-labelledby={titleId}
      onKeyDown={press}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className="modal-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="modal-close" aria-label={closeWord} title={closeWord} onClick={onClose}>
          <Pictogram name="x" size={22} />
        </button>
      </header>
      <div className="modal-body">{children}</div>
      <div className="modal-messages" />
      {footer !== undefined && <footer className="modal-foot">{footer}</footer>}
    </dialog>
  )
}
