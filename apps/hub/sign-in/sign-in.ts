import { createHash, randomBytes } from 'node:crypto'
import { refuse } from '@senha/domain'
import type { Refusal, Result } from '@senha/domain'
import type { Throttles } from '@senha/guard'
import type { StaffUser } from '@senha/protocol'
import type { Clock } from '../clock.ts'
import type { People, StaffRecord } from '../store/people.ts'
import type { ActRecord } from '../store/record.ts'
import { limits } from '../timings.ts'
import { hashPin, verifyPin } from './pin-hash.ts'
import { faultOfPin, pinFaultWords } from './pin-rules.ts'
import type { PinFault } from './pin-rules.ts'
import type { Refusals } from './refusals.ts'
import type { Secret } from './secret.ts'
import type { From, Sessions } from './sessions.ts'
import { createTries } from './tries.ts'
import type { Guessing, KnownPlace, Try } from './tries.ts'
import { createTurns } from './turns.ts'

export interface SignedIn {
  readonly token: string
  readonly user: StaffUser
  /** The PIN was set by somebody else: the token is good for changing it, and for nothing else. */
  readonly mustChangePin?: true
  /** When this person signed in before this time, and how many wrong PINs came since. */
  readonly lastSignIn?: { readonly at?: string; readonly wrongPins: number }
  /** A mark for the browser to keep, by which it is known as this person's device. */
  readonly device?: string
}

export interface SignIn {
  readonly login: (user: string, pin: string, from: From) => Promise<Result<SignedIn>>
  /**
   * Own PIN, by its owner; ends all sessions of the person and answers with a new one. `why` says what is wrong with
   * the new PIN.
   */
  readonly changePin: (
    token: string,
    old: string,
    next: string,
    from: From,
  ) => Promise<Result<SignedIn> | (Refusal & { why: PinFault })>
  readonly guessing: () => Guessing | undefined
}

interface Parts {
  readonly people: People
  readonly sessions: Sessions
  readonly record: ActRecord
  readonly refusals: Refusals
  readonly secret: Secret
  readonly throttles: Throttles
  readonly now: Clock
  readonly find: (id: string) => StaffRecord | undefined
  readonly isDemo: (id: string) => boolean
  readonly later?: (ms: number, run: () => void) => void
}

export const publicUser = ({ id, name, role, agency, languages }: StaffRecord): StaffUser => ({
  id,
  name,
  role,
  agency,
  languages,
})

const wrong = refuse('unauthorized', 'user or PIN is wrong')
const tooMany = refuse('too-many', 'too many wrong PINs: wait a minute')
const deviceHashOf = (device: string | undefined): Buffer | undefined =>
  device === undefined ? undefined : createHash('sha256').update(device).digest()
const weak = (why: PinFault): Refusal & { why: PinFault } => ({ ...refuse('invalid', pinFaultWords[why]), why })

/** Signing in and changing the own PIN: what costs a processor waits its turn, what is guessed runs into a budget. */
export const createSignIn = (parts: Parts): SignIn => {
  const { people, sessions, record, refusals, secret, now, find, isDemo } = parts
  const tries = createTries(parts.throttles, now)
  const rightOnes = parts.throttles.named('right-pins', limits.rightPins)
  const later = parts.later ?? ((ms, run) => void setTimeout(run, ms).unref())
  const turns = createTurns(
    { atOnce: limits.pinsAtOnce, most: limits.signInsWaiting, mostOfGroup: limits.signInsWaitingOfPlace },
    now,
    later,
  )
  // hashed while the hub opens its doors: a restart does not wait for it
  const nobody = hashPin('nobody has this pin', secret)

  /** A place where this user signed in before; one's own device is told apart from the rest of its address. */
  const knownPlace = (user: string, { device, address }: From): KnownPlace | undefined => {
    const hash = deviceHashOf(device)
    if (hash && people.knowsDevice(user, hash)) return { key: `${user} device ${hash.toString('hex')}`, own: true }
    return people.knowsAddress(user, address) ? { key: `${user} address ${address}`, own: false } : undefined
  }

  /** Waits for a turn, and verifies unless the budget is spent. */
  const verify = async (
    one: Try,
    pin: string,
    hash: () => Promise<string>,
    gone: AbortSignal | undefined,
  ): Promise<'right' | 'old' | 'wrong' | 'too-many'> => {
    const pace = `address ${one.address}`
    const done = await turns.take(
      {
        group: one.known?.key ?? pace,
        user: one.user,
        pace,
        known: one.known !== undefined,
        pauseMs: () => tries.pauseMs(one),
        isFresh: () => tries.isFresh(one),
        gone,
      },
      async () => {
        if (!tries.begin(one)) return 'too-many'
        const verified = await verifyPin(pin, await hash(), secret)
        if (verified !== 'wrong') tries.right(one)
        return verified
      },
    )
    return done === 'full' ? 'too-many' : done
  }

  /** Opens the session and writes all that belongs to it, in one transaction. */
  const open = (
    person: StaffRecord,
    from: From,
    act: 'signed-in' | 'pin-changed',
    keepHash: () => void = () => undefined,
  ): SignedIn => {
    const first = person.firstPin === true
    const demo = isDemo(person.id)
    const device = demo || first ? undefined : (from.device ?? randomBytes(24).toString('base64url'))
    const token = people.together(() => {
      keepHash()
      if (!demo && !first)
        people.signedIn(person.id, { address: from.address, deviceHash: deviceHashOf(device) }, now())
      record.add({ act, actor: person.id, address: from.address, detail: { ...(first && { firstPin: true }) } }, now())
      return sessions.open(person.id, from, first)
    })
    if (first) return { token, user: publicUser(person), mustChangePin: true }
    // after the transaction: where it failed, they still count
    const wrongPins = (person.wrongPins ?? 0) + refusals.of(person.id)
    refusals.forget(person.id)
    return {
      token,
      user: publicUser(person),
      ...(device !== undefined && { device }),
      ...(!demo && {
        lastSignIn: { ...(person.lastSignInAt !== undefined && { at: person.lastSignInAt }), wrongPins },
      }),
    }
  }

  const login: SignIn['login'] = async (typed, pin, from) => {
    const user = typed.trim().toLowerCase()
    const one: Try = { user, address: from.address, known: knownPlace(user, from) }
    let hash: string | undefined
    const verified = await verify(one, pin, async () => {
      hash = find(user)?.pinHash
      return hash ?? (await nobody)
    }, from.gone)
    const newHash = verified === 'old' ? await hashPin(pin, secret) : undefined
    const person = find(user)
    if (verified === 'too-many' || verified === 'wrong' || !person) {
      refusals.count('sign-in-refused', person?.id, from.address, verified === 'wrong')
      return verified === 'too-many' ? tooMany : wrong
    }
    // changed meanwhile: to another PIN, or to a new hash of the same one by a sign-in at the same time
    if (person.pinHash !== hash) return login(typed, pin, from)
    // only who knows the PIN uses this up: each sign-in is kept for long
    if (!isDemo(user) && !rightOnes.allows(user)) {
      refusals.count('sign-in-refused', user, from.address)
      return tooMany
    }
    const keepHash = (): void => {
      if (newHash !== undefined) people.rehash(user, newHash)
    }
    return { ok: true, ...open(person, from, 'signed-in', keepHash) }
  }

  return {
    guessing: tries.guessing,
    login,
    changePin: async (token, old, next, from) => {
      const session = sessions.find(token)
      const person = session && find(session.staffId)
      if (!person) return refuse('unauthorized', 'no valid token for this')
      if (isDemo(person.id)) return refuse('closed', "the PIN of the demo is everybody's")
      const known = { key: `${person.id} session ${session.id}`, own: true }
      const one: Try = { user: person.id, address: from.address, known }
      const verified = await verify(one, old, async () => person.pinHash, from.gone)
      if (verified === 'too-many') return tooMany
      if (verified === 'wrong') {
        refusals.count('sign-in-refused', person.id, from.address, true)
        return refuse('forbidden', 'the old PIN is wrong')
      }
      if (rightOnes.exhausted(person.id)) return tooMany
      const fault = faultOfPin(next, person.id)
      if (fault) return weak(fault)
      for (const used of [person.pinHash, person.lastPinHash])
        // oxlint-disable-next-line no-await-in-loop -- one after another: each takes 32 MB
        if (used !== undefined && (await verifyPin(next, used, secret)) !== 'wrong') return weak('same')
      const pinHash = await hashPin(next, secret)
      if (sessions.find(token) === undefined || find(person.id)?.pinHash !== person.pinHash)
        return refuse('conflict', 'this person was changed meanwhile')
      rightOnes.count(person.id)
      const keepHash = (): void => people.setPin(person.id, pinHash, false)
      return { ok: true, ...open({ ...person, pinHash, firstPin: false }, from, 'pin-changed', keepHash) }
    },
  }
}
