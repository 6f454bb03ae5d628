import { minutesSince, Button, Modal } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'
import { Marks } from '../work/marks.tsx'
import { useWork } from '../work/work-context.tsx'
import type { AboutTicket } from './open-dialog.ts'
import { MoreDeeds, useDeeds } from './ticket-deeds.tsx'

/** One ticket of the list: what is known of it, and what can be done with it from here. */
export const QueuedDialog = ({ about, close }: { about: AboutTicket; close: () => void }) => {
  const { state, words, commander, online, notices } = useDesk()
  const { now, notByHand } = useWork()
  const { call, unpark } = useDeeds(about.ticketId, close)
  const { t } = words
  const ticket = state.queues.flatMap((queue) => queue.tickets).find((known) => known.id === about.ticketId)
  if (!ticket) return <Modal title={t('queued.title', { number: about.number })} size="small" closeWord={t('dialog.close')} onClose={close}><p>{t('error.not-found')}</p></Modal>

  const parked = ticket.status === 'parked'
  const first = state.queues.some((queue) => queue.tickets[0]?.id === ticket.id)
  const offline = online ? undefined : t('whyNot.offline')
  const cannotCall = ticket.busy ? t('whyNot.busyPerson') : notByHand
  const onRefused = (why: string): void => notices.tell({ kind: 'info', title: why })
  const busy = commander.pending !== undefined
  return (
    <Modal
      title={t('queued.title', { number: ticket.number })} closeWord={t('dialog.close')} onClose={close}
      footer={parked
        ? <Button appearance="solid" whyNot={offline} busy={busy} onRefused={onRefused} onPress={unpark}>{t('action.unpark')}</Button>
        : <Button appearance="solid" whyNot={cannotCall} busy={busy} onRefused={onRefused} onPress={call}>{t('action.call')}</Button>}
    >
      <div className="queued-facts">
        <p className="ticket-line"><Pictogram name="translate" size={22} /><strong>{words.languageTitle(ticket.language)}</strong></p>
        <p className="ticket-line"><Pictogram name={words.topicSign(ticket.topicId)} size={22} />{words.topic(ticket.topicId)}</p>
        <p className="ticket-line"><Pictogram name="clock" size={22} />{t('queued.issued', { time: words.time(ticket.issuedAt), wait: words.waited(minutesSince(ticket.issuedAt, now)) })}</p>
        {ticket.slotAt !== undefined && <p className="ticket-line"><Pictogram name="clock" size={22} />{t('queued.slot', { time: words.time(ticket.slotAt) })}</p>}
        <Marks ticket={ticket} whole />
        {ticket.late && <p className="hint">{t('queued.late')}</p>}
        {ticket.parked?.reason !== undefined && <p>{t('queued.parkedReason', { reason: ticket.parked.reason })}</p>}
        {!parked && !first && <p className="hint">{t('queued.manual')}</p>}
        <MoreDeeds about={about} parked={parked} />
      </div>
    </Modal>
  )
}
