import { useEffect, useRef } from 'react'

/** Lies over the step; the rest of the screen is out of reach until it is answered. Escape answers as `onClose`. */
export const Dialog = ({ name, title, onClose, children }: { name: string; title: string; onClose: () => void; children: React.ReactNode }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={`over ${name}`}
      aria-labelledby={`${name}-title`}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={`${name}-title`} tabIndex={-1}>{title}</h2>
      {children}
    </dialog>
  )
}
