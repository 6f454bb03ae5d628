import { Pictogram } from '@senha/ui'
import { bookingsHere } from '../bookings.ts'
import { useDesk } from '../desk.tsx'
import { useWork } from './work-context.tsx'

/** So many stand beside the queue; the rest in the dialog. */
const shownAtMost = 5

/** Who has a booked time today and is not here yet, under the queue. */
export const BookingsPart = () => {
  const { state, words } = useDesk()
  const { now, act, cap, open } = useWork()
  const { t } = words
  const bookings = bookingsHere(state)
  const several = (state.counter?.services.length ?? 0) > 1
  const more = bookings.length - shownAtMost
  return (
    <section className="queue-bookings" aria-labelledby="bookings-title">
      <div className="queue-head">
        <h2 id="bookings-title">{t('bookings.title')} {bookings.length > 0 && <span className="queue-count tabular">{bookings.length}</span>}</h2>
        <button type="button" className="link-action" data-action="bookings" aria-keyshortcuts={cap('bookings')?.toLowerCase()} onMouseDown={(event) => event.preventDefault()} onClick={() => act('bookings')}>
          {t('bookings.tab.arrived')}{cap('bookings') !== undefined && <kbd className="link-key">{cap('bookings')}</kbd>}
        </button>
      </div>
      {bookings.length > 0 && (
        <ul>
          {bookings.slice(0, shownAtMost).map((booking) => (
            <li key={booking.id} className="booking-row">
              <Pictogram name="clock" size={18} />
              <span className="visually-hidden">{t('bookings.row', { time: words.time(booking.slotAt), service: words.shortService(booking.serviceId) })}</span>
              <strong className="tabular" aria-hidden="true">{words.time(booking.slotAt)}</strong>
              {booking.language !== undefined && <span className="booking-language">{words.inSentence(booking.language)}</span>}
              {several && <span className="booking-service" aria-hidden="true">{words.shortService(booking.serviceId)}</span>}
              {new Date(booking.slotAt) < now && <span className="badge badge-late">{t('bookings.late')}</span>}
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <button type="button" className="link-action booking-more" onClick={() => open({ is: 'bookings', first: 'list' })}>{t('bookings.more', { count: more })}</button>}
    </section>
  )
}
