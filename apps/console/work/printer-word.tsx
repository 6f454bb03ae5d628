import type { Device } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import { useDesk } from '../desk.tsx'
import type { RoomWords } from '../words.ts'
import { useWork } from './work-context.tsx'

const stateOf = (place: Device, { t }: RoomWords): string => {
  if (!place.connected) return t('paper.away')
  const left = place.printer?.ticketsLeft
  return place.printer?.state === 'paper-near-end' && left !== undefined ? t('paper.paper-near-end.left', { count: left }) : t(`paper.${place.printer?.state ?? 'unknown'}`)
}

/** Where this desk prints, and the state of that printer in plain words; amber where somebody must do something soon. */
export const PrinterWord = () => {
  const { words } = useDesk()
  const { prints } = useWork()
  const place = prints.referral.place ?? prints.ticket.place
  if (!place) return null
  const calm = place.connected && (place.printer === undefined || place.printer.state === 'ready')
  return <p className={`rail-end rail-printer ${calm ? '' : 'is-worth-a-look'}`}><Pictogram name="printer" size={20} /><strong>{place.id}</strong><span>{stateOf(place, words)}</span></p>
}
