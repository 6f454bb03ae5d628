import { Button, Modal } from '@senha/staff'
import { Pictogram } from '@senha/ui'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Booking } from '../bookings.ts'
import { useDesk } from '../desk.tsx'
import { useWork } from '../work/work-context.tsx'

/** Today's booked times of the own agency that nobody has checked in for; each can be cancelled after a second press. */
export const BookingList = ({ choice, close }: { choice: ReactNode; close: () => void }) => {
  const { state, words: { t } } = useDesk()
  const [sure, setSure] = useState<string>()
  const bookings = state.appointments ?? []
  return (
    <Modal title={t('bookings.title')} size="large" closeWord={t('dialog.close')} onClose={close}>
      {choice}
      {bookings.length === 0 ? <p>{t('bookings.none')}</p> : <ul className="booking-list">{bookings.map((booking) => <Line key={booking.id} booking={booking} sure={sure === booking.id} setSure={setSure} />)}</ul>}
    </Modal>
  )
}

const Line = ({ booking, sure, setSure }: { booking: Booking; sure: boolean; setSure: (id: string | undefined) => void }) => {
  const { words, commander, online, notices } = useDesk()
  const { now } = useWork()
  const { t } = words
  const time = words.time(booking.slotAt)
  const cancel = (): void =>
    void commander.once(`booking ${booking.id}`, async () => {
      const answer = await commander.ask(t('bookings.cancel'), 'appointment:cancel', { appointmentId: booking.id })
      setSure(undefined)
      if (answer.ok) commander.tellDone(t('bookings.cancelled', { time }))
    })
  return (
    <li>
      <strong className="tabular">{time}</strong>
      <Pictogram name={words.serviceSign(booking.serviceId)} size={22} />
      <span className="booking-words">{words.service(booking.serviceId)}{booking.language && <> · {words.inSentence(booking.language)}</>}</span>
      {new Date(booking.slotAt) < now && <span className="badge badge-late">{t('bookings.late')}</span>}
      <Button
        variant="danger" appearance={sure ? 'solid' : 'link'} whyNot={online ? undefined : t('whyNot.offline')} busy={commander.pending === `booking ${booking.id}`}
        onRefused={(why) => notices.tell({ kind: 'info', title: why })} onPress={sure ? cancel : () => setSure(booking.id)}
      >
        {t(sure ? 'bookings.cancelSure' : 'bookings.cancel')}<span className="visually-hidden">: {t('bookings.row', { time, service: words.shortService(booking.serviceId) })}</span>
      </Button>
    </li>
  )
}
