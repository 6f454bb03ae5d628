import { wordsIn } from '@senha/centre'
import type { PublicCentre } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import type { Arrow } from '../address.ts'
import type { Turn } from '../board/calls.ts'
import { Direction } from './direction.tsx'
import { FittedNumber } from './fitted-number.tsx'
import { inBoth } from './words.tsx'
import type { Worded } from './words.tsx'

const Both = ({ words, className }: { words: Worded[]; className: string }) => (
  <span className={className}>
    {words.map(({ language, text }) => <span key={language} lang={language}>{text}</span>)}
  </span>
)

/** The call that concerns somebody now: it fills its part of the screen in amber. */
export const CallPanel = ({ turn, centre, arrow }: { turn: Turn; centre: PublicCentre; arrow: Arrow | undefined }) => {
  const { call } = turn
  const service = centre.services.find((candidate) => candidate.id === call.serviceId)
  const zone = centre.zones.find((candidate) => candidate.id === call.zone)
  const way = arrow ?? zone?.direction ?? 'none'
  // as on the signs of a building: an arrow stands on the side to which it points, and never between a word and its number
  const pointsBack = way === 'left'
  const named = (words: Parameters<typeof wordsIn>[0]): Worded[] => {
    const own: Worded = { language: 'pt', text: wordsIn(words, 'pt') }
    const other = words[call.language]
    return other === undefined || other === own.text ? [own] : [own, { language: call.language, text: other }]
  }
  return (
    <section className="call" data-flash={turn.announced ? (turn.repeat > 1 ? 'recall' : 'call') : 'none'} key={`${call.seq}-${turn.repeat}`}>
      <header>
        {service && <span className="tile"><Pictogram name={service.pictogram} /></span>}
        {service && <Both className="service" words={named(service.name)} />}
        {turn.repeat > 1 && (
          <span className="again"><Pictogram name="bell-ringing" /><Both className="visually-hidden" words={inBoth('call.again', call.language)} /></span>
        )}
      </header>
      <FittedNumber key={call.number} text={call.number} />
      <footer data-arrow={way}>
        {pointsBack && <Direction arrow={way} />}
        <div className="where">
          <Both className="counter-word" words={inBoth('counter.word', call.language)} />
          {zone && (
            <span className="zone">
              <Pictogram name="map-pin" />
              <span>{wordsIn(zone.name, 'pt')} · {inBoth('place.floor', 'pt', { floor: zone.floor })[0]?.text}</span>
            </span>
          )}
        </div>
        <span className="counter">{call.counter}</span>
        {!pointsBack && <Direction arrow={way} />}
      </footer>
    </section>
  )
}
