import { diskTrouble } from '@senha/sqlite'
import type { DiskTrouble } from '@senha/sqlite'
import type { Clock } from '../clock.ts'
import { timings } from '../timings.ts'
import type { Probed } from './disk-probe.ts'

export type DatabaseState = 'ok' | 'nearly-full' | DiskTrouble
export interface DiskState {
  readonly database: DatabaseState
  /** Whether the hub can write: commands are accepted. */
  readonly ok: boolean
  readonly freeBytes?: number
  /** When the disk was last looked at, ms; left out until it was. */
  readonly probedAt?: number
  /** Since when it is in this state, ms. */
  readonly since: number
}

export interface DiskWatch {
  readonly state: () => DiskState
  /** A commit went through, or failed: known at once, without a look at the disk. */
  readonly committed: () => void
  readonly failed: (cause: unknown) => void
  /** Looks at the disk; never two looks at once. */
  readonly look: () => Promise<void>
  readonly onChange: (listener: () => void) => void
}

interface Parts {
  readonly now: Clock
  /** Time that passes, ms: how long a look takes is no matter of the hub's clock, which a simulation lets run fast. */
  readonly elapsed?: () => number
  readonly probe: () => Promise<Probed>
  /** Whether the database itself takes a transaction now: its file may be in the way where its folder is not. */
  readonly canBegin: () => boolean
  readonly say: (line: string) => void
}

const words: Readonly<Record<DatabaseState, string>> = {
  ok: 'the disk is all right again', 'nearly-full': 'the disk is nearly full', full: 'the disk is full: no command is accepted until there is room',
  'read-only': 'the database cannot be written: no command is accepted until its disk and owner are mended', failing: 'the database cannot be written at the moment',
}

/** What is known of the database's disk, from commits and from a look every now and then. Each change is said once. */
export const createDiskWatch = ({ now, elapsed = () => performance.now(), probe, canBegin, say }: Parts): DiskWatch => {
  const listeners: (() => void)[] = []
  let commits: DiskTrouble | undefined
  let probed: Probed | undefined
  let probedAt: number | undefined
  let looking: { readonly since: number } | undefined
  let told: DatabaseState = 'ok'
  // the clock is not read before the hub is there to judge it (hub-clock.ts)
  let since: number | undefined

  const current = (): DatabaseState => {
    // a disk that answers nothing at all holds the look itself
    const hangs = looking !== undefined && elapsed() - looking.since > timings.probeSilentMs
    const trouble = commits ?? probed?.trouble ?? (hangs ? 'failing' : undefined)
    if (trouble) return trouble
    return probed?.freeBytes !== undefined && probed.freeBytes < timings.nearlyFullBytes ? 'nearly-full' : 'ok'
  }
  const update = (): void => {
    const database = current()
    if (database === told) return
    told = database
    since = now()
    const free = probed?.freeBytes === undefined ? '' : ` (${Math.floor(probed.freeBytes / 2 ** 20)} MB free)`
    say(`${words[database]}${free}`)
    for (const listener of listeners) listener()
  }
  return {
    state: () => {
      update()
      return {
        database: told, ok: told === 'ok' || told === 'nearly-full', since: since ?? now(),
        ...(probed?.freeBytes !== undefined && { freeBytes: probed.freeBytes }), ...(probedAt !== undefined && { probedAt }),
      }
    },
    committed: () => {
      if (commits === undefined) return
      commits = undefined
      update()
    },
    failed: (cause) => {
      const trouble = diskTrouble(cause)
      if (trouble === undefined) return
      commits = trouble
      update()
    },
    look: async () => {
      update()
      if (looking) return
      looking = { since: elapsed() }
      try {
        probed = await probe()
        probedAt = now()
        if (!probed.trouble && commits !== undefined && canBegin()) commits = undefined
      } finally {
        looking = undefined
      }
      update()
    },
    onChange: (listener) => void listeners.push(listener),
  }
}
