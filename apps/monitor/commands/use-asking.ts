import { useState } from 'react'

interface Answer { ok: boolean; error?: { code: string; message: string } }
export interface Asking {
  readonly busy: boolean
  /** Why the hub refused the last command; its message is English, for programs and logs, and stands on no page. */
  readonly refusal: { code: string; message: string } | undefined
  /** Sends and waits; true where it was done. */
  readonly ask: (send: () => Promise<Answer>) => Promise<boolean>
  /** What was asked has changed: the old refusal is not about it. */
  readonly forget: () => void
}

/** One command at a time: while an answer is awaited a second press sends nothing. */
export const useAsking = (): Asking => {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Asking['refusal']>()
  return {
    busy, refusal,
    forget: () => setRefusal(undefined),
    ask: async (send) => {
      if (busy) return false
      setBusy(true)
      setRefusal(undefined)
      const answer = await send()
      setBusy(false)
      if (!answer.ok) setRefusal(answer.error)
      return answer.ok
    },
  }
}
