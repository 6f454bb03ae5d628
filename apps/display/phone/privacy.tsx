import type { Language } from '@senha/centre'
import { privacyNotice } from '@senha/i18n'
import type { PrivacyFacts } from '@senha/i18n'
import { Pictogram } from '@senha/ui'
import type { Say } from './words.tsx'

/** One line at the foot of the page; touched, the whole notice. */
export const Privacy = ({ say, language, centre }: { say: Say; language: Language; centre: PrivacyFacts | undefined }) => (
  <footer>
    <details>
      <summary><Pictogram name="lock" /><span><b>{say('privacy.title')}</b> {say('privacy.text')}</span><span className="turn"><Pictogram name="caret-down" /></span></summary>
      {privacyNotice(language, centre, true).map(({ title, sentences }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul>{sentences.map(({ key, text }) => <li key={key}>{text}</li>)}</ul>
        </section>
      ))}
    </details>
  </footer>
)
