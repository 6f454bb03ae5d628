import type { CounterState } from '@senha/protocol'

export type Booking = NonNullable<CounterState['appointments']>[number]

/** Booked times for what this counter serves today, in their order. */
export const bookingsHere = (state: CounterState): Booking[] => (state.appointments ?? []).filter((booking) => state.counter?.services.includes(booking.serviceId))
