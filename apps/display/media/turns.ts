import { fileAfter } from './rotation.ts'
import type { MediaFile } from './rotation.ts'

export interface MediaTurns {
  readonly files: readonly MediaFile[]
  /** On the screen now. */
  readonly shown: MediaFile | undefined
  /** Being loaded out of sight, or ready. */
  readonly next: MediaFile | undefined
  readonly ready: boolean
  /** The one on the screen had its time, and goes as soon as the next is ready. */
  readonly over: boolean
  readonly broken: ReadonlySet<string>
}

export interface MediaNews { is: 'ready' | 'broken' | 'over'; name: string }

export const firstTurn = ({ files, startAfter }: { files: readonly MediaFile[]; startAfter: string | undefined }): MediaTurns =>
  ({ files, shown: undefined, next: fileAfter(files, startAfter, new Set()), ready: false, over: true, broken: new Set() })

const settle = (turns: MediaTurns): MediaTurns => {
  const { files, shown, next, broken } = turns
  if (!turns.over || !turns.ready || !next || next.name === shown?.name) return turns
  return { ...turns, shown: next, next: fileAfter(files, next.name, broken), ready: false, over: false }
}

/** What is shown and loaded after a piece of news; news of a file that is neither changes nothing. */
export const afterMediaNews = (turns: MediaTurns, { is, name }: MediaNews): MediaTurns => {
  const { files, shown, next } = turns
  switch (is) {
    case 'ready': return next?.name === name && shown?.name !== name ? settle({ ...turns, ready: true }) : turns
    case 'over': return shown?.name === name ? settle({ ...turns, over: true }) : turns
    case 'broken': {
      const broken = new Set([...turns.broken, name])
      const kept = shown?.name === name ? undefined : shown
      const same = next?.name !== name
      return settle({ ...turns, broken, shown: kept, over: turns.over || kept === undefined, next: same ? next : fileAfter(files, name, broken), ready: same && turns.ready })
    }
    default: return is satisfies never
  }
}
