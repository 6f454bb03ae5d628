import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { Pictogram } from '@senha/ui'

interface ModalProps {
  title: string
  /** Name of the button that closes. */
  closeWord: string
  onClose: () => void
  size?: 'small' | 'medium' | 'large'
  children: ReactNode
  /** Actions, at the bottom, always in sight. */
  footer?: ReactNode
}

/**
 * The browser's own dialog: what is behind it is inert, Escape closes it, the focus goes back where it was. Ágora's gives
 * the focus back to nothing and leaves what is behind it reachable.
 */
export const Modal = ({ title, closeWord, onClose, size = 'medium', children, footer }: ModalProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={`modal modal-${size}`}
      aria-labelledby={titleId}
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
      {footer !== undefined && <footer className="modal-foot">{footer}</footer>}
    </dialog>
  )
}
