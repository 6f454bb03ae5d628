import { Pill } from '@ama-pt/agora-design-system'
import type { QueuedTicket } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'

/** What is special about a ticket of the list, each with its sign and its word. */
export const Marks = ({ ticket }: { ticket: QueuedTicket }) => {
  const { state, words } = useDesk()
  const { t } = words
  const here = ticket.parked?.counterId !== undefined && ticket.parked.counterId === state.counter?.id
  const noPaper = ticket.paper === 'failed' || ticket.paper === 'unknown'
  if (ticket.slotAt === undefined && !ticket.priority && !ticket.busy && !noPaper && !here && ticket.partySize < 2) return null
  return (
    <span className="marks">
      {ticket.priority && <Pill className="badge badge-priority"><Pictogram name="star" size={15} />{t('queue.priority')}</Pill>}
      {ticket.slotAt !== undefined && <Pill className="badge"><Pictogram name="clock" size={15} />{t('queue.slot', { time: words.time(ticket.slotAt) })}</Pill>}
      {ticket.busy && <Pill className="badge"><Pictogram name="clock" size={15} />{t('queue.busy')}</Pill>}
      {here && <Pill className="badge"><Pictogram name="arrow-u-down-left" size={15} />{t('queue.parkedHere')}</Pill>}
      {noPaper && <Pill className="badge badge-fault"><Pictogram name="printer" size={15} />{t('queue.noPaper')}</Pill>}
      {ticket.partySize > 1 && <Pill className="badge"><Pictogram name="users-three" size={15} /><span aria-hidden="true">{ticket.partySize}</span><span className="visually-hidden">{t('queue.people', { count: ticket.partySize })}</span></Pill>}
    </span>
  )
}
