import type { Refusal } from '@senha/domain'
import type { CounterCommand } from '@senha/protocol'
import { useCallback, useRef, useState } from 'react'
import type { AnswerTo, CounterLink, PayloadOf } from './link.ts'
import type { Notices } from './notices.ts'
import { wordsOfRefusal } from './refusal-words.ts'
import type { RoomWords } from './words.ts'

export interface Commander {
  /** The word of the button whose answer is awaited. */
  pending: string | undefined
  /** Does one thing (of one or several commands) at a time; undefined where another is still on its way. */
  once: <T>(label: string, job: () => Promise<T>) => Promise<T | undefined>
  /** Sends a command and, where it is refused, says what was not done and why. */
  ask: <K extends CounterCommand>(label: string, command: K, payload: PayloadOf<K>, commandId?: string) => Promise<AnswerTo<K>>
  /** Says plainly that something was refused. `more` stands before the reason; `reason`, where the code's general words would mislead. */
  tellRefusal: (label: string, refusal: Refusal, more?: string, reason?: string) => void
  tellDone: (what: string) => void
}

export const useCommander = (link: CounterLink, notices: Notices, words: RoomWords, dayOpen: boolean): Commander => {
  const [pending, setPending] = useState<string>()
  const busy = useRef(false)
  const { tell, clearRefusals } = notices

  const tellRefusal = useCallback((label: string, { error }: Refusal, more?: string, reason = words.t(`error.${error.code}`)): void => {
    const { t } = words
    // that nobody can be called now is no fault
    if (error.code === 'empty') return tell({ kind: 'info', title: reason, hub: error.message })
    tell({ kind: 'refused', title: t('refused.action', { action: label }), text: more === undefined ? reason : `${more} ${reason}`, hub: error.message })
  }, [tell, words])

  const ask = useCallback(async <K extends CounterCommand>(label: string, command: K, payload: PayloadOf<K>, commandId?: string): Promise<AnswerTo<K>> => {
    const answer = await link.send(command, payload, commandId)
    if (answer.ok) clearRefusals()
    else tellRefusal(label, answer, undefined, wordsOfRefusal(command, answer.error.code, dayOpen, words.t))
    return answer
  }, [link, clearRefusals, tellRefusal, dayOpen, words])

  const once = useCallback(async <T>(label: string, job: () => Promise<T>): Promise<T | undefined> => {
    if (busy.current) return undefined
    busy.current = true
    setPending(label)
    try {
      return await job()
    } finally {
      busy.current = false
      setPending(undefined)
    }
  }, [])

  const tellDone = useCallback((title: string) => tell({ kind: 'done', title }), [tell])
  return { pending, once, ask, tellRefusal, tellDone }
}
