import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import { useDesk } from '../desk.tsx'
import { useWork } from '../work/work-context.tsx'
import { Ask } from './ask.tsx'
import type { AboutTicket } from './open-dialog.ts'

export const TransferDialog = ({ about, close }: { about: AboutTicket; close: () => void }) => {
  const { state, centre, words, commander } = useDesk()
  const { casefile } = useWork()
  const { t } = words
  const [serviceId, setServiceId] = useState<string>()
  const from = state.ticket?.id === about.ticketId ? state.ticket.serviceId : state.queues.find((queue) => queue.tickets.some((ticket) => ticket.id === about.ticketId))?.serviceId
  const transfer = async (): Promise<boolean> => {
    if (serviceId === undefined) return false
    const saved = about.live ? await casefile.saveAll() : { ok: true as const }
    if (!saved.ok) {
      commander.tellRefusal(t('action.transfer'), saved, t('save.first'))
      return false
    }
    return (await commander.ask(t('action.transfer'), 'ticket:transfer', { ticketId: about.ticketId, serviceId })).ok
  }
  return (
    <Ask size="large" title={t('transfer.title', { number: about.number })} confirm={t('transfer.confirm')} whyNot={serviceId === undefined ? t('transfer.choose') : undefined} close={close} onConfirm={transfer}>
      <p className="lead">{t('transfer.text')}</p>
      <fieldset className="tiles">
        <legend className="visually-hidden">{t('transfer.confirm')}</legend>
        {centre.services.filter((service) => service.id !== from).map((service) => {
          const queue = state.services.find((known) => known.serviceId === service.id)
          return (
            <label key={service.id} className="tile">
              <input type="radio" name="service" className="visually-hidden" checked={serviceId === service.id} onChange={() => setServiceId(service.id)} />
              <Pictogram name={service.pictogram} size={26} />
              <span className="tile-name">{words.shortService(service.id)}<small className="tabular">{t('wait.people', { count: queue?.waiting ?? 0 })}</small></span>
            </label>
          )
        })}
      </fieldset>
    </Ask>
  )
}
