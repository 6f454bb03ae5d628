import type { Language } from '@senha/centre'

/** Words of which one language is seen at a time, in the room that the longest of them takes: nothing moves when they change. */
export const Turning = ({ languages, shown, say }: { languages: readonly Language[]; shown: Language; say: (language: Language) => string }) => (
  <span className="turning">
    {languages.map((language) => <span key={language} lang={language} className={language === shown ? 'is-shown' : undefined}>{say(language)}</span>)}
  </span>
)
