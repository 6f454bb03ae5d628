import { Pictogram } from '@senha/ui'
import type { Say } from './words.tsx'

/** One line at the foot of the page; touched, the whole notice. */
export const Privacy = ({ say }: { say: Say }) => (
  <footer>
    <details>
      <summary><Pictogram name="lock" /><span><b>{say('privacy.title')}</b> {say('privacy.text')}</span><span className="turn"><Pictogram name="caret-down" /></span></summary>
      <ul>{(['privacy.none', 'privacy.kept', 'privacy.erased', 'privacy.later'] as const).map((words) => <li key={words}>{say(words)}</li>)}</ul>
    </details>
  </footer>
)
