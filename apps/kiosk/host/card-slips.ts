import type { Paper, Printer } from '@senha/printer'
import type { CardSlip, PublicCentre, Ticket } from '@senha/protocol'

type Outcome = 'printed' | 'failed' | 'unknown'

interface Parts {
  readonly printer: Pick<Printer, 'print'>
  readonly centre: () => PublicCentre | undefined
  readonly draw: (card: { centre: PublicCentre; code: string; days: number; language: Ticket['language'] }) => Promise<Paper>
  readonly report: (slipId: string, outcome: Outcome) => void
}

/**
 * Cards' codes on paper: printed at once or not at all. Whatever holds the code ends with the print; neither the journal nor
 * the screens know of it, and nobody tries again. (SPEC.md, K4)
 */
export const createCardSlips = ({ printer, centre, draw, report }: Parts) => {
  const print = async ({ cardCode, days, language }: CardSlip): Promise<Outcome> => {
    const known = centre()
    if (!known) return 'failed'
    const paper = await draw({ centre: known, code: cardCode, days, language })
    return printer.print(paper).then(({ outcome }) => outcome, () => 'unknown' as const)
  }
  // what fails before the printer was asked is no paper
  return (slip: CardSlip): void => void print(slip).catch(() => 'failed' as const).then((outcome) => report(slip.slipId, outcome))
}
