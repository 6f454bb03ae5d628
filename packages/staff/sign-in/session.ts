import { loginAnswer } from '@senha/protocol'
import type { z } from 'zod'

/** `pinChanged`: it goes on under another token because its owner changed the PIN; told once. */
export type Session = z.infer<typeof loginAnswer> & { pinChanged?: true }
export interface SessionStore { read: () => Session | undefined; keep: (session: Session) => void; forget: () => void }

/** Who is signed in on this machine, under the app's own key; what does not fit is as good as nobody. */
export const openSession = (key: string, store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): SessionStore => ({
  read: () => {
    try {
      return loginAnswer.safeParse(JSON.parse(store.getItem(key) ?? 'null')).data
    } catch {
      return undefined
    }
  },
  // what is told once after signing in is no part of it
  keep: ({ token, user }) => store.setItem(key, JSON.stringify({ token, user })),
  forget: () => store.removeItem(key),
})
