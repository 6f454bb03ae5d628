import type { Fact, Recorded } from '@senha/domain'
import type { Db } from '@senha/sqlite'

export interface Appointments {
  /** Keeps what these facts say of bookings; inside the caller's transaction. Past ones go only with a clock that `mayErase`. */
  readonly keep: (facts: readonly Recorded[], mayErase: boolean) => void
  /** The bookings of a day, as facts that its opening tells again. */
  readonly listed: (businessDay: string) => Fact[]
  /** How many are booked after a day, by service. */
  readonly bookedAfter: (businessDay: string) => { serviceId: string; count: number }[]
}

interface Row { code: string; id: string; service_id: string; slot_at: number; language: string | null }

/** Bookings outlive the day on which they were made: the log's private parts do not. */
export const openAppointments = (db: Db): Appointments => {
  const put = db.prepare('INSERT OR REPLACE INTO appointment (business_day, code, id, service_id, slot_at, language) VALUES (?, ?, ?, ?, ?, ?)')
  const remove = db.prepare('DELETE FROM appointment WHERE id = ?')
  const past = db.prepare('DELETE FROM appointment WHERE business_day <= ?')
  const ofDay = db.prepare<[string], Row>('SELECT code, id, service_id, slot_at, language FROM appointment WHERE business_day = ? ORDER BY slot_at, code')
  const after = db.prepare<[string], { serviceId: string; count: number }>('SELECT service_id AS serviceId, count(*) AS count FROM appointment WHERE business_day > ? GROUP BY service_id ORDER BY service_id')
  return {
    bookedAfter: (businessDay) => after.all(businessDay),
    keep: (facts, mayErase) => {
      for (const fact of facts) {
        if (fact.type === 'appointment-booked') {
          const { businessDay, appointmentId, slotAt } = fact.data
          put.run(businessDay, fact.private?.bookingCode ?? '', appointmentId, fact.serviceId ?? '', slotAt, fact.private?.bookedLanguage ?? null)
        }
        if (fact.type === 'appointment-cancelled' || fact.type === 'appointment-checked-in') remove.run(fact.data.appointmentId)
        if (fact.type === 'day-closed' && mayErase) past.run(fact.data.businessDay)
      }
    },
    listed: (businessDay) => ofDay.all(businessDay).map((row) => ({
      type: 'appointment-listed', serviceId: row.service_id, data: { appointmentId: row.id, businessDay, slotAt: row.slot_at },
      private: { bookingCode: row.code, ...(row.language !== null && { bookedLanguage: row.language }) },
    })),
  }
}
