import type { PrinterModel } from './models.ts'
import type { PrinterStatus } from './printer.ts'

/** How much paper has gone through since the roll was put in; kept by the host between starts. */
export interface RollUse { readonly usedMm: number }

/** Until a ticket has been printed: the longest a ticket may be. */
const usualTicketMm = 90

export interface Roll {
  readonly spend: (heightDots: number) => void
  /** A state the printer reported: an end or near end that is over means that someone put in a new roll. */
  readonly see: (state: PrinterStatus['state']) => void
  readonly ticketsLeft: (state: PrinterStatus['state']) => number
}

/** An estimate, and called one: counted from the roll's length, corrected downwards by the near-end sensor. Starts full unless told. */
export const createRoll = (model: PrinterModel, start: RollUse = { usedMm: 0 }, changed: (use: RollUse) => void = () => undefined): Roll => {
  let { usedMm } = start
  let ticketMm = usualTicketMm + model.cut.feedMm
  let low = false
  const set = (mm: number) => {
    usedMm = mm
    changed({ usedMm: Math.round(mm) })
  }
  return {
    spend: heightDots => {
      ticketMm = heightDots / model.dotsPerMm + model.cut.feedMm
      set(usedMm + ticketMm)
    },
    see: state => {
      if (state === 'no-paper' || state === 'paper-near-end') low = true
      else if (state === 'ready' && low) {
        low = false
        set(0)
      }
    },
    ticketsLeft: state => {
      if (state === 'no-paper') return 0
      const counted = model.roll.lengthMm - usedMm
      const left = state === 'paper-near-end' ? Math.min(counted, model.roll.nearEndMm) : counted
      return Math.max(0, Math.floor(left / ticketMm))
    },
  }
}
