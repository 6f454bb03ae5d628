import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import type { ToldHub } from './visit-link.ts'
import type { Say } from './words.tsx'

/** "I missed my turn": the hub decides whether the place comes back, and the page says what it decided. */
export const Missed = ({ say, missed }: { say: Say; missed: () => Promise<ToldHub> }) => {
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<ToldHub>()
  const ask = async (): Promise<void> => {
    setBusy(true)
    setAnswer(await missed())
    setBusy(false)
  }
  return (
    <section className="missed">
      {answer !== 'refused' && <button type="button" className="primary" disabled={busy} aria-busy={busy} onClick={() => void ask()}><Pictogram name="hand-waving" />{say('missed.button')}</button>}
      {answer === 'refused' && <p role="alert" className="failed"><Pictogram name="info" />{say('missed.no')}</p>}
      {answer === 'unheard' && <p role="alert" className="failed"><Pictogram name="warning-circle" />{say('leave.failed')}</p>}
    </section>
  )
}
