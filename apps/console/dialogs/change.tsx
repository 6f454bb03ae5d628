import { useState } from 'react'
import { useDesk } from '../desk.tsx'
import { Ask } from './ask.tsx'
import type { AboutTicket } from './open-dialog.ts'
import { VisitFields } from './visit-fields.tsx'
import type { VisitChoice } from './visit-fields.tsx'

/** Language, priority or party size of the visit at the counter: only what differs is sent. */
export const ChangeDialog = ({ about, close }: { about: AboutTicket; close: () => void }) => {
  const { state, words: { t }, commander } = useDesk()
  const { visit } = state
  const [value, setValue] = useState<VisitChoice | undefined>(visit ? { language: visit.language, priority: visit.priority, partySize: visit.partySize } : undefined)
  if (!visit || !value) return null
  const change = {
    ...(value.language !== visit.language && { language: value.language }),
    ...(value.priority !== visit.priority && { priority: value.priority }),
    ...(value.partySize !== visit.partySize && { partySize: value.partySize }),
  }
  const save = async (): Promise<boolean> => {
    const answer = await commander.ask(t('action.change'), 'visit:change', { visitCode: visit.visitCode, ...change })
    if (answer.ok) commander.tellDone(t('change.done', { number: about.number }))
    return answer.ok
  }
  return (
    <Ask title={t('change.title', { number: about.number })} confirm={t('change.confirm')} whyNot={Object.keys(change).length === 0 ? t('change.nothing') : undefined} close={close} onConfirm={save}>
      <VisitFields value={value} onChange={setValue} />
    </Ask>
  )
}
