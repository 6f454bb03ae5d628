import type { Centre } from '@senha/centre'
import { apply, closeDay, emptyDay, localClock, localDate, openDay, refuse, settleDay, skipNumbers, withinHours } from '@senha/domain'
import type { Card, Context, Day, Decided, Decision, Fact, Recorded, Refusal, Supply } from '@senha/domain'
import { createFailures } from '@senha/guard'
import { isFatal, isLocked, isOfDatabase } from '@senha/sqlite'
import type { Db } from '@senha/sqlite'
import type { Clock } from './clock.ts'
import { afterFacts, dayEnd } from './day-end.ts'
import type { DayEnd } from './day-end.ts'
import { plainClock } from './hub-clock.ts'
import type { HubClock } from './hub-clock.ts'
import { takeDay } from './reports/months.ts'
import { openAppointments } from './store/appointments.ts'
import { openAnswers, payloadSum } from './store/answers.ts'
import type { Accepted } from './store/answers.ts'
import { openCards } from './store/cards.ts'
import { withoutWaiting } from './store/aside.ts'
import { createTimeMarks, openClockMarks } from './store/clock-mark.ts'
import type { DiskWatch } from './store/disk-watch.ts'
import { createErasure } from './store/erasure.ts'
import { foldDay } from './store/fold-day.ts'
import { openLog } from './store/log.ts'
import { openNotes } from './store/notes.ts'
import { eraseCasefiles, openRetention } from './store/retention.ts'
import { numbersAfter } from './restored.ts'
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
  /** How the last day ended; undefined: not since the hub was started. */
  readonly lastEnd: () => DayEnd | undefined
  /** What the hub thinks of the machine's clock, and the monotonic clock for durations. */
  readonly clock: Pick<HubClock, 'state' | 'elapsed'>
  /** Whether the doors are open: tickets are given out at kiosks. */
  readonly doorsOpen: () => boolean
  /** A demonstration: opening hours do not count. */
  readonly demo: boolean
  /** Decides a command with all others of this turn of the event loop, commits them together, then answers. Never rejects. */
  readonly submit: (submission: Submission) => Promise<Answer>
  /** Told after each commit, with what was written. */
  readonly onCommit: (listener: (facts: readonly Recorded[]) => void) => void
  /** Closes the day at its time and opens the next one, and settles what the clock's witnesses settle; called on a timer. */
  readonly rollDay: () => void
  /** Goes on with what day close left undone: erased words in the write-ahead log, days that retention has not reached. Called on a timer. */
  readonly tidy: () => void
  /** Since when erased words wait to leave the write-ahead log, ms; undefined where none do. */
  readonly erasurePendingSince: () => number | undefined
  /** What a card brings back, by its code's hash. */
  readonly cardOf: (hash: string) => Card | undefined
  readonly close: () => void
}

interface Parts {
  readonly db: Db
  readonly centre: Centre
  readonly now: Clock
  /** Where `now` comes from, if that is a machine whose clock may be wrong. */
  readonly clock?: HubClock
  readonly supply: Supply
  /** Opening hours do not count; the day closes at local midnight. */
  readonly demo: boolean
  /** Hears of every commit whether it went through. */
  readonly disk?: Pick<DiskWatch, 'committed' | 'failed'>
  /** An fsync failed or the disk is broken: nothing may be acknowledged any more. */
  readonly onFatal: (cause: unknown) => void
  /** Told what a command, a commit or a listener failed with; the hub goes on. */
  readonly failed?: (what: string, cause: unknown) => void
}

interface Pending { readonly submission: Submission; readonly give: (answer: Answer) => void }
type Author = Pick<Recorded, 'actor' | 'device' | 'commandId'>

const dayMs = 86_400_000
const unavailable = refuse('unavailable', 'the hub could not write this down: nothing has changed; try again')

/** The only writer of the log and the only keeper of today's state (SPEC.md; house.md, rule 2). */
export const createHub = ({
  db, centre, now, clock = plainClock(now), supply, demo, disk, onFatal, failed = createFailures((line) => console.error(line), now).told,
}: Parts): Hub => {
  const log = openLog(db)
  const answers = openAnswers(db)
  const appointments = openAppointments(db)
  const cards = openCards(db, centre.policy.cardDays)
  const marks = openClockMarks(db)
  const timeMarks = createTimeMarks(db, marks, clock)
  const notes = openNotes(db)
  const retention = openRetention(db, centre.policy.retentionDays)
  const diskFailed = (cause: unknown): void => {
    disk?.failed(cause)
    if (isFatal(cause)) onFatal(cause)
  }
  const erasure = createErasure(db, now, (line) => console.error(`hub: ${line}`), diskFailed)
  const listeners: ((facts: readonly Recorded[]) => void)[] = []
  let pending: Pending[] = []

  const fold = (): Day => foldDay(log)
  let day = fold()
  let lastEnd: DayEnd | undefined

  /** Writes facts and folds them in, and keeps what outlives the day; inside a transaction. */
  const append = (facts: readonly Fact[], at: number, author: Author = {}): Recorded[] => {
    const appended = facts.map((fact) => {
      const recorded: Recorded = { ...fact, ...author, seq: day.seq + 1, at }
      log.append(recorded)
      apply(day, recorded)
      return recorded
    })
    const mayErase = clock.mayErase()
    appointments.keep(appended, mayErase)
    cards.keep(day, appended, mayErase)
    // the acceptance and the time from then on are on disk together
    if (appended.some((fact) => fact.type === 'clock-accepted')) marks.write(clock.mark(true))
    return appended
  }

  /** Whether the open day ends at this time. [T8] */
  const isOver = (at: number): boolean =>
    day.open && (localDate(at, centre.timeZone) > day.businessDay || (!demo && localClock(at, centre.timeZone) >= centre.dayCloseAt))
  clock.weigh((at) => isOver(at) && [...day.tickets.values()].some((ticket) => ticket.status !== 'ended'))
  // a hub that was killed may have left some
  erasure.ask()

  /** A question about the clock that somebody besides a supervisor has settled; inside a transaction. [H4] */
  const settleClock = (at: number): Recorded[] => {
    const by = clock.witness()
    return by ? append([{ type: 'clock-accepted', data: { aheadSeconds: clock.state().aheadSeconds, by } }], at) : []
  }

  /** The facts that the calendar brings by itself; inside a transaction. */
  const turnDay = (at: number): Recorded[] => {
    const today = localDate(at, centre.timeZone)
    const turned: Recorded[] = []
    if (isOver(at)) {
      lastEnd = dayEnd(day, at)
      turned.push(...append(closeDay(day), at))
      takeDay(db, day, centre.timeZone)
      // what an unconfirmed clock calls old is erased by the first day close of a confirmed one [H5]
      if (clock.mayErase()) {
        eraseCasefiles(db)
        retention.step(at)
        retention.forgetSessions(at)
        answers.forgetOld(at - timings.answerDays * dayMs)
      }
    }
    if (!day.open && today > day.businessDay) {
      const seq = day.seq
      day = emptyDay(today, false, seq)
      turned.push(...append(openDay(today, appointments.listed(today)), at))
    }
    turned.push(...append(settleDay(day, centre), at))
    return turned
  }

  /** A bug in a decision costs that one command: nothing was folded in yet. A fault of the database is one of the whole batch. */
  const decideSafely = ({ name, decide }: Submission, at: number): Decision => {
    try {
      return decide({ day, rules: centre, now: at, supply })
    } catch (cause) {
      if (isOfDatabase(cause)) throw cause
      failed(name, cause)
      return unavailable
    }
  }

  const decideOne = ({ submission }: Pending, at: number, facts: Recorded[]): Answer => {
    const { sender, commandId, name, payload } = submission
    const sum = payloadSum(name, payload)
    const earlier = answers.find(sender, commandId, sum)
    if (earlier === 'other') return refuse('conflict', 'this commandId was used for another command')
    if (earlier) return earlier
    const author: Author = { commandId, ...(submission.actor !== undefined && { actor: submission.actor }), ...(submission.device !== undefined && { device: submission.device }) }
    const decision = decideSafely(submission, at)
    if (!decision.ok) {
      if ('facts' in decision && decision.facts) facts.push(...append(decision.facts, at, author))
      return { ok: false, error: decision.error }
    }
    facts.push(...append(decision.facts, at, author))
    const answer: Accepted = { ok: true, seq: day.seq, ...submission.answer(day, decision, at) }
    // What changed nothing keeps no row. Repeated, it is decided afresh, like a refusal: a command still takes effect at most
    // once, because the first decision with facts is the last one. A phone that asks in a loop fills no disk.
    // (A hand-in that stands for another command keeps its row, so that the other stays `conflict`.)
    if (decision.facts.length === 0 && submission.standsFor === undefined) return answer
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
        facts.push(...settleClock(at), ...turnDay(at))
        return batch.map((one) => decideOne(one, at, facts))
      }).immediate()
      disk?.committed()
      return { facts, answered }
    } catch (cause) {
      failed('a commit', cause)
      diskFailed(cause)
      if (!isFatal(cause)) day = fold()
      // a bug in one of them must not cost the others theirs: each is tried alone
      if (!isOfDatabase(cause) && batch.length > 1) {
        const alone = batch.map((one) => commit([one]))
        return { facts: alone.flatMap(({ facts: given }) => given), answered: alone.flatMap(({ answered }) => answered) }
      }
      return { facts: [], answered: batch.map(() => unavailable) }
    }
  }

  const attempt = (tell: () => void): void => {
    try {
      tell()
    } catch (cause) {
      failed('a listener', cause)
    }
  }

  const flush = (): void => {
    const batch = pending
    pending = []
    const { facts, answered } = commit(batch)
    if (facts.some((fact) => fact.type === 'clock-accepted')) clock.accept()
    if (facts.some((fact) => fact.type === 'day-closed')) erasure.ask()
    lastEnd = afterFacts(lastEnd, facts)
    batch.forEach((one, index) => one.give(answered[index] ?? unavailable))
    if (facts.length > 0) for (const listener of listeners) attempt(() => listener(facts))
  }

  const rollDay = (): void => {
    const at = now()
    const due = settleDay(day, centre).length > 0 || isOver(at) || (!day.open && localDate(at, centre.timeZone) > day.businessDay) || clock.witness() !== undefined
    if (due) flush()
    timeMarks.look()
  }
  rollDay()

  /** Numbers given out after the backup are in nobody's log: today's go on above them. [N4] */
  const answerRestore = (): void => {
    const restored = notes.restored()
    if (!restored) return
    const from = numbersAfter(restored, day, centre.timeZone)
    db.transaction(() => {
      if (from !== undefined) append(skipNumbers(centre, from), now())
      notes.forgetRestored()
    }).immediate()
    const what = from === undefined ? 'numbers go on as usual' : `today's numbers go on from ${from}`
    console.error(`hub: this database was restored from a backup at ${new Date(restored.at).toISOString()}: ${what}`)
  }
  answerRestore()

  const tidy = (): void => {
    try {
      // a day takes some tenths of a second: not while people are served
      const quiet = (demo || !day.open) && clock.mayErase()
      if (quiet && retention.isDue(now()) && withoutWaiting(db, () => db.transaction(() => retention.step(now())).immediate())) erasure.ask()
      erasure.look()
    } catch (cause) {
      if (!isLocked(cause)) diskFailed(cause)
    }
  }

  return {
    day: () => day,
    now,
    clock,
    doorsOpen: () => day.open && (demo || withinHours(centre, now())),
    demo,
    submit: (submission) => new Promise((give) => {
      if (pending.length === 0) setImmediate(flush)
      pending.push({ submission, give })
    }),
    onCommit: (listener) => listeners.push(listener),
    rollDay, lastEnd: () => lastEnd,
    tidy,
    erasurePendingSince: erasure.pendingSince,
    cardOf: (hash) => cards.find(hash, now()),
    close: () => {
      if (pending.length > 0) flush()
    },
  }
}
