import { useState } from 'react'
import { useDesk } from '../desk.tsx'
import { Ask } from './ask.tsx'
import { Reasons } from './reasons.tsx'

const usual = ['lunch', 'rest', 'meeting', 'help'] as const

export const PauseDialog = ({ close }: { close: () => void }) => {
  const { words: { t }, commander } = useDesk()
  const [reason, setReason] = useState('')
  const given = reason.trim()
  return (
    <Ask
      title={t('pause.title')} confirm={t('pause.confirm')} close={close}
      onConfirm={async () => (await commander.ask(t('action.pause'), 'counter:pause', given === '' ? {} : { reason: given })).ok}
    >
      <Reasons label={t('pause.why')} usual={usual.map((key) => t(`pause.reason.${key}`))} value={reason} onChange={setReason} />
    </Ask>
  )
}
