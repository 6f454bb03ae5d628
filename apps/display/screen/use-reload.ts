import { useReload as usePageReload } from '@senha/ui'
import { displayTimings } from '../timings.ts'

/** A display that is too old for the hub loads itself: nobody stands before it to do so. */
export const useReload = (needed: boolean): void => usePageReload(needed, 'senha.display.reloadedAt', displayTimings)
