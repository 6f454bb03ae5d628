import type { Wait } from '@senha/protocol'
import type { KioskParts } from '../kiosk-context.ts'
import { useKiosk } from '../kiosk-context.ts'

type Words = KioskParts['t']
/** A sentence that begins with a number, in two parts: the number is drawn large. */
export interface Counted { readonly number: string; readonly words: string }

const split = (sentence: string, number: string): Counted => ({ number, words: sentence.replace(number, '').trim() })

/** Undefined where nobody stands before. */
export const aheadWords = (t: Words, ahead: number): Counted | undefined => (ahead === 0 ? undefined : split(t('ahead', { count: ahead }), String(ahead)))

/** The wait as a range of whole minutes, the same as on the paper; undefined where nobody can tell. */
export const waitWords = (t: Words, wait: Wait): Counted | undefined => {
  if (wait === null) return undefined
  const low = Math.max(0, Math.floor(wait.low))
  const count = Math.max(1, low, Math.ceil(wait.high))
  return low === count ? split(t('wait.exact', { count }), String(count)) : split(t('wait.range', { low, count }), `${low}–${count}`)
}

/** How many people wait for a service, in words; undefined where nobody can tell. */
export const useQueueWords = (): ((serviceId: string) => string | undefined) => {
  const { t, state, online } = useKiosk()
  return (serviceId) => {
    const count = online ? state.queues.find((queue) => queue.serviceId === serviceId)?.waiting : undefined
    if (count === undefined) return undefined
    return count === 0 ? t('information.none') : t('information.waiting', { count })
  }
}
