import { useKiosk } from '../kiosk-context.ts'
import { Booking } from './booking.tsx'
import { Code } from './code.tsx'
import { Information } from './information.tsx'
import { Language } from './language.tsx'
import { Mediator } from './mediator.tsx'
import { NeedsNetwork } from './needs-network.tsx'
import { Pin } from './pin.tsx'
import { Priority } from './priority.tsx'
import { Problem } from './problem.tsx'
import { Service } from './service.tsx'
import { TicketStep } from './ticket.tsx'
import { Topic } from './topic.tsx'
import { Visit } from './visit.tsx'
import { Waiting } from './waiting.tsx'

/** The screen of the step where the visitor is. */
export const Current = () => {
  const { t, online, state, misreads, flow: { step } } = useKiosk()
  switch (step.at) {
    case 'language': return <Language />
    case 'topic': return <Topic only={step.only} />
    case 'priority': if (step.topicId === undefined && !online) return <NeedsNetwork booked />
      return <Priority topicId={step.topicId} />
    case 'booking': return online ? <Booking typed={step.typed} problem={step.problem} /> : <NeedsNetwork booked />
    // an ordinary ticket is there at once
    case 'finding':
    case 'checking-in': if (!online || (step.problem !== undefined && state.hub !== 'live')) return <NeedsNetwork booked />
      return step.problem ? <Problem code={step.problem} /> : <Waiting title={t('booking.looking')} sign="clock" />
    case 'issuing':
    case 'taking': return step.problem ? <Problem code={step.problem} /> : <Waiting title={t('issuing.title')} sign="ticket" />
    case 'looking': if (!online) return <NeedsNetwork />
      return step.problem ? <Problem code={step.problem} /> : <Waiting title={t('looking.title')} sign="qr-code" />
    case 'ticket': return <TicketStep tickets={step.tickets} booked={step.booked === true} />
    case 'code': return !online ? <NeedsNetwork /> : <Code typed={step.typed} problem={step.problem} />
    case 'visit': return <Visit visit={step.visit} />
    case 'information': return <Information />
    // begun anew: a barcode reader's digits are nobody's PIN
    case 'pin': return <Pin key={misreads} />
    case 'mediator': return <Mediator />
    case 'service': return <Service serviceId={step.serviceId} />
    default: return step satisfies never
  }
}
