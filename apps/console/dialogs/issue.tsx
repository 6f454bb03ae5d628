import type { Ticket } from '@senha/protocol'
import { Button, Modal } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useRef, useState } from 'react'
import { v4 as uuid } from 'uuid'
import { useDesk } from '../desk.tsx'
import { PrintAt } from '../work/print-at.tsx'
import { useWork } from '../work/work-context.tsx'
import { Ask } from './ask.tsx'
import { VisitFields } from './visit-fields.tsx'
import type { VisitChoice } from './visit-fields.tsx'

const nobodyYet: VisitChoice = { language: 'pt', priority: false, partySize: 1 }

/** A ticket for a person who could not use the kiosk; then its number, large enough to show. */
export const IssueDialog = ({ close }: { close: () => void }) => {
  const [issued, setIssued] = useState<Ticket>()
  return issued ? <Issued ticket={issued} close={close} again={() => setIssued(undefined)} /> : <Issue close={close} onIssued={setIssued} />
}

const Issue = ({ close, onIssued }: { close: () => void; onIssued: (ticket: Ticket) => void }) => {
  const { centre, words, commander } = useDesk()
  const { place } = useWork()
  const { t } = words
  const [topicId, setTopicId] = useState<string>()
  const [value, setValue] = useState(nobodyYet)
  // one id as long as nothing changes: an answer that was lost never makes two tickets
  const attempt = useRef<{ of: string; id: string } | undefined>(undefined)
  const issue = async (): Promise<boolean> => {
    if (topicId === undefined) return false
    const { language, priority, partySize } = value
    const request = { topicId, language, ...(priority && { priority }), ...(partySize > 1 && { partySize }), ...(place && { printAt: place.id }) }
    const of = JSON.stringify(request)
    if (attempt.current?.of !== of) attempt.current = { of, id: uuid() }
    const answer = await commander.ask(t('issue.confirm'), 'ticket:issue', request, attempt.current.id)
    if (answer.ok) onIssued(answer.ticket)
    return false
  }
  return (
    <Ask size="large" title={t('issue.title')} confirm={t('issue.confirm')} whyNot={topicId === undefined ? t('issue.choose') : undefined} close={close} onConfirm={issue}>
      <fieldset className="tiles">
        <legend>{t('issue.topic')}</legend>
        {centre.topics.map((topic) => (
          <label key={topic.id} className="tile">
            <input type="radio" name="topic" className="visually-hidden" checked={topicId === topic.id} onChange={() => setTopicId(topic.id)} />
            <Pictogram name={topic.pictogram} size={26} /><span className="tile-name">{words.topic(topic.id)}</span>
          </label>
        ))}
      </fieldset>
      <VisitFields value={value} onChange={setValue} />
      <PrintAt label={t('print.at')} />
    </Ask>
  )
}

const Issued = ({ ticket, close, again }: { ticket: Ticket; close: () => void; again: () => void }) => {
  const { words } = useDesk()
  const { place } = useWork()
  const { t } = words
  return (
    <Modal
      title={t('issue.done.title', { number: ticket.number })} size="small" closeWord={t('dialog.close')} onClose={close}
      footer={<><Button onPress={again}>{t('issue.done.again')}</Button><Button appearance="solid" onPress={close}>{t('dialog.close')}</Button></>}
    >
      <div className="issued" aria-live="polite">
        <p className="issued-number tabular">{ticket.number}</p>
        <p className="issued-ahead">{ticket.ahead === 0 ? t('issue.done.none') : t('issue.done.ahead', { count: ticket.ahead })}{ticket.wait && ` · ${words.range(ticket.wait)}`}</p>
        <p>{t('issue.done.code')} <strong className="issued-code">{ticket.visitCode}</strong></p>
        <p className="hint">{place ? t('issue.done.paper', { place: place.id }) : t('issue.done.noPaper')}</p>
      </div>
    </Modal>
  )
}
