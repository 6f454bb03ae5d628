import { formatWeekday } from '@senha/i18n'
import type { Language } from '@senha/centre'
import type { PublicCentre } from '@senha/protocol'
import { wallClock } from '@senha/ui'
import { nextOpening } from '../board/opening.ts'
import { Message } from './message.tsx'
import type { Say } from './words.tsx'

const dayMs = 86_400_000

/** When to come back; nothing where the centre's hours know of no opening. */
const nextDay = ({ hours, timeZone }: PublicCentre, language: Language, say: Say): string | undefined => {
  const now = wallClock()
  const opening = nextOpening(hours, new Date(now), timeZone)
  if (!opening) return undefined
  const { inDays, from } = opening
  const day = inDays === 0 ? say('closed.today') : inDays === 1 ? say('closed.tomorrow') : formatWeekday(language, new Date(now + inDays * dayMs), timeZone)
  return say('closed.next', { day, time: from })
}

/** Nothing more is to come of this visit today: it is done, or its day ended before the person was served. */
export const Over = ({ byDay, centre, language, say }: { byDay: boolean; centre: PublicCentre; language: Language; say: Say }) => {
  if (!byDay) return <Message sign="check-circle" title={say('over.title')}><p>{say('over.text')}</p></Message>
  const next = nextDay(centre, language, say)
  return <Message sign="clock" title={say('closed.title')}><p>{say('closed.text')}</p>{next !== undefined && <p><strong>{next}</strong></p>}</Message>
}
