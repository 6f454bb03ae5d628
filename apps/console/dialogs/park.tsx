import { useState } from 'react'
import { useDesk } from '../desk.tsx'
import { useWork } from '../work/work-context.tsx'
import { Ask } from './ask.tsx'
import type { AboutTicket } from './open-dialog.ts'
import { Reasons } from './reasons.tsx'

const usual = ['copy', 'document', 'child', 'waiting'] as const

export const ParkDialog = ({ about, close }: { about: AboutTicket; close: () => void }) => {
  const { words: { t }, commander } = useDesk()
  const { casefile } = useWork()
  const [reason, setReason] = useState('')
  const given = reason.trim()
  const park = async (): Promise<boolean> => {
    // what was recorded must reach the hub before the visit leaves this counter
    const saved = about.live ? await casefile.saveAll() : { ok: true as const }
    if (!saved.ok) {
      commander.tellRefusal(t('action.park'), saved, t('save.first'))
      return false
    }
    return (await commander.ask(t('action.park'), 'ticket:park', { ...(given !== '' && { reason: given }), ...(!about.live && { ticketId: about.ticketId }) })).ok
  }
  return (
    <Ask title={t('park.title', { number: about.number })} confirm={t('park.confirm')} close={close} onConfirm={park}>
      <p className="lead">{t('park.text')}</p>
      <Reasons label={t('pause.why')} usual={usual.map((key) => t(`park.reason.${key}`))} value={reason} onChange={setReason} />
    </Ask>
  )
}
