export type { Bitmap } from './bitmap.ts'
export type { PaperWidth } from './format.ts'
export { renderTicket } from './ticket.ts'
export type { Printed } from './ticket.ts'
