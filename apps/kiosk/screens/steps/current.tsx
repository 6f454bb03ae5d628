import { useKiosk } from '../kiosk-context.ts'
import { Code } from './code.tsx'
import { Information } from './information.tsx'
import { Language } from './language.tsx'
import { Priority } from './priority.tsx'
import { Problem } from './problem.tsx'
import { TicketStep } from './ticket.tsx'
import { Topic } from './topic.tsx'
import { Visit } from './visit.tsx'
import { Waiting } from './waiting.tsx'

/** The screen of the step where the visitor is. */
export const Current = () => {
  const { t, flow: { step } } = useKiosk()
  switch (step.at) {
    case 'language': return <Language />
    case 'topic': return <Topic />
    case 'priority': return <Priority />
    case 'issuing':
    case 'taking': return step.problem ? <Problem code={step.problem} /> : <Waiting title={t('issuing.title')} sign="ticket" />
    case 'looking': return step.problem ? <Problem code={step.problem} /> : <Waiting title={t('looking.title')} sign="qr-code" />
    case 'ticket': return <TicketStep tickets={step.tickets} />
    case 'code': return <Code typed={step.typed} problem={step.problem} />
    case 'visit': return <Visit visit={step.visit} />
    case 'information': return <Information />
    default: return step satisfies never
  }
}
