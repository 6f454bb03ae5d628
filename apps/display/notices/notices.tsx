import { wordsIn } from '@senha/centre'
import type { Language } from '@senha/centre'
import type { Call, Notice, PublicCentre } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import { useTurn } from '../board/use-calls.ts'
import { pt } from '../screen/words.tsx'
import { displayTimings } from '../timings.ts'
import { noticeLanguages, noticePages, spokenHere } from './languages.ts'

/** The band of what the centre has to say now: Portuguese always, the other languages in turn. */
export const NoticeBand = ({ notices, inside, centre, calls }: { notices: readonly Notice[]; inside: readonly Language[] | undefined; centre: PublicCentre; calls: readonly Call[] }) => {
  const turn = useTurn(displayTimings.noticeMs)
  const pages = noticePages(notices, { languages: spokenHere(inside, centre) }, calls)
  const page = pages[turn % pages.length]
  if (!page) return null
  const { notice, language } = page
  return (
    <section className="notice-band" data-level={notice.level} aria-label={pt('notice.name')}>
      <Pictogram name={notice.level === 'warning' ? 'warning' : 'info'} />
      <p lang="pt">{wordsIn(notice.texts, 'pt')}</p>
      {language && <p lang={language} key={`${notice.id} ${language}`}>{wordsIn(notice.texts, language)}</p>}
    </section>
  )
}

/** An emergency covers the display, in every language at once. */
export const Emergency = ({ notice, centre }: { notice: Notice; centre: PublicCentre }) => (
  <main className="emergency" aria-live="assertive">
    <header>
      <Pictogram name="warning" />
      <h1 lang="pt">{wordsIn(notice.texts, 'pt')}</h1>
    </header>
    <ul>
      {noticeLanguages(notice.texts, centre, []).map((language) => <li key={language} lang={language}>{wordsIn(notice.texts, language)}</li>)}
    </ul>
  </main>
)
