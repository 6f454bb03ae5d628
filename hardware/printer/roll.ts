import type { PrinterModel } from './models.ts'
import type { PrinterStatus } from './printer.ts'

/** How much paper has gone through since the roll was put in; kept by the host between starts. */
export interface RollUse { readonly usedMm: number }

/** Until a ticket has been printed: the longest a ticket may be. */
const usualTicketMm = 90

export interface Roll {
  readonly spend: (heightDots: number) => void
  /** A state the printer reported. */
  readonly see: (state: PrinterStatus['state']) => void
  readonly ticketsLeft: (state: PrinterStatus['state']) => number
}

/**
 * An estimate, and called one: counted from the roll's length, corrected downwards by the near-end sensor. Starts full
 * unless told. That sensor flaps while the end of a roll sways in front of it: its silence alone is no new roll. A hand
 * that took out the paper or opened the cover is; so is more paper printed than can be left where the sensor sits.
 */
export const createRoll = (model: PrinterModel, start: RollUse = { usedMm: 0 }, changed: (use: RollUse) => void = () => undefined): Roll => {
  let { usedMm } = start
  let ticketMm = usualTicketMm + model.cut.feedMm
  const lowAtMm = model.roll.lengthMm - model.roll.nearEndMm
  let low = usedMm >= lowAtMm
  let handWasThere = false
  let sinceLowMm = 0
  const set = (mm: number) => {
    if (mm === usedMm) return
    usedMm = mm
    changed({ usedMm: Math.round(mm) })
  }
  const putIn = (printedMm: number) => {
    low = false
    set(printedMm)
  }
  return {
    spend: heightDots => {
      ticketMm = heightDots / model.dotsPerMm + model.cut.feedMm
      sinceLowMm += ticketMm
      set(usedMm + ticketMm)
    },
    see: state => {
      if (state === 'no-paper' || state === 'cover-open') handWasThere = true
      if (state === 'no-paper' || state === 'paper-near-end') {
        low = true
        sinceLowMm = 0
      }
      if (state === 'paper-near-end') {
        // the roll that is there now is near its end, whoever had the cover open
        handWasThere = false
        set(Math.max(usedMm, lowAtMm))
      }
      if (state !== 'ready') return
      if (low && handWasThere) putIn(0)
      else if (low && sinceLowMm > model.roll.nearEndMm) putIn(sinceLowMm)
      handWasThere = false
    },
    ticketsLeft: state => {
      if (state === 'no-paper') return 0
      const counted = model.roll.lengthMm - usedMm
      const left = state === 'paper-near-end' ? Math.min(counted, model.roll.nearEndMm) : counted
      return Math.max(0, Math.floor(left / ticketMm))
    },
  }
}
