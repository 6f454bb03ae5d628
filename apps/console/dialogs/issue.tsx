import type { Ticket } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import { useDesk } from '../desk.tsx'
import { useAttempt } from '../use-attempt.ts'
import { PrintAt } from '../work/print-at.tsx'
import { useWork } from '../work/work-context.tsx'
import { Ask } from './ask.tsx'
import { Issued } from './issued.tsx'
import { nobodyYet, VisitFields } from './visit-fields.tsx'

/** A ticket for a person who could not use the kiosk; then its number, large enough to show. */
export const IssueDialog = ({ close }: { close: () => void }) => {
  const [issued, setIssued] = useState<Ticket>()
  return issued ? <Issued ticket={issued} close={close} again={() => setIssued(undefined)} /> : <Issue close={close} onIssued={setIssued} />
}

const Issue = ({ close, onIssued }: { close: () => void; onIssued: (ticket: Ticket) => void }) => {
  const { state, centre, words, commander } = useDesk()
  const { prints } = useWork()
  const { place } = prints.ticket
  const { t } = words
  const [topicId, setTopicId] = useState<string>()
  const [value, setValue] = useState(nobodyYet)
  const attempt = useAttempt()
  const issue = async (): Promise<boolean> => {
    if (topicId === undefined) return false
    const { language, priority, partySize } = value
    const request = { topicId, language, ...(priority && { priority }), ...(partySize > 1 && { partySize }), ...(place && { printAt: place.id }) }
    const answer = await commander.ask(t('issue.confirm'), 'ticket:issue', request, attempt(request))
    if (answer.ok) onIssued(answer.ticket)
    return false
  }
  return (
    <Ask size="large" title={t('issue.title')} confirm={t('issue.confirm')} whyNot={topicId === undefined ? t('issue.choose') : undefined} close={close} onConfirm={issue}>
      <fieldset className="tiles">
        <legend>{t('issue.topic')}</legend>
        {centre.topics.map((topic) => {
          const issuing = state.services.find((service) => service.serviceId === topic.service)?.issuing
          return (
            <label key={topic.id} className={`tile ${issuing ? 'is-off' : ''}`}>
              <input type="radio" name="topic" className="visually-hidden" disabled={issuing !== undefined} checked={topicId === topic.id} onChange={() => setTopicId(topic.id)} />
              <Pictogram name={topic.pictogram} size={26} /><span className="tile-name">{words.topic(topic.id)}{issuing && <small>{t(`queue.${issuing}`)}</small>}</span>
            </label>
          )
        })}
      </fieldset>
      <VisitFields value={value} onChange={setValue} />
      <PrintAt label={t('print.at')} at={prints.ticket} />
    </Ask>
  )
}
