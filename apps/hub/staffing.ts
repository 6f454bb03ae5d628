import { refuse } from '@senha/domain'
import type { Result } from '@senha/domain'
import { failureWords } from '@senha/guard'
import type { Throttles } from '@senha/guard'
import type { OwnSession, Person, StaffUser } from '@senha/protocol'
import { iso } from './clock.ts'
import type { Clock } from './clock.ts'
import { demoTokens } from './demo.ts'
import { hashPin } from './sign-in/pin-hash.ts'
import { newFirstPin } from './sign-in/pin-rules.ts'
import { createRefusals } from './sign-in/refusals.ts'
import type { Refusals } from './sign-in/refusals.ts'
import type { Secret } from './sign-in/secret.ts'
import { createSessions } from './sign-in/sessions.ts'
import { createSignIn, publicUser } from './sign-in/sign-in.ts'
import type { SignIn } from './sign-in/sign-in.ts'
import type { DeviceKind, People, StaffRecord } from './store/people.ts'
import type { ActRecord } from './store/record.ts'
import type { Ending, SessionRow, SessionStore } from './store/sessions.ts'
import { limits } from './timings.ts'

export interface Staffing extends SignIn {
  readonly userOf: (token: string) => StaffUser | undefined
  /** Why a token opens nothing, where it was good once or is good for less. */
  readonly whyNot: (token: string) => Ending | 'must-change-pin' | undefined
  /** The owner of this token gave a command. */
  readonly used: (token: string) => void
  readonly logout: (token: string, address: string) => Result
  /** The session of a token and when it ends by itself; looking keeps it no longer. */
  readonly ownSession: (token: string) => Result<{ idleAt: string; at: string }>
  readonly ownSessions: (token: string) => Result<{ sessions: OwnSession[]; pinFixed?: true }>
  /** Ends one of the owner's other sessions, or all of them. */
  readonly endOwn: (token: string, which: { id: string } | 'others', address: string) => Result
  readonly everybody: () => Person[]
  /** A supervisor ends the sessions of somebody. */
  readonly endFor: (by: string, userId: string, address: string) => Result
  /** A supervisor gives somebody a PIN for one sign-in. */
  readonly resetPin: (by: string, userId: string, address: string) => Promise<Result<{ pin: string }>>
  readonly nameOf: (staffId: string) => string | undefined
  /** The id of the device that a token belongs to; a demo token takes the id that the device gives itself. */
  readonly deviceOf: (kind: DeviceKind, token: string, id?: string) => string | undefined
  readonly refusals: Refusals
  /** Told when sessions ended here: their sockets are shown out at once. */
  readonly onEnded: (listener: () => void) => void
  /** Writes down what was added up: refused tries, and when sessions were last used. */
  readonly remember: () => void
}

export interface StaffingParts {
  readonly people: People
  readonly sessions: SessionStore
  readonly record: ActRecord
  readonly secret: Secret
  readonly throttles: Throttles
  readonly now: Clock
  /** Staff of the demo, who exist only here, in memory. */
  readonly demo?: readonly StaffRecord[] | undefined
  /** A session without a command for so long ends; left out: none does. */
  readonly idleMinutes?: number | undefined
  /** A timer, for tests. */
  readonly later?: (ms: number, run: () => void) => void
}

const noToken = refuse('unauthorized', 'no valid token for this')

/** Who people and devices are, and where they are signed in. */
export const createStaffing = ({
  people,
  sessions: kept,
  record,
  secret,
  throttles,
  now,
  demo,
  idleMinutes,
  later,
}: StaffingParts): Staffing => {
  const find = (id: string): StaffRecord | undefined => demo?.find((person) => person.id === id) ?? people.staff(id)
  const isDemo = (id: string): boolean => demo?.some((person) => person.id === id) ?? false
  const sessions = createSessions(kept, now, { demoStaff: demo?.map((person) => person.id) ?? [], idleMinutes })
  const refusals = createRefusals(record, people.addWrongPins, now)
  const signIn = createSignIn({
    people,
    sessions,
    record,
    refusals,
    secret,
    throttles,
    now,
    find,
    isDemo,
    ...(later && { later }),
  })
  const listeners: (() => void)[] = []
  const ended = (): void => {
    for (const listener of listeners) listener()
  }
  const view = (session: SessionRow, own?: SessionRow): OwnSession => ({
    id: session.id,
    since: session.createdAt,
    lastUsedAt: session.lastUsedAt,
    address: session.address,
    browser: session.browser,
    here: session.id === own?.id,
  })
  const endAll = (which: readonly SessionRow[], why: Ending, act: Parameters<ActRecord['add']>[0]): void => {
    people.together(() => {
      for (const session of which) sessions.end(session, why)
      record.add({ ...act, detail: { ...act.detail, sessions: which.length } }, now())
    })
    ended()
  }
  /** A session that is good for more than choosing the first PIN. */
  const fullSession = (token: string): SessionRow | undefined => {
    const session = sessions.find(token)
    return session?.firstPin === true ? undefined : session
  }
  const endOldest = (staffId: string, token: string, address: string): void => {
    const own = sessions.find(token)
    const others = sessions.of(staffId).filter((session) => session.id !== own?.id)
    const oldest = others.slice(0, Math.max(0, others.length + 1 - limits.sessionsOfPerson))
    if (oldest.length === 0) return
    try {
      endAll(oldest, 'ended', { act: 'session-ended', actor: staffId, subject: staffId, address })
    } catch (cause) {
      // the new session stands already, and its owner must have the token; the next sign-in ends what is too many
      console.error(`hub: the oldest session could not be ended: ${failureWords(cause)}`)
    }
  }
  return {
    guessing: signIn.guessing,
    login: async (user, pin, from) => {
      const answer = await signIn.login(user, pin, from)
      // the demo's staff are everybody
      if (answer.ok && !isDemo(answer.user.id)) endOldest(answer.user.id, answer.token, from.address)
      return answer
    },
    changePin: async (...given) => {
      const answer = await signIn.changePin(...given)
      if (answer.ok) ended()
      return answer
    },
    userOf: (token) => {
      const session = fullSession(token)
      const person = session && find(session.staffId)
      return person && publicUser(person)
    },
    whyNot: (token) => (sessions.find(token)?.firstPin === true ? 'must-change-pin' : sessions.whyEnded(token)),
    used: (token) => {
      const session = fullSession(token)
      if (session) sessions.used(session)
    },
    logout: (token, address) => {
      const session = sessions.find(token)
      if (!session) return noToken
      endAll([session], 'signed-out', { act: 'signed-out', actor: session.staffId, address })
      return { ok: true }
    },
    ownSession: (token) => {
      const session = fullSession(token)
      return session ? { ok: true, idleAt: iso(sessions.idleAt(session)), at: iso(now()) } : noToken
    },
    ownSessions: (token) => {
      const own = fullSession(token)
      if (!own) return noToken
      const listed = sessions.of(own.staffId).map((session) => view(session, own))
      return { ok: true, sessions: listed, ...(isDemo(own.staffId) && { pinFixed: true as const }) }
    },
    endOwn: (token, which, address) => {
      const own = fullSession(token)
      if (!own) return noToken
      const others = sessions
        .of(own.staffId)
        .filter((session) => session.id !== own.id && (which === 'others' || session.id === which.id))
      if (others.length === 0 && which !== 'others') return refuse('not-found', 'no such session')
      if (others.length > 0)
        endAll(others, 'ended', { act: 'session-ended', actor: own.staffId, subject: own.staffId, address })
      return { ok: true }
    },
    everybody: () =>
      [...(demo ?? []), ...people.allStaff()].map((person) => {
        const { id, name, role, agency } = person
        return {
          id,
          name,
          role,
          agency,
          sessions: sessions.of(id).map((session) => view(session)),
          ...('firstPin' in person && person.firstPin === true && { firstPin: true }),
          ...(isDemo(id) && { pinFixed: true as const }),
        }
      }),
    endFor: (by, userId, address) => {
      if (!find(userId)) return refuse('not-found', `there is no user "${userId}"`)
      endAll(sessions.of(userId), 'ended', { act: 'session-ended', actor: by, subject: userId, address })
      return { ok: true }
    },
    resetPin: async (by, userId, address) => {
      if (isDemo(userId)) return refuse('closed', "the PIN of the demo is everybody's")
      if (!people.staff(userId)) return refuse('not-found', `there is no user "${userId}"`)
      const pin = newFirstPin(userId)
      const pinHash = await hashPin(pin, secret)
      if (!people.staff(userId)) return refuse('not-found', `there is no user "${userId}"`)
      people.together(() => {
        people.setPin(userId, pinHash, true)
        record.add({ act: 'pin-reset', actor: by, subject: userId, address }, now())
      })
      ended()
      return { ok: true, pin }
    },
    nameOf: (staffId) => demo?.find((person) => person.id === staffId)?.name ?? people.nameOf(staffId),
    deviceOf: (kind, token, id) => {
      if (demo && Object.hasOwn(demoTokens, token)) return demoTokens[token] === kind ? (id ?? token) : undefined
      return people.pairedDevice(kind, token)
    },
    refusals,
    onEnded: (listener) => listeners.push(listener),
    remember: () => {
      // each by itself: where one cannot be written, the other may be
      try {
        sessions.remember(people.together)
      } finally {
        refusals.flush(people.together)
      }
    },
  }
}
