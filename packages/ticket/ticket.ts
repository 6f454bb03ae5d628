import type { PublicCentre, Ticket } from '@senha/protocol'
import { inset, space, stack } from './block.ts'
import type { Block } from './block.ts'
import { factsOf } from './facts.ts'
import type { TicketFacts } from './facts.ts'
import { formats, LONGEST_TICKET } from './format.ts'
import type { Format, PaperWidth } from './format.ts'
import { paint } from './paint.ts'
import type { Printed } from './printed.ts'
import { after, place, queue, service } from './ticket-body.ts'
import { staffLine } from './staff-line.ts'
import { journey } from './ticket-foot.ts'
import { ticketText } from './ticket-text.ts'
import { heading, marks, numberPanel } from './ticket-head.ts'

const sheet = (facts: TicketFacts, format: Format): Block => {
  const parts = stack([
    heading(facts, format), numberPanel(facts, format), marks(facts, format), service(facts, format), place(facts, format),
    queue(facts, format), after(facts, format), journey(facts, format),
    facts.staff && staffLine([facts.staff.service, format.brief ? '' : facts.staff.topic], facts.staff.language, format.width - 2 * format.margin, format.staff),
  ], format.gap)
  return { ...inset(parts, format.margin, 6, format.margin, 8), width: format.width }
}

/** The ticket as things on paper: the most generous format that is short enough. */
export const layoutTicket = (facts: TicketFacts, width: PaperWidth): Block => {
  const sheets = formats[width].map((format) => () => sheet(facts, format))
  let last: Block = space(0)
  for (const make of sheets) {
    last = make()
    if (last.height <= LONGEST_TICKET) return last
  }
  return last
}

export const renderTicket = ({ centre, ticket, reprint, width }: { centre: PublicCentre; ticket: Ticket; reprint: boolean; width: PaperWidth }): Printed => {
  const facts = factsOf(centre, ticket, reprint)
  return { bitmap: paint(layoutTicket(facts, width)), text: ticketText(facts, ticket.language, width) }
}
