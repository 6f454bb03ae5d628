import { createContext, useContext } from 'react'
import type { ActionName } from '../actions.ts'
import type { OpenDialog } from '../dialogs/open-dialog.ts'
import type { PrintPlace } from '../print-place.ts'
import type { Casefile } from '../use-casefile.ts'

/** What the panels of the work screen share beyond the desk. */
export interface WorkParts {
  /** The time by the hub's clock, renewed every second. */
  now: Date
  casefile: Casefile
  /** Where this desk prints the tickets of a referral, and those of people who come to it. */
  prints: { readonly referral: PrintPlace; readonly ticket: PrintPlace }
  act: (action: ActionName) => void
  /** Why an action cannot be done now, in words. */
  blocked: (action: ActionName) => string | undefined
  /** Why no ticket of a list can be called by hand now, in words. */
  notByHand: string | undefined
  /** The key of an action as it is printed on its button; undefined where single letters are turned off. */
  cap: (action: ActionName) => string | undefined
  open: (dialog: OpenDialog) => void
}

const WorkContext = createContext<WorkParts | undefined>(undefined)
export const WorkProvider = WorkContext.Provider

/** The keys of actions where the work screen stands around; on the choice of counters there are none. */
export const useCaps = (): WorkParts['cap'] => useContext(WorkContext)?.cap ?? (() => undefined)

export const useWork = (): WorkParts => {
  const work = useContext(WorkContext)
  if (!work) throw new Error('outside of the work screen')
  return work
}
