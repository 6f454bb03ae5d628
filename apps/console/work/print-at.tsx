import { Pictogram } from '@senha/ui'
import { useId } from 'react'
import { useDesk } from '../desk.tsx'
import type { PrintPlace } from '../print-place.ts'

/** Where paper comes out. A native list: it opens well under a finger and under every screen reader, which Ágora's does not. */
export const PrintAt = ({ label, at: { place, choose }, required = false }: { label: string; at: PrintPlace; /** Some place must be named: no "later". */ required?: boolean }) => {
  const { state, words: { t } } = useDesk()
  const id = useId()
  return (
    <div className="print-at">
      <Pictogram name="printer" size={22} />
      <label htmlFor={id}>{label}</label>
      <select id={id} value={place?.id ?? 'later'} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="later" disabled={required}>{t(required ? 'print.choose' : 'refer.later')}</option>
        {state.devices.map((device) => {
          const fault = !device.connected ? t('paper.away') : device.printer && device.printer.state !== 'ready' ? t(`paper.${device.printer.state}`) : undefined
          return <option key={device.id} value={device.id}>{device.id}{fault === undefined ? '' : ` — ${fault}`}</option>
        })}
      </select>
    </div>
  )
}
