import { bookingCode } from '@senha/protocol'
import type { Ticket } from '@senha/protocol'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useDesk } from '../desk.tsx'
import { useAttempt } from '../use-attempt.ts'
import { PrintAt } from '../work/print-at.tsx'
import { useWork } from '../work/work-context.tsx'
import { Ask } from './ask.tsx'
import { CodeEntry } from './code-entry.tsx'
import { Issued } from './issued.tsx'
import { nobodyYet, VisitFields } from './visit-fields.tsx'

/** Who booked a time is here and could not use the kiosk. */
export const CheckIn = ({ choice, close }: { choice: ReactNode; close: () => void }) => {
  const { words, commander, notices } = useDesk()
  const { prints } = useWork()
  const { place } = prints.ticket
  const { t } = words
  const [typed, setTyped] = useState('')
  const [value, setValue] = useState(nobodyYet)
  const [issued, setIssued] = useState<Ticket>()
  const attempt = useAttempt()
  const read = bookingCode.safeParse(typed)

  const checkIn = async (): Promise<boolean> => {
    if (!read.success) return false
    const { language, priority, partySize } = value
    const request = { bookingCode: read.data, language, ...(priority && { priority }), ...(partySize > 1 && { partySize }), ...(place && { printAt: place.id }) }
    const answer = await commander.ask(t('bookings.arrived.confirm'), 'appointment:check-in', request, attempt(request))
    if (answer.ok) setIssued(answer.ticket)
    return false
  }
  const again = (): void => {
    setIssued(undefined)
    setTyped('')
    setValue(nobodyYet)
  }
  if (issued)
    return <Issued ticket={issued} close={close} again={again}><p className="issued-ahead">{issued.slotAt === undefined ? t('bookings.missed') : t('bookings.kept', { time: words.time(issued.slotAt) })}</p></Issued>
  return (
    <Ask title={t('bookings.title')} size="large" confirm={t('bookings.arrived.confirm')} whyNot={read.success ? undefined : t('bookings.arrived.need')} close={close} onConfirm={checkIn}>
      {choice}
      <p className="lead">{t('bookings.arrived.text')}</p>
      {/* a scanner's Enter only ends the code: language and priority are still to be asked */}
      <CodeEntry label={t('bookings.code')} value={typed} maxLength={20} onChange={setTyped} onEnter={() => (read.success ? document.querySelector<HTMLElement>('.visit-fields input:checked')?.focus() : notices.tell({ kind: 'info', title: t('bookings.arrived.need') }))} />
      <VisitFields value={value} onChange={setValue} />
      <PrintAt label={t('print.at')} at={prints.ticket} />
    </Ask>
  )
}
