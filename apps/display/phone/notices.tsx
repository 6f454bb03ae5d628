import { wordsIn } from '@senha/centre'
import type { Language } from '@senha/centre'
import type { Notice } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import type { Say } from './words.tsx'

/** What the centre has to say now, in the page's language. */
export const Notices = ({ notices, language, say }: { notices: readonly Notice[]; language: Language; say: Say }) => (
  <section className="notices" aria-label={say('notice.name')} aria-live="polite">
    {notices.map((notice) => <p key={notice.id} data-level={notice.level}><Pictogram name={notice.level === 'warning' ? 'warning' : 'info'} />{wordsIn(notice.texts, language)}</p>)}
  </section>
)

/** An emergency is the whole page; in Portuguese too, to be shown to somebody. */
export const Emergency = ({ notice, language }: { notice: Notice; language: Language }) => (
  <section className="emergency" aria-live="assertive">
    <Pictogram name="warning" />
    <h1>{wordsIn(notice.texts, language)}</h1>
    {language !== 'pt' && <p lang="pt">{wordsIn(notice.texts, 'pt')}</p>}
  </section>
)
