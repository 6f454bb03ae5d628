import { wordsIn } from '@senha/centre'
import { Pictogram } from '@senha/ui'
import { useKiosk } from '../kiosk-context.ts'

/** What the centre has to say now, above every step; an emergency covers it, in every language. */
export const Notices = ({ children }: { children: React.ReactNode }) => {
  const { t, state, language, languages } = useKiosk()
  const { notices = [] } = state
  const emergency = notices.find(({ level }) => level === 'emergency')
  if (emergency) {
    return (
      <main className="down emergency" aria-live="assertive">
        <Pictogram name="warning" size="2.1em" />
        <h1 lang={language}>{wordsIn(emergency.texts, language)}</h1>
        <ul>{languages.filter((other) => other !== language && emergency.texts[other] !== undefined).map((other) => <li key={other} lang={other}><strong>{wordsIn(emergency.texts, other)}</strong></li>)}</ul>
      </main>
    )
  }
  return (
    <>
      {notices.length > 0 && (
        <section className="notices" aria-label={t('notice.name')} aria-live="polite">
          {notices.map((notice) => <p key={notice.id}><Pictogram name={notice.level === 'warning' ? 'warning' : 'info'} size="1.3em" />{wordsIn(notice.texts, language)}</p>)}
        </section>
      )}
      {children}
    </>
  )
}
