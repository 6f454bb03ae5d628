import { z } from 'zod'

/** What a person prepared for the live ticket and the hub does not know yet: it outlives a reload of this tab, not its end. */
const draftShape = z.object({ note: z.string(), noteId: z.uuid().optional(), chosen: z.array(z.string()), ordered: z.boolean() })
export type Draft = z.infer<typeof draftShape>

const emptyDraft: Draft = { note: '', chosen: [], ordered: false }
const key = 'senha.console.draft'
const keptShape = z.object({ ticketId: z.string(), draft: draftShape })

export const readDraft = (ticketId: string): Draft => {
  try {
    const kept = keptShape.safeParse(JSON.parse(sessionStorage.getItem(key) ?? 'null'))
    return kept.success && kept.data.ticketId === ticketId ? kept.data.draft : emptyDraft
  } catch {
    return emptyDraft
  }
}

/** One at a time: the draft of a ticket that is gone goes with it. */
export const keepDraft = (ticketId: string, draft: Draft): void => {
  try {
    sessionStorage.setItem(key, JSON.stringify({ ticketId, draft }))
  } catch {
    // a full or forbidden store: the draft lives as long as the page
  }
}

export const forgetDraft = (): void => {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // nothing to forget
  }
}
