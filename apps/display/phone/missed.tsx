import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import { ActButton } from './act-button.tsx'
import type { ToldHub } from './visit-link.ts'
import type { Say } from './words.tsx'

/** "I missed my turn": the hub decides whether the place comes back, and the page says what it decided. */
export const Missed = ({ say, missed }: { say: Say; missed: () => Promise<ToldHub> }) => {
  const [answer, setAnswer] = useState<ToldHub>()
  const ask = async (): Promise<void> => {
    setAnswer(undefined)
    setAnswer(await missed())
  }
  return (
    <section className="missed">
      {answer !== 'refused' && <ActButton say={say} className="primary" act={ask}><Pictogram name="hand-waving" />{say('missed.button')}</ActButton>}
      {answer === 'refused' && <p role="alert" className="failed"><Pictogram name="info" />{say('missed.no')}</p>}
      {answer === 'unheard' && <p role="alert" className="failed"><Pictogram name="warning-circle" />{say('leave.failed')}</p>}
    </section>
  )
}
