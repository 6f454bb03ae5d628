import { z } from 'zod'

/** What a person prepared for a ticket and the hub does not know yet: it outlives a reload of this tab, not its end. */
const draftShape = z.object({ note: z.string(), noteId: z.uuid().optional(), chosen: z.array(z.string()), ordered: z.boolean() })
export type Draft = z.infer<typeof draftShape>

export const emptyDraft: Draft = { note: '', chosen: [], ordered: false }
const key = 'senha.console.drafts'
const keptShape = z.object({ userId: z.string(), drafts: z.array(z.object({ ticketId: z.string(), number: z.string(), at: z.iso.datetime(), draft: draftShape })) })
type Kept = z.infer<typeof keptShape>['drafts'][number]

/** A note that was written and not sent, of a ticket that is not at this counter any more. */
export interface LeftNote { readonly ticketId: string; readonly number: string; readonly note: string }

/** Whoever sits here serves no more people at once; older ones make room. */
const most = 5
/** A note is of no use on another day, when the visit is over. */
const lifeMs = 12 * 3_600_000

/** The drafts of one person in this tab: nobody else finds them here. */
export const draftsOf = (userId: string) => {
  const read = (): Kept[] => {
    try {
      const kept = keptShape.safeParse(JSON.parse(sessionStorage.getItem(key) ?? 'null'))
      return kept.success && kept.data.userId === userId ? kept.data.drafts : []
    } catch {
      return []
    }
  }
  const write = (drafts: readonly Kept[]): void => {
    try {
      sessionStorage.setItem(key, JSON.stringify({ userId, drafts: drafts.slice(-most) }))
    } catch {
      // a full or forbidden store: the draft lives as long as the page
    }
  }
  const forget = (ticketId: string): void => write(read().filter((one) => one.ticketId !== ticketId))
  return {
    of: (ticketId: string): Draft => read().find((one) => one.ticketId === ticketId)?.draft ?? emptyDraft,
    keep: (ticket: { id: string; number: string }, at: string, draft: Draft): void =>
      write([...read().filter((one) => one.ticketId !== ticket.id), { ticketId: ticket.id, number: ticket.number, at, draft }]),
    forget,
    /** What is left of tickets that went away, at the hub's time `now`; what is empty or old is dropped. */
    left: (liveId: string, now: string): LeftNote[] => {
      const before = read()
      const living = before.filter((one) => one.ticketId === liveId || (one.draft.note.trim() !== '' && Date.parse(now) - Date.parse(one.at) < lifeMs))
      if (living.length < before.length) write(living)
      return living.filter((one) => one.ticketId !== liveId).map(({ ticketId, number, draft }) => ({ ticketId, number, note: draft.note.trim() }))
    },
  }
}

/** Somebody signs out: nothing of theirs stays in this tab. */
export const forgetDrafts = (): void => {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // nothing to forget
  }
}
