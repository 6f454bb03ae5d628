import type { FoundTicket } from '@senha/protocol'
import { Button } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'
import type { RoomWords } from '../words.ts'
import { useWork } from '../work/work-context.tsx'
import { MoreDeeds, useDeeds } from './ticket-deeds.tsx'

type Known = Exclude<FoundTicket, { sight: 'place' }>
type Whole = Extract<FoundTicket, { sight: 'whole' }>

/** How a ticket stands, in one sentence. */
const standing = (ticket: FoundTicket, { t, time }: RoomWords): string => {
  if (ticket.sight === 'place') return t(ticket.holds ? 'find.place.holds' : 'find.place.gone')
  const { status, outcome, counter = '' } = ticket
  const at = time(ticket.endedAt ?? ticket.issuedAt)
  if (ticket.sight === 'whole' && ticket.here) return t('find.here')
  switch (status) {
    case 'waiting': return t('find.waiting', { time: at })
    case 'parked': return t('find.parked')
    case 'called': return t('find.called', { counter })
    case 'serving': return t('find.serving', { counter })
    case 'ended': return counter !== '' && outcome === 'served' ? t('find.servedAt', { counter, time: at }) : t(`find.ended.${outcome ?? 'served'}`, { time: at })
    default: return status satisfies never
  }
}

interface FoundProps { ticket: FoundTicket; close: () => void; /** Looks once more: something was done. */ again: () => void }

/** One ticket that was found: what may be told of it here, and what may be done. */
export const Found = ({ ticket, close, again }: FoundProps) => {
  const { words } = useDesk()
  const { t } = words
  return (
    <section className="found" aria-label={t('queued.title', { number: ticket.number })} data-sight={ticket.sight}>
      <header>
        <h3 className="tabular">{ticket.number}</h3>
        <p className="found-service"><Pictogram name={words.serviceSign(ticket.serviceId)} size={22} />{words.service(ticket.serviceId)}</p>
      </header>
      <p className="found-standing">{standing(ticket, words)}</p>
      {ticket.paperNumber !== undefined && <p className="found-twin"><Pictogram name="ticket" size={20} />{t('queue.paperNumber', { number: ticket.paperNumber })}</p>}
      {ticket.samePaper && <p className="found-twin"><Pictogram name="ticket" size={20} />{t('queue.samePaper', { numbers: ticket.samePaper.join(', ') })}</p>}
      {ticket.sight === 'whole' && <Facts ticket={ticket} />}
      {ticket.sight !== 'place' && <Deeds ticket={ticket} close={close} again={again} />}
    </section>
  )
}

const Facts = ({ ticket }: { ticket: Whole }) => {
  const { words } = useDesk()
  const { t } = words
  return (
    <>
      <p className="ticket-line"><Pictogram name="translate" size={22} /><strong>{words.languageTitle(ticket.language)}</strong>{ticket.priority && <span className="badge badge-priority"><Pictogram name="star" size={16} />{t('ticket.priority')}</span>}</p>
      <p className="ticket-line"><Pictogram name={words.topicSign(ticket.topicId)} size={22} />{words.topic(ticket.topicId)}</p>
      {ticket.slotAt !== undefined && <p className="ticket-line"><Pictogram name="clock" size={22} />{t('queued.slot', { time: words.time(ticket.slotAt) })}</p>}
      {ticket.parkedReason !== undefined && <p>{t('queued.parkedReason', { reason: ticket.parkedReason })}</p>}
      {ticket.outcome === 'no-show' && <p className="hint">{ticket.backUntil === undefined ? t('find.noWayBack') : t('find.backUntil', { time: words.time(ticket.backUntil) })}</p>}
    </>
  )
}

const Deeds = ({ ticket, close, again }: { ticket: Known; close: () => void; again: () => void }) => {
  const { words: { t }, commander, online, notices } = useDesk()
  const { open, notByHand } = useWork()
  const deeds = useDeeds(ticket.id, (deed) => (deed === 'call' ? close() : again()))
  const offline = online ? undefined : t('whyNot.offline')
  const onRefused = (why: string): void => notices.tell({ kind: 'info', title: why })
  const mine = ticket.sight === 'whole' ? ticket : undefined
  const about = { ticketId: ticket.id, number: ticket.number, ...(mine?.here && { live: true }) }
  const button = (word: string, press: () => void, whyNot: string | undefined) =>
    <Button appearance="solid" whyNot={whyNot} busy={commander.pending !== undefined} onRefused={onRefused} onPress={press}>{word}</Button>
  if (mine?.backUntil !== undefined) return <div className="queued-more">{button(t('action.back'), deeds.back, offline)}</div>
  if (ticket.status === 'ended') return null
  if (!mine || ticket.status === 'called' || ticket.status === 'serving')
    return <div className="queued-more"><Button whyNot={offline} onRefused={onRefused} onPress={() => open({ is: 'reprint', about })}>{t('action.reprint')}</Button></div>
  return (
    <>
      {ticket.status === 'parked' ? button(t('action.unpark'), deeds.unpark, offline) : button(t('action.call'), deeds.call, mine.busy ? t('whyNot.busyPerson') : notByHand)}
      <MoreDeeds about={about} parked={ticket.status === 'parked'} />
    </>
  )
}
