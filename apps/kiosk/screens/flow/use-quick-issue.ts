import type { ErrorCode } from '@senha/domain'
import type { Ticket } from '@senha/protocol'
import { useRef, useState } from 'react'
import { v4 as uuid } from 'uuid'
import type { ScreenLink, ScreenPayload } from '../../link.ts'
import { screenTimings } from '../../timings.ts'
import { countLanguage } from './day-languages.ts'

type Wish = Omit<ScreenPayload<'ticket:issue'>, 'commandId'>
/** One touch on a topic: what was asked, and what became of it. */
export interface Issued { readonly commandId: string; readonly wish: Wish; readonly ticket?: Ticket; readonly problem?: ErrorCode }

/** So many last tickets are kept in view. */
const shown = 4

export interface QuickIssue {
  readonly issued: readonly Issued[]
  /** False for the second touch of a double tap. */
  readonly issue: (wish: Wish) => boolean
  /** Asks again under the same command: one person, one ticket. */
  readonly again: (one: Issued) => void
}

/** Tickets one after another, without waiting for the one before. `today` is the centre's date. */
export const useQuickIssue = (link: ScreenLink, today: string): QuickIssue => {
  const [issued, setIssued] = useState<readonly Issued[]>([])
  const touchedAt = useRef(Number.NEGATIVE_INFINITY)
  const ask = ({ commandId, wish }: Issued): void => {
    void link.send('ticket:issue', wish, commandId).then((answer) => {
      setIssued((all) => all.map((one) => (one.commandId === commandId ? { commandId, wish, ...(answer.ok ? { ticket: answer.ticket } : { problem: answer.error.code }) } : one)))
    })
  }
  return {
    issued,
    issue: (wish) => {
      const now = performance.now()
      if (now - touchedAt.current < screenTimings.doubleTapMs) return false
      touchedAt.current = now
      const one: Issued = { commandId: uuid(), wish }
      setIssued((all) => [one, ...all].slice(0, shown))
      countLanguage(localStorage, today, wish.language)
      ask(one)
      return true
    },
    again: (one) => {
      setIssued((all) => all.map((each) => (each.commandId === one.commandId ? { commandId: one.commandId, wish: one.wish } : each)))
      ask(one)
    },
  }
}
