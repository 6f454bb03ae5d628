import { errorCodes } from '@senha/domain'
import { loginAnswer, signInAnswerMs } from '@senha/protocol'
import { z } from 'zod'
import type { Session } from './session.ts'

/** `wrong`: user or PIN; `too-many`: wait a little; `address`: the hub does not go by this page's address; `unavailable`: the hub cannot write; `unreachable`: the hub did not answer, or not in a way known here. */
export type SignInRefusal = 'wrong' | 'too-many' | 'address' | 'unavailable' | 'unreachable'

const refused = z.object({ ok: z.literal(false), error: z.object({ code: z.enum(errorCodes) }), name: z.string().optional() })

/** Asks the hub for a token. Never throws. */
export const signIn = async (user: string, pin: string, ask: typeof fetch = fetch): Promise<{ ok: true; session: Session } | { ok: false; why: SignInRefusal }> => {
  try {
    const response = await ask('/api/login', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user: user.trim(), pin }), signal: AbortSignal.timeout(signInAnswerMs),
    })
    const body: unknown = await response.json()
    const session = loginAnswer.safeParse(body)
    if (response.ok && session.success) return { ok: true, session: session.data }
    const { error: { code } = {}, name } = refused.safeParse(body).data ?? {}
    if (name !== undefined) return { ok: false, why: 'address' }
    if (code === 'too-many' || code === 'unavailable') return { ok: false, why: code }
    return { ok: false, why: code === 'unauthorized' || code === 'invalid' ? 'wrong' : 'unreachable' }
  } catch {
    return { ok: false, why: 'unreachable' }
  }
}
