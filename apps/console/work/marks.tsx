import { Pill } from '@ama-pt/agora-design-system'
import type { QueuedTicket } from '@senha/protocol'
import { Pictogram } from '@senha/ui'
import type { ComponentProps } from 'react'
import { useDesk } from '../desk.tsx'
import type { RoomWords } from '../words.ts'

interface MarkOf { key: string; sign: ComponentProps<typeof Pictogram>['name']; word: string; /** What the eye reads where the whole word is too long for a row. */ short?: string; look?: 'priority' | 'fault' }

const paperMark = (ticket: QueuedTicket, t: RoomWords['t']): MarkOf[] => {
  switch (ticket.paper) {
    case 'failed': return [{ key: 'paper', sign: 'printer', word: t('queue.noPaper'), look: 'fault' }]
    case 'unknown': return [{ key: 'paper', sign: 'printer', word: t('queue.paperUnknown'), short: t('queue.paperUnknown.short'), look: 'fault' }]
    // a first ticket's paper is a matter of seconds; a second one may wait to be taken
    case 'pending': return ticket.stage > 1 ? [{ key: 'paper', sign: 'printer', word: t('queue.paperPending'), short: t('queue.paperPending.short') }] : []
    case 'printed': case 'reprinted': return []
    default: return ticket.paper satisfies never
  }
}

const twinMark = (key: string, word: string, short: string): MarkOf => ({ key, sign: 'ticket', word, short, look: 'fault' })

/** Two people's papers say one number: what this one's paper says, or who else holds a paper with this number. */
const twinMarks = ({ paperNumber, samePaper }: QueuedTicket, t: RoomWords['t']): MarkOf[] => [
  ...(paperNumber === undefined ? [] : [twinMark('paper-number', t('queue.paperNumber', { number: paperNumber }), `(${paperNumber})`)]),
  ...(samePaper ? [twinMark('same-paper', t('queue.samePaper', { numbers: samePaper.join(', ') }), `= ${samePaper.join(', ')}`)] : []),
]

const marksOf = (ticket: QueuedTicket, here: boolean, { t, time }: RoomWords): MarkOf[] => [
  ...(ticket.priority ? [{ key: 'priority', sign: 'star', word: t('queue.priority'), look: 'priority' } as const] : []),
  ...(ticket.slotAt === undefined ? [] : [{ key: 'slot', sign: 'clock', word: t('queue.slot', { time: time(ticket.slotAt) }), short: time(ticket.slotAt) } as const]),
  ...(ticket.busy ? [{ key: 'busy', sign: 'user', word: t('queue.busy') } as const] : []),
  ...(here ? [{ key: 'here', sign: 'arrow-u-down-left', word: t('queue.parkedHere') } as const] : []),
  ...paperMark(ticket, t),
  ...twinMarks(ticket, t),
  ...(ticket.late ? [{ key: 'late', sign: 'wifi-slash', word: t('queue.late', { time: time(ticket.issuedAt) }), short: time(ticket.issuedAt) } as const] : []),
  ...(ticket.partySize > 1 ? [{ key: 'people', sign: 'users-three', word: t('queue.people', { count: ticket.partySize }), short: String(ticket.partySize) } as const] : []),
]

/** What is special about a ticket of the list, each with its sign and its word. `whole`: beside other lines, which tell the booked time. */
export const Marks = ({ ticket, whole = false }: { ticket: QueuedTicket; whole?: boolean }) => {
  const { state, words } = useDesk()
  const here = ticket.parked?.counterId !== undefined && ticket.parked.counterId === state.counter?.id
  const marks = marksOf(ticket, here, words).filter(({ key }) => !whole || key !== 'slot')
  if (marks.length === 0) return null
  return (
    <span className="marks">
      {marks.map(({ key, sign, word, short, look }) => (
        <Pill key={key} className={`badge ${look ? `badge-${look}` : ''}`} title={whole || short === undefined ? undefined : word}>
          <Pictogram name={sign} size={15} />
          {whole || short === undefined ? word : <><span className="tabular" aria-hidden="true">{short}</span><span className="visually-hidden">{word}</span></>}
        </Pill>
      ))}
    </span>
  )
}
