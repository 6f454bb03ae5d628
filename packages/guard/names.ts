import type { IncomingMessage } from 'node:http'

/** A browser says where a page came from; only a program's own pages may speak to it. Other programs say nothing. */
export const ownOrigin = ({ headers: { origin, host } }: Pick<IncomingMessage, 'headers'>): boolean => {
  if (origin === undefined) return true
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}
