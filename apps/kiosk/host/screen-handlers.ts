import type { Refusal } from '@senha/domain'
import type { ScreenAnswer, ScreenCommand, ScreenPayload } from '../link.ts'

/** What the screens may ask, and what it is answered. */
export type ScreenHandlers = { [C in ScreenCommand]: (payload: ScreenPayload<C>) => Promise<ScreenAnswer<C> | Refusal> }
