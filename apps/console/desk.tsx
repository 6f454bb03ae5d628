import type { CounterState, PublicCentre } from '@senha/protocol'
import type { RoomLanguage, Session } from '@senha/staff'
import { createContext, useContext } from 'react'
import type { Commander } from './commander.ts'
import type { CounterLink } from './link.ts'
import type { Notices } from './notices.ts'
import type { Today } from './today.ts'
import type { RoomWords } from './words.ts'

/** What every part of the console needs: the hub's last word, the way to ask it for more, and words. */
export interface Desk {
  state: CounterState
  centre: PublicCentre
  link: CounterLink
  online: boolean
  lostSince: Date | undefined
  /** The hub's clock is so much ahead of this machine's, ms. */
  driftMs: number
  words: RoomWords
  setLanguage: (language: RoomLanguage) => void
  /** Own languages and services that counters are opened with. */
  today: Today
  setToday: (today: Today) => void
  commander: Commander
  notices: Notices
  signOut: () => void
  session: Session
  /** Own sessions and PIN. */
  openAccount: () => void
}

const DeskContext = createContext<Desk | undefined>(undefined)
export const DeskProvider = DeskContext.Provider

export const useDesk = (): Desk => {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('outside of a desk')
  return desk
}
