import { createHash, randomBytes } from 'node:crypto'
import { iso } from '../clock.ts'
import type { Clock } from '../clock.ts'
import { memorySessions } from '../store/sessions.ts'
import type { Together } from '../store/people.ts'
import type { Ending, SessionRow, SessionStore } from '../store/sessions.ts'
import { timings } from '../timings.ts'

/** Where somebody signs in from. */
export interface From {
  readonly address: string
  /** The browser's long-lived random cookie, where it has one. */
  readonly device?: string | undefined
  /** In coarse words. */
  readonly browser?: string | undefined
  /** Aborted when the request is closed. */
  readonly gone?: AbortSignal | undefined
}

export interface Sessions {
  /** A new token; only its hash is kept. */
  readonly open: (staffId: string, from: From, firstPin: boolean) => string
  /** The session of a token, as long as it is good. */
  readonly find: (token: string) => SessionRow | undefined
  /** Why a token that was good is so no more; undefined for one that never was. */
  readonly whyEnded: (token: string) => Ending | undefined
  /** A person gave a command: the session is not idle. */
  readonly used: (session: SessionRow) => void
  readonly of: (staffId: string) => SessionRow[]
  readonly end: (session: SessionRow, why: Ending) => void
  /** When it ends by itself, ms: by the clock, or unless it is used before. */
  readonly idleAt: (session: SessionRow) => number
  /** Writes down when sessions were last used, in one transaction; called now and then, and at the end. */
  readonly remember: (together: Together) => void
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()
const newId = (): string => randomBytes(8).toString('hex')
/**
 * A demo token says whose it is: everybody knows the PIN, so it is no secret, and a hub that was killed takes it again.
 */
const demoToken = /^demo\.([a-z]+)\.[\w-]{10,}$/

/**
 * Anybody can make up tokens of the demo, and each is a session of about 500 bytes. One that is dropped is taken again
 * when it is next shown, even one that was ended.
 */
const demoSessions = 500

const isEnding = (why: string): why is Ending => why !== ''

/** Sessions of staff. Those of the demo's own staff live in memory alone, and neither run out nor are idle. */
export const createSessions = (
  kept: SessionStore,
  now: Clock,
  {
    demoStaff,
    idleMinutes,
    hours = timings.sessionHours,
  }: { demoStaff: readonly string[]; idleMinutes: number | undefined; hours?: number },
): Sessions => {
  const demo = memorySessions(demoSessions)
  const storeOf = (staffId: string): SessionStore => (demoStaff.includes(staffId) ? demo : kept)
  // a command a second would be a write a second: only the newest use is written down, now and then
  const lastUsed = new Map<string, number>()

  const row = (staffId: string, from: From, firstPin: boolean): SessionRow => ({
    id: newId(),
    staffId,
    createdAt: iso(now()),
    lastUsedAt: iso(now()),
    address: from.address,
    browser: from.browser ?? '',
    firstPin,
    endedWhy: null,
    expiresAt: iso(now() + (firstPin ? timings.firstPinMinutes * 60_000 : hours * 3_600_000)),
  })
  const ownerOfDemo = (token: string): string | undefined => {
    const staffId = demoToken.exec(token)?.[1]
    return staffId !== undefined && demoStaff.includes(staffId) ? staffId : undefined
  }
  const look = (token: string): SessionRow | undefined => {
    const staffId = ownerOfDemo(token)
    if (staffId === undefined) return kept.find(hashOf(token))
    const known = demo.find(hashOf(token))
    if (known) return known
    demo.add(hashOf(token), row(staffId, { address: '' }, false))
    return demo.find(hashOf(token))
  }
  const usedAt = (session: SessionRow): number =>
    Math.max(Date.parse(session.lastUsedAt), lastUsed.get(session.id) ?? 0)
  const idleAt = (session: SessionRow): number => {
    if (demoStaff.includes(session.staffId)) return now() + hours * 3_600_000
    const ends = Date.parse(session.expiresAt)
    return idleMinutes === undefined ? ends : Math.min(ends, usedAt(session) + idleMinutes * 60_000)
  }
  const endingOf = (session: SessionRow): Ending | undefined => {
    if (session.endedWhy !== null) return isEnding(session.endedWhy) ? session.endedWhy : 'ended'
    if (demoStaff.includes(session.staffId)) return undefined
    if (Date.parse(session.expiresAt) <= now()) return 'expired'
    return idleAt(session) <= now() ? 'idle' : undefined
  }
  return {
    open: (staffId, from, firstPin) => {
      const random = randomBytes(32).toString('base64url')
      const token = demoStaff.includes(staffId) ? `demo.${staffId}.${random}` : random
      storeOf(staffId).add(hashOf(token), row(staffId, from, firstPin))
      return token
    },
    find: (token) => {
      const session = look(token)
      return session && endingOf(session) === undefined ? session : undefined
    },
    whyEnded: (token) => {
      const session = look(token)
      return session && endingOf(session)
    },
    used: (session) => {
      if (demoStaff.includes(session.staffId)) demo.used(session.id, iso(now()))
      else lastUsed.set(session.id, now())
    },
    of: (staffId) =>
      storeOf(staffId)
        .of(staffId)
        .filter((session) => endingOf(session) === undefined)
        .map((session) => ({ ...session, lastUsedAt: iso(usedAt(session)) })),
    // the last use is kept until it is written: the transaction that ends the session may fail
    end: (session, why) => storeOf(session.staffId).end(session.id, why),
    idleAt,
    remember: (together) => {
      if (lastUsed.size === 0) return
      together(() => {
        for (const [id, at] of lastUsed) kept.used(id, iso(at))
      })
      // only now, after the commit: the rows have it from now on
      lastUsed.clear()
    },
  }
}
