import { Pictogram } from '@senha/ui'
import type { MonitorWords } from '../words.ts'
import type { Asking } from './use-asking.ts'

/** Why it was not done. The place is there from the start, so that a screen reader hears what comes into it. */
export const Refusal = ({ asking, words, say = words.refusal }: {
  asking: Asking
  words: MonitorWords
  /** Where a code means something else than elsewhere. */
  say?: (code: string) => string
}) => (
  <div className="refusal" role="alert">
    {asking.refusal && <p><Pictogram name="warning-circle" size={22} /><span>{say(asking.refusal.code)}</span></p>}
  </div>
)
