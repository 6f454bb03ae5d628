import type { Centre } from '@senha/centre'
import { apply, closeDay, emptyDay, localClock, localDate, localWeekday, openDay, refuse } from '@senha/domain'
import type { Card, Context, Day, Decided, Decision, Fact, Recorded, Refusal, Supply } from '@senha/domain'
import type { Db } from '@senha/sqlite'
import type { Clock } from './clock.ts'
import { takeDay } from './reports/months.ts'
import { openAppointments } from './store/appointments.ts'
import { openAnswers, payloadSum } from './store/answers.ts'
import type { Accepted } from './store/answers.ts'
import { openCards } from './store/cards.ts'
import { openLog } from './store/log.ts'
import { applyRetention, eraseCasefiles } from './store/retention.ts'
import { timings } from './timings.ts'

/** A command as a socket hands it over: who asks, what, and how the answer is told once it is decided. */
export interface Submission {
  /** `kiosk:ID`, `staff:ID`, `visit:ID`: whose command ids these are. */
  readonly sender: string
  readonly name: string
  readonly commandId: string
  readonly payload: object
  /** An earlier command of this sender that this one stands for: should it still arrive, it is `conflict`. */
  readonly standsFor?: string | undefined
  readonly actor?: string
  readonly device?: string
  readonly decide: (context: Context) => Decision
  readonly answer: (day: Day, decided: Decided, now: number) => Record<string, unknown>
  /** Written in the transaction of the command, once it is accepted. */
  readonly also?: (decided: Decided, now: number) => void
}

export type Answer = Accepted | Refusal

export interface Hub {
  /** Today as it is committed. */
  readonly day: () => Day
  readonly now: Clock
  /** Whether the doors are open: tickets are given out at kiosks. */
  readonly doorsOpen: () => boolean
  /** Decides a command with all others of this turn of the event loop, commits them together, then answers. Never rejects. */
  readonly submit: (submission: Submission) => Promise<Answer>
  /** Told after each commit, with what was written. */
  readonly onCommit: (listener: (facts: readonly Recorded[]) => void) => void
  /** Closes the day at its time and opens the next one; called on a timer and before each batch. */
  readonly rollDay: () => void
  /** What a card brings back, by its code's hash. */
  readonly cardOf: (hash: string) => Card | undefined
  readonly close: () => void
}

interface Parts {
  readonly db: Db
  readonly centre: Centre
  readonly now: Clock
  readonly supply: Supply
  /** Opening hours do not count; the day closes at local midnight. */
  readonly demo: boolean
  /** An fsync failed or the disk is broken: nothing may be acknowledged any more. */
  readonly onFatal: (cause: unknown) => void
}

interface Pending { readonly submission: Submission; readonly give: (answer: Answer) => void }
type Author = Pick<Recorded, 'actor' | 'device' | 'commandId'>

const dayMs = 86_400_000
const unavailable = refuse('unavailable', 'the hub could not write this down: nothing has changed; try again')

/** An I/O error leaves the file's state unknown (an fsync that failed must not be tried again); a full or busy disk does not. */
const isFatal = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && /^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(String(cause.code))

/** The only writer of the log and the only keeper of today's state (SPEC.md; house.md, rule 2). */
export const createHub = ({ db, centre, now, supply, demo, onFatal }: Parts): Hub => {
  const log = openLog(db)
  const answers = openAnswers(db)
  const appointments = openAppointments(db)
  const cards = openCards(db, centre.policy.cardDays)
  const listeners: ((facts: readonly Recorded[]) => void)[] = []
  let pending: Pending[] = []

  const fold = (): Day => {
    const folded = emptyDay('', false, 0)
    for (const fact of log.today()) apply(folded, fact)
    folded.seq = log.last().seq
    return folded
  }
  let day = fold()

  /** Writes facts and folds them in, and keeps what outlives the day; inside a transaction. */
  const append = (facts: readonly Fact[], at: number, author: Author = {}): Recorded[] => {
    const appended = facts.map((fact) => {
      const recorded: Recorded = { ...fact, ...author, seq: day.seq + 1, at }
      log.append(recorded)
      apply(day, recorded)
      return recorded
    })
    appointments.keep(appended)
    cards.keep(day, appended)
    return appended
  }

  /** The facts that the calendar brings by itself; inside a transaction. */
  const turnDay = (at: number): Recorded[] => {
    const today = localDate(at, centre.timeZone)
    const turned: Recorded[] = []
    const over = day.open && (today > day.businessDay || (!demo && localClock(at, centre.timeZone) >= centre.dayCloseAt))
    if (over) {
      turned.push(...append(closeDay(day), at))
      takeDay(db, day, centre.timeZone)
      eraseCasefiles(db)
      applyRetention(db, at, centre.policy.retentionDays)
      answers.forgetOld(at - timings.answerDays * dayMs)
    }
    if (!day.open && today > day.businessDay) {
      const seq = day.seq
      day = emptyDay(today, false, seq)
      turned.push(...append(openDay(today, appointments.listed(today)), at))
    }
    return turned
  }

  const decideOne = ({ submission }: Pending, at: number, facts: Recorded[]): Answer => {
    const { sender, commandId, name, payload } = submission
    const sum = payloadSum(name, payload)
    const earlier = answers.find(sender, commandId, sum)
    if (earlier === 'other') return refuse('conflict', 'this commandId was used for another command')
    if (earlier) return earlier
    const author: Author = { commandId, ...(submission.actor !== undefined && { actor: submission.actor }), ...(submission.device !== undefined && { device: submission.device }) }
    const decision = submission.decide({ day, rules: centre, now: at, supply })
    if (!decision.ok) {
      if ('facts' in decision && decision.facts) facts.push(...append(decision.facts, at, author))
      return { ok: false, error: decision.error }
    }
    facts.push(...append(decision.facts, at, author))
    const answer: Accepted = { ok: true, seq: day.seq, ...submission.answer(day, decision, at) }
    answers.keep(sender, commandId, sum, answer, at)
    submission.also?.(decision, at)
    if (submission.standsFor !== undefined && !answers.find(sender, submission.standsFor, sum)) answers.keep(sender, submission.standsFor, sum, answer, at)
    return answer
  }

  /** One transaction for all that arrived in one turn. If it fails, nothing of it has happened: the state is folded anew. */
  const commit = (batch: readonly Pending[]): { facts: Recorded[]; answered: Answer[] } => {
    const facts: Recorded[] = []
    try {
      const answered = db.transaction(() => {
        const at = now()
        facts.push(...turnDay(at))
        return batch.map((one) => decideOne(one, at, facts))
      }).immediate()
      return { facts, answered }
    } catch (cause) {
      console.error(`commit failed: ${cause instanceof Error ? cause.message : String(cause)}`)
      if (isFatal(cause)) onFatal(cause)
      else day = fold()
      return { facts: [], answered: batch.map(() => unavailable) }
    }
  }

  const flush = (): void => {
    const batch = pending
    pending = []
    const { facts, answered } = commit(batch)
    // what was erased must not live on in the write-ahead log
    if (facts.some((fact) => fact.type === 'day-closed')) db.pragma('wal_checkpoint(TRUNCATE)')
    batch.forEach((one, index) => one.give(answered[index] ?? unavailable))
    if (facts.length > 0) for (const listener of listeners) listener(facts)
  }

  const rollDay = (): void => {
    const at = now()
    const today = localDate(at, centre.timeZone)
    const due = today > day.businessDay || (day.open && !demo && localClock(at, centre.timeZone) >= centre.dayCloseAt)
    if (due) flush()
  }
  rollDay()

  return {
    day: () => day,
    now,
    doorsOpen: () => {
      if (!day.open) return false
      if (demo) return true
      const at = now()
      const clock = localClock(at, centre.timeZone)
      const hours = Object.entries(centre.hours).find(([weekday]) => weekday === localWeekday(at, centre.timeZone))?.[1] ?? []
      return hours.some(({ from, to }) => from <= clock && clock < to)
    },
    submit: (submission) => new Promise((give) => {
      if (pending.length === 0) setImmediate(flush)
      pending.push({ submission, give })
    }),
    onCommit: (listener) => listeners.push(listener),
    rollDay,
    cardOf: (hash) => cards.find(hash, now()),
    close: () => {
      if (pending.length > 0) flush()
    },
  }
}
