import { Pictogram } from '@senha/ui'
import type { MonitorWords } from '../words.ts'
import type { Asking } from './use-asking.ts'

/** Why it was not done. The place is there from the start, so that a screen reader hears what comes into it. */
export const Refusal = ({ asking, words }: { asking: Asking; words: MonitorWords }) => (
  <div className="refusal" role="alert">
    {asking.refusal && <p><Pictogram name="warning-circle" size={22} /><span>{words.refusal(asking.refusal.code)} <small lang="en">{asking.refusal.message}</small></span></p>}
  </div>
)
