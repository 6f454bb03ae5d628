import type { Paper, Printer } from '@senha/printer'
import type { CardSlip, PublicCentre, Ticket } from '@senha/protocol'
import { hostTimings } from '../timings.ts'

type Outcome = 'printed' | 'failed' | 'unknown'

interface Parts {
  readonly printer: Pick<Printer, 'print'>
  readonly centre: () => PublicCentre | undefined
  readonly draw: (card: { centre: PublicCentre; code: string; days: number; language: Ticket['language'] }) => Promise<Paper>
  /** Asks the hub whether somebody still waits for it. */
  readonly wanted: (slipId: string) => Promise<boolean>
  readonly report: (slipId: string, outcome: Outcome) => void
}

/** A hub that does not answer says no. */
const inTime = async (asking: Promise<boolean>): Promise<boolean> => {
  const late = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => late.resolve(false), hostTimings.cardWantedMs)
  return Promise.race([asking, late.promise]).finally(() => clearTimeout(timer))
}

/**
 * Cards' codes on paper: printed at once or not at all. One that a slow network or a busy printer keeps back would come out with
 * nobody there to take it. Whatever holds the code ends with the print; neither the journal nor
 * the screens know of it, and nobody tries again. (SPEC.md, K4)
 */
export const createCardSlips = ({ printer, centre, draw, wanted, report }: Parts) => {
  const print = async ({ slipId, cardCode, days, language }: CardSlip): Promise<Outcome> => {
    const known = centre()
    if (!known) return 'failed'
    const paper = await draw({ centre: known, code: cardCode, days, language })
    if (!(await inTime(wanted(slipId)))) return 'failed'
    return printer.print(paper, { withinMs: hostTimings.cardPrintMs }).then(({ outcome }) => outcome, () => 'unknown' as const)
  }
  // what fails before the printer was asked is no paper
  return (slip: CardSlip): void => void print(slip).catch(() => 'failed' as const).then((outcome) => report(slip.slipId, outcome))
}
