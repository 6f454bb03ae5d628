import { errorCodes } from '@senha/domain'
import type { ErrorCode } from '@senha/domain'
import { loginAnswer, pinFaults, sessionAnswer, sessionsAnswer, signInAnswerMs } from '@senha/protocol'
import type { OwnSession } from '@senha/protocol'
import { z } from 'zod'
import type { Session } from './session.ts'

type PinFault = (typeof pinFaults)[number]
/**
 * `why`: what speaks against a new PIN. `unavailable` also where the hub did not answer, or not in a way known here.
 */
export interface AccountRefusal {
  ok: false
  code: ErrorCode
  why?: PinFault
}

/** What a signed-in person asks of the hub about themselves. Nothing of it throws. */
export interface Account {
  /** Ends the session at the hub, also while the page is being left. */
  logout: () => Promise<boolean>
  changePin: (old: string, next: string) => Promise<{ ok: true; session: Session } | AccountRefusal>
  /** `pinFixed`: the PIN of the demo is nobody's to change. */
  sessions: () => Promise<{ ok: true; sessions: OwnSession[]; pinFixed?: true | undefined } | AccountRefusal>
  end: (which: { id: string } | { others: true }) => Promise<{ ok: true } | AccountRefusal>
  /** When the session ends by itself, and the hub's time now. Looking keeps it no longer; `stay` does. */
  lasts: () => Promise<{ ok: true; idleAt: string; at: string } | AccountRefusal>
  stay: () => Promise<{ ok: true; idleAt: string; at: string } | AccountRefusal>
}

const refused = z.object({
  ok: z.literal(false),
  error: z.object({ code: z.enum(errorCodes) }),
  why: z.enum(pinFaults).optional(),
})
const done = z.object({ ok: z.literal(true) })

export const openAccount = (token: string, ask: typeof fetch = fetch): Account => {
  const request = async <T extends object>(
    path: string,
    schema: z.ZodType<T>,
    body?: object,
  ): Promise<(T & { ok: true }) | AccountRefusal> => {
    try {
      const response = await ask(path, {
        headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
        signal: AbortSignal.timeout(signInAnswerMs),
        ...(body && { method: 'POST', body: JSON.stringify(body), keepalive: true }),
      })
      const raw: unknown = await response.json()
      const answer = schema.safeParse(raw)
      if (response.ok && answer.success) return { ...answer.data, ok: true }
      const no = refused.safeParse(raw).data
      return { ok: false, code: no?.error.code ?? 'unavailable', ...(no?.why && { why: no.why }) }
    } catch {
      return { ok: false, code: 'unavailable' }
    }
  }
  return {
    logout: async () => (await request('/api/logout', done, {})).ok,
    changePin: async (old, next) => {
      const answer = await request('/api/pin', loginAnswer, { old, new: next })
      return answer.ok ? { ok: true, session: answer } : answer
    },
    sessions: () => request('/api/sessions', sessionsAnswer),
    end: (which) => request('/api/sessions/end', done, which),
    lasts: () => request('/api/session', sessionAnswer),
    stay: () => request('/api/session/stay', sessionAnswer, {}),
  }
}
