export const bookingsTabs = ['arrived', 'new', 'list'] as const
export type BookingsTab = (typeof bookingsTabs)[number]

/** A ticket that a dialog is about; `live`: the one at this counter. */
export interface AboutTicket { ticketId: string; number: string; live?: boolean }

/** Which dialog is open, and what about. What it is about lies inside, so that one dialog's name cannot take the place of another's. */
export type OpenDialog =
  | { is: 'park' | 'transfer' | 'cancel' | 'reprint' | 'why' | 'change' | 'interpreter' | 'queued'; about: AboutTicket }
  | { is: 'bookings'; first: BookingsTab }
  | { is: 'pause' | 'issue' | 'today' | 'card' | 'find' | 'say' | 'leave' | 'help' }
