import { readSame, wordsIn } from '@senha/centre'
import type { Language } from '@senha/centre'
import type { PictogramName } from '@senha/pictograms'
import type { PublicCentre, Ticket } from '@senha/protocol'
import { formatTime } from '@senha/i18n'
import { Pictogram } from '@senha/ui'
import { Figure } from './words.tsx'
import type { Say } from './words.tsx'

interface Props { ticket: Ticket; centre: PublicCentre; language: Language; say: Say }

const arrows = { right: 'arrow-right', left: 'arrow-left', straight: 'arrow-up', up: 'arrow-up', down: 'arrow-down' } as const satisfies Record<string, PictogramName>

const serviceOf = ({ ticket, centre }: Pick<Props, 'ticket' | 'centre'>) => centre.services.find((service) => service.id === ticket.serviceId)

/** "Zone 4" and "Floor 1" each stay on one line. */
const unbroken = (words: string): string => words.replaceAll(' ', '\u00a0')

const Place = ({ ticket, centre, language, say }: Props) => {
  const zone = centre.zones.find((candidate) => candidate.id === serviceOf({ ticket, centre })?.zone)
  if (!zone) return null
  return (
    <div className="place">
      <span className="arrow">{(zone.direction === 'up' || zone.direction === 'down') && <Pictogram name="stairs" />}<Pictogram name={arrows[zone.direction]} /></span>
      <p>
        <span>{say(ticket.status === 'called' ? 'place.go' : 'place.wait')}</span>
        <strong>{unbroken(wordsIn(zone.name, language))} · {unbroken(say('place.floor', { floor: zone.floor }))}</strong>
        <span>{say(`place.${zone.direction}`)}</span>
      </p>
    </div>
  )
}

/** What the person came for, where the service does not say it already. */
const TopicLine = ({ ticket, centre, language }: Omit<Props, 'say'>) => {
  const topic = centre.topics.find(({ id }) => id === ticket.topicId)
  const service = serviceOf({ ticket, centre })
  const words = topic && wordsIn(topic.name, language)
  return words === undefined || (service && readSame(words, wordsIn(service.name, language))) ? null : <p className="topic">{words}</p>
}

/** What follows this ticket in an ordered referral: the visit goes on. (SPEC.md, P5) */
const NextLine = ({ ticket, centre, language, say }: Props) => {
  const names = (ticket.next ?? []).flatMap((id) => centre.services.find((service) => service.id === id) ?? []).map(({ shortName }) => wordsIn(shortName, language))
  return names.length === 0 ? null : <p className="after"><Pictogram name="arrow-right" /><span>{say('ticket.after', { services: names.join(', ') })}</span></p>
}

const ServiceLine = ({ ticket, centre, language }: Omit<Props, 'say'>) => {
  const service = serviceOf({ ticket, centre })
  return service && <p className="service"><Pictogram name={service.pictogram} /><span>{wordsIn(service.name, language)}</span></p>
}

/** The number across the card: `--signs` lets the style sheet make it fit any width. */
const NumberLine = ({ number, label }: { number: string; label?: string }) => (
  <h1 className="number" style={{ '--signs': number.length }}>{label && <span className="visually-hidden">{label} </span>}{number}</h1>
)

const range = ({ low, high }: { low: number; high: number }): string => (low === high ? `${low}` : `${low}–${high}`)

/** What is known of the wait: the people before and the minutes, or the booked time. */
const Facts = ({ ticket, centre, say }: Props) =>
  ticket.slotAt === undefined
    ? (
      <div className="facts">
        <p className="fact">
          <Pictogram name="users-three" />
          {ticket.ahead === 0 ? <em>{say('ahead.none')}</em> : <Figure text={say('ahead.people', { count: ticket.ahead })} figure={String(ticket.ahead)} />}
        </p>
        <p className="fact">
          <Pictogram name="clock" />
          {ticket.wait ? <Figure text={say('wait.range', { range: range(ticket.wait) })} figure={range(ticket.wait)} /> : <em>{say('wait.unknown')}</em>}
        </p>
      </div>
    )
    : (
      <div className="facts">
        <p className="fact"><Pictogram name="clock" /><b>{formatTime(new Date(ticket.slotAt), centre.timeZone)}</b><span>{say('booking.slot')}</span></p>
        <p className="fact"><Pictogram name="bell-ringing" /><em>{say('booking.near')}</em></p>
      </div>
    )

const Waiting = (props: Props) => {
  const { say } = props
  if (!serviceOf(props)) return <p className="standing"><Pictogram name="info" /><span>{say('changed.text')}</span></p>
  return (
    <>
      <Facts {...props} />
      <Place {...props} />
      <p className="next">{say('next.waiting')}</p>
    </>
  )
}

/** The number is called: the page is this and nothing else. */
export const CalledTicket = (props: Props) => {
  const { ticket, say } = props
  return (
    <section className="called">
      <p className="come"><Pictogram name="bell-ringing" />{say('called.come')}</p>
      <NumberLine number={ticket.number} label={say('page.title')} />
      <ServiceLine {...props} />
      <div className="desk"><span>{say('called.counter')}</span><b>{ticket.counter}</b></div>
      <Place {...props} />
    </section>
  )
}

/** The ticket that matters now. */
export const MainTicket = (props: Props) => {
  const { ticket, say } = props
  return (
    <section className="main-ticket">
      <div className="paper">
        <p className="label">{say('page.title')}</p>
        <NumberLine number={ticket.number} />
        <ServiceLine {...props} />
        <TopicLine {...props} />
        <NextLine {...props} />
        {ticket.priority && <p className="mark"><Pictogram name="star" />{say('priority.mark')}</p>}
      </div>
      {ticket.status === 'waiting' && <Waiting {...props} />}
      {ticket.status === 'serving' && <p className="standing"><Pictogram name="chat-circle-dots" />{ticket.counter === undefined ? say('status.serving') : say('serving.text', { counter: ticket.counter })}</p>}
      {ticket.status === 'parked' && <p className="standing"><Pictogram name="pause" /><span><strong>{say('status.parked')}</strong>{say('parked.text')}</span></p>}
    </section>
  )
}

const outcomeKeys = { served: 'outcome.served', 'no-show': 'outcome.noShow', cancelled: 'outcome.cancelled', expired: 'outcome.expired', replaced: 'outcome.replaced' } as const

const aheadWords = ({ ahead }: Ticket, say: Say): string => (ahead === 0 ? say('ahead.none') : say('ahead.people', { count: ahead }))

/** Another ticket of the same visit, in one line. */
export const OtherTicket = ({ ticket, centre, language, say }: Props) => {
  const service = serviceOf({ ticket, centre })
  const zone = centre.zones.find((candidate) => candidate.id === service?.zone)
  const ended = ticket.status === 'ended'
  const outcome = ticket.outcome ?? 'served'
  return (
    <li data-status={ticket.status}>
      {service && <Pictogram name={service.pictogram} />}
      <p>
        <b>{ticket.number}</b>
        <span>{service && wordsIn(service.shortName, language)}{zone && !ended && ` · ${wordsIn(zone.name, language)}`}</span>
        {ticket.status === 'ended'
          ? <span className="outcome" data-done={outcome === 'served'}><Pictogram name={outcome === 'served' ? 'check-circle' : 'info'} />{say(outcomeKeys[outcome])}</span>
          : <span>{say(`status.${ticket.status}`)}{ticket.status === 'waiting' && ` · ${service ? aheadWords(ticket, say) : say('changed.text')}`}</span>}
      </p>
    </li>
  )
}
