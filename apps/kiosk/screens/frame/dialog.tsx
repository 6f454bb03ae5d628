import { useEffect, useRef } from 'react'
import { useKiosk } from '../kiosk-context.ts'
import { PagesContext, useRoom } from '../room/use-room.ts'

/** Lies over the step; the rest of the screen is out of reach until it is answered. Escape answers as `onClose`. */
export const Dialog = ({ name, title, onClose, children }: { name: string; title: string; onClose: () => void; children: React.ReactNode }) => {
  const { flow: { settings: { letters } } } = useKiosk()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  const pages = useRoom(dialog, letters)
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
      <PagesContext value={pages}>{children}</PagesContext>
    </dialog>
  )
}
