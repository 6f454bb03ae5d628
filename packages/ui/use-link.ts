import { useEffect, useState, useSyncExternalStore } from 'react'
import type { z } from 'zod'
import type { Link, LinkStatus } from '@senha/protocol/link'

type AnyLink<F extends Record<string, z.ZodType>> = Pick<Link<Record<string, { input: z.ZodType; answer: z.ZodType }>, F>, 'status' | 'onStatus' | 'on'>

/** How a link stands now. */
export const useStatus = (link: Pick<AnyLink<Record<string, z.ZodType>>, 'status' | 'onStatus'>): LinkStatus => useSyncExternalStore(link.onStatus, link.status)

/** The last snapshot of a fact, kept over a lost connection; undefined until the first. */
export const useSnapshot = <F extends Record<string, z.ZodType>, K extends keyof F & string>(link: AnyLink<F>, fact: K): z.infer<F[K]> | undefined => {
  const [value, setValue] = useState<z.infer<F[K]>>()
  useEffect(() => link.on(fact, (next) => setValue(() => next)), [link, fact])
  return value
}
