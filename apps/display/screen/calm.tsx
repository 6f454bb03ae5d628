import type { Language } from '@senha/centre'
import { displayTexts } from '@senha/i18n/texts/display'
import { formatDay, formatWeekday, greetings } from '@senha/i18n'
import type { PublicCentre } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import { nextOpening } from '../board/opening.ts'
import { useTurn } from '../board/use-calls.ts'
import { displayTimings } from '../timings.ts'
import { otherLanguages, pt } from './words.tsx'

/** The second language of the calm screen: each of the centre's that these texts exist in, in turn. */
const useSecond = (centre: PublicCentre): Language | undefined => {
  const turn = useTurn(displayTimings.pageMs)
  const spoken = centre.languages.filter((language) => otherLanguages.some((other) => other === language))
  return spoken[turn % Math.max(1, spoken.length)]
}

const Today = ({ centre, now }: { centre: PublicCentre; now: Date }) => (
  <p className="today"><span className="weekday">{formatWeekday('pt', now, centre.timeZone)}</span>, {formatDay('pt', now, centre.timeZone)}</p>
)

/** Nobody was called lately: a greeting in every language, and what to do in two steps. */
export const Welcome = ({ centre, now }: { centre: PublicCentre; now: Date }) => {
  const second = useSecond(centre)
  const step = (key: 'welcome.ticket' | 'welcome.wait') => (
    <span>
      <strong>{pt(key)}</strong>
      {second && <span lang={second}>{displayTexts.in(second)(key)}</span>}
    </span>
  )
  return (
    <section className="calm">
      <Today centre={centre} now={now} />
      <p className="greeting" lang="pt">{greetings.pt}</p>
      <ul className="greetings">
        {centre.languages.filter((language) => language !== 'pt').map((language) => <li key={language} lang={language}>{greetings[language]}</li>)}
      </ul>
      <ol className="steps">
        <li><span className="tile"><Pictogram name="ticket" /></span>{step('welcome.ticket')}</li>
        <li><span className="tile"><Pictogram name="bell-ringing" /></span>{step('welcome.wait')}</li>
      </ol>
    </section>
  )
}

/** The centre is closed: when it opens. */
export const Closed = ({ centre, now }: { centre: PublicCentre; now: Date }) => {
  const second = useSecond(centre)
  const opening = nextOpening(centre.hours, now, centre.timeZone)
  const when = (language: Language): string => {
    if (!opening) return ''
    const words = displayTexts.in(language)
    const date = new Date(now.getTime() + opening.inDays * 86_400_000)
    const day = opening.inDays === 0 ? words('closed.today') : opening.inDays === 1 ? words('closed.tomorrow') : formatWeekday(language, date, centre.timeZone)
    return words('closed.next', { day, time: opening.from })
  }
  return (
    <section className="calm closed">
      <Today centre={centre} now={now} />
      <span className="tile"><Pictogram name="clock" /></span>
      <p className="greeting">{pt('closed.title')}</p>
      <p className="opens">{when('pt')}</p>
      {second && <p className="opens second" lang={second}>{displayTexts.in(second)('closed.title')}. {when(second)}</p>}
    </section>
  )
}
