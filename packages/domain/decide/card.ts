import type { PastReferral } from '../facts.ts'
import { refuse } from '../result.ts'
import type { Result } from '../result.ts'
import { accept } from './context.ts'
import type { Context, Decision, Staff } from './context.ts'
import { liveVisit, reclassified } from './visit.ts'

/** What a card brings back: no name, no note, nothing but this. */
export interface Card { readonly hash: string; readonly language: string; readonly documents: readonly string[]; readonly past: readonly PastReferral[] }

/** The visitor asks that language, documents identified and referrals be kept for a later day; the answer's `code` is told once. [K1] */
export const issueCard = (context: Context, staff: Staff, request: { visitCode: string }): Decision => {
  const live = liveVisit(context, staff, request.visitCode)
  if (!live.ok) return live
  if (live.visit.card !== undefined) return refuse('conflict', 'this visit has a card already')
  const card = context.supply.card()
  return accept([{ type: 'card-issued', visitId: live.visit.id, counterId: live.counter.id, data: {}, private: { card: card.hash } }], { visitId: live.visit.id, code: card.code })
}

/** A card from another day is shown at the counter where its visit is live: what it keeps comes into the casefile. [K2] */
export const showCard = (context: Context, staff: Staff, request: { visitCode: string }, card: Card | undefined): Decision => {
  const live = liveVisit(context, staff, request.visitCode)
  if (!live.ok) return live
  if (!card) return refuse('not-found', 'no card has this code: it was never given out, or it was erased')
  if (live.visit.card !== undefined && live.visit.card !== card.hash) return refuse('conflict', 'this visit has another card')
  const { visit, counter } = live
  const known = card.documents.filter((id) => context.rules.documents.some((document) => document.id === id))
  const documents = [...new Set([...visit.documents, ...known])]
  const language = context.rules.languages.includes(card.language) ? card.language : visit.language
  return accept([
    { type: 'card-shown', visitId: visit.id, counterId: counter.id, data: { documents: known.length, referrals: card.past.length }, private: { card: card.hash, documents, past: [...card.past] } },
    ...(language === visit.language ? [] : reclassified(context, visit, counter.id, { language, priority: visit.priority, partySize: visit.partySize })),
  ], { visitId: visit.id })
}

/** Whether this code may be printed here: it is the card of the visit at this very counter. The code is told to nobody who does not have it. [K4] */
export const mayPrintCard = (context: Pick<Context, 'day' | 'rules'>, staff: Staff, request: { visitCode: string }, hash: string): Result<{ language: string }> => {
  const live = liveVisit(context, staff, request.visitCode)
  if (!live.ok) return live
  if (live.visit.card !== hash) return refuse('not-found', "this is not the code of this visit's card")
  return { ok: true, language: live.visit.language }
}

/** The visitor has it erased, at any counter. [K3] */
export const deleteCard = (card: Card | undefined): Decision =>
  card ? accept([{ type: 'card-deleted', data: {}, private: { card: card.hash } }]) : refuse('not-found', 'no card has this code: it was never given out, or it was erased')
