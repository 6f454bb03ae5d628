import { Pictogram } from '@senha/ui'
import { useRef, useState } from 'react'
import { ActButton } from './act-button.tsx'
import type { Say } from './words.tsx'

/** "Leave the queue": asked twice, told to the hub, and never pretended when it did not hear. */
export const Leave = ({ say, leave, lost }: { say: Say; leave: () => Promise<boolean>; /** The hub is out of reach. */ lost: boolean }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const confirm = async (): Promise<void> => {
    setFailed(false)
    const left = await leave()
    setFailed(!left)
    dialog.current?.close()
  }
  return (
    <section className="leave">
      <button type="button" onClick={() => dialog.current?.showModal()}><Pictogram name="sign-out" />{say('leave.button')}</button>
      {failed && <p role="alert" className="failed"><Pictogram name="warning-circle" />{say('leave.failed')}</p>}
      {/* once it was told, nobody can take it back: the question stays until it is answered */}
      <dialog ref={dialog} aria-labelledby="leave-title" onCancel={(event) => busy && event.preventDefault()}>
        <h2 id="leave-title">{say('leave.title')}</h2>
        <p>{say('leave.text')}</p>
        <button type="button" className="primary" disabled={busy} onClick={() => dialog.current?.close()}>{say('leave.no')}</button>
        <ActButton say={say} className="go" act={confirm} onBusy={setBusy}>{say('leave.yes')}</ActButton>
        {busy && lost && <p role="status" className="failed"><Pictogram name="wifi-slash" />{say('lost.start')}</p>}
      </dialog>
    </section>
  )
}
