import type { Turn } from '../board/calls.ts'
import { inBoth } from './words.tsx'

/** Tells assistive technology of each call, in Portuguese and in the visitor's language. */
export const Announcer = ({ turn }: { turn: Turn | null }) => (
  <p className="visually-hidden" aria-live="assertive" aria-atomic="true">
    {turn && inBoth('call.spoken', turn.call.language, { number: turn.call.number, counter: turn.call.counter })
      .map(({ language, text }) => <span key={`${language} ${turn.call.seq}`} lang={language}>{text}. </span>)}
  </p>
)
