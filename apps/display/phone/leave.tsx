import { Pictogram } from '@senha/ui'
import { useRef, useState } from 'react'
import type { Say } from './words.tsx'

/** "Leave the queue": asked twice, told to the hub, and never pretended when it did not hear. */
export const Leave = ({ say, leave }: { say: Say; leave: () => Promise<boolean> }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const confirm = async (): Promise<void> => {
    setBusy(true)
    setFailed(false)
    const left = await leave()
    setBusy(false)
    setFailed(!left)
    dialog.current?.close()
  }
  return (
    <section className="leave">
      <button type="button" onClick={() => dialog.current?.showModal()}><Pictogram name="sign-out" />{say('leave.button')}</button>
      {failed && <p role="alert" className="failed"><Pictogram name="warning-circle" />{say('leave.failed')}</p>}
      <dialog ref={dialog} aria-labelledby="leave-title">
        <h2 id="leave-title">{say('leave.title')}</h2>
        <p>{say('leave.text')}</p>
        <button type="button" className="primary" onClick={() => dialog.current?.close()}>{say('leave.no')}</button>
        <button type="button" className="go" disabled={busy} aria-busy={busy} onClick={() => void confirm()}>{say('leave.yes')}</button>
      </dialog>
    </section>
  )
}
