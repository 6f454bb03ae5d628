import { useState } from 'react'
import { useDesk } from '../desk.tsx'
import { BookTime } from './booking-new.tsx'
import { BookingList } from './booking-list.tsx'
import { CheckIn } from './booking-check-in.tsx'
import { bookingsTabs } from './open-dialog.ts'
import type { BookingsTab } from './open-dialog.ts'

/** People with a booked time: one who is here, one who wants a time, and who is still to come today. (SPEC.md, A1 to A4) */
export const BookingsDialog = ({ first, close }: { first: BookingsTab; close: () => void }) => {
  const [tab, setTab] = useState<BookingsTab>(first)
  const choice = <Tabs tab={tab} setTab={setTab} />
  switch (tab) {
    case 'arrived': return <CheckIn choice={choice} close={close} />
    case 'new': return <BookTime choice={choice} close={close} />
    case 'list': return <BookingList choice={choice} close={close} />
    default: return tab satisfies never
  }
}

const Tabs = ({ tab, setTab }: { tab: BookingsTab; setTab: (tab: BookingsTab) => void }) => {
  const { words: { t } } = useDesk()
  return (
    <div className="chips booking-tabs" role="group" aria-label={t('bookings.tabs')}>
      {bookingsTabs.map((one) => <button key={one} type="button" className="chip" aria-pressed={tab === one} onClick={() => setTab(one)}>{t(`bookings.tab.${one}`)}</button>)}
    </div>
  )
}
