import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Paper, Printer } from '@senha/printer'
import type { PublicCentre, Ticket } from '@senha/protocol'
import type { Journal } from './journal.ts'

export interface Printing {
  readonly printer: Printer
  /** The page of a virtual printer. */
  readonly paperPage?: (request: IncomingMessage, response: ServerResponse) => boolean
  readonly close: () => Promise<void>
}

/** The widths that tickets are drawn for, in dots: paper of 80 and 58 mm. */
const widths = { wide: 576, narrow: 384 } as const

/**
 * Opens the printer of a kiosk. Drivers, and the virtual printer, are loaded by who uses them. `changed` hears that a
 * printer may have come or gone.
 */
export const openPrinting = async (address: string, model: string | undefined, journal: Journal, changed: () => void): Promise<Printing> => {
  const { openPrinter } = await import('@senha/printer')
  const roll = journal.rollUse()
  const options = { ...(roll && { roll }), rollChanged: journal.rememberRollUse, changed }
  if (address !== 'virtual') return { printer: openPrinter(address, { ...options, ...(model !== undefined && { model }) }), close: async () => undefined }
  const { startVirtualPrinter } = await import('@senha/printer/fakes/virtual-printer')
  const virtual = await startVirtualPrinter()
  // it answers as this one does: confirmation and status as in a centre
  return { printer: openPrinter(virtual.address, { ...options, model: model ?? 'epson-tm-t20iii' }), paperPage: virtual.handle, close: virtual.close }
}

const widthOf = (printer: Printer): 576 | 384 => (printer.widthDots < widths.wide ? widths.narrow : widths.wide)

/** Draws a ticket for a printer's width. */
export const drawFor = (printer: Printer) => async (job: { centre: PublicCentre; ticket: Ticket; reprint: boolean }): Promise<Paper> => {
  const { renderTicket } = await import('@senha/ticket')
  return renderTicket({ ...job, width: widthOf(printer) })
}

/** Draws the code of a person's card. */
export const drawCardFor = (printer: Printer) => async (card: { centre: PublicCentre; code: string; days: number; language: Ticket['language'] }): Promise<Paper> => {
  const { renderCardSlip } = await import('@senha/ticket')
  return renderCardSlip({ ...card, width: widthOf(printer) })
}

/** Draws what to bring to a service. */
export const drawSlipFor = (printer: Printer) => async (slip: { centre: PublicCentre; serviceId: string; language: Ticket['language'] }): Promise<Paper> => {
  const { renderDocumentsSlip } = await import('@senha/ticket')
  return renderDocumentsSlip({ ...slip, width: widthOf(printer) })
}
