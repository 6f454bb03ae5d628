import { FlagsError, readFlags } from '../host/flags.ts'
import type { KioskFlags } from '../host/flags.ts'

export interface WindowFlags extends KioskFlags { /** Counted from 0, as the operating system does; the main one where left out. */ readonly display?: number }

/** The flags of the browser host, and `--display N`. Throws FlagsError. */
export const readWindowFlags = (args: string[]): WindowFlags => {
  const at = args.indexOf('--display')
  if (at < 0) return readFlags(args)
  const display = Number(args[at + 1])
  if (!/^\d$/.test(args[at + 1] ?? '')) throw new FlagsError('--display is the number of a screen, counted from 0')
  return { ...readFlags(args.toSpliced(at, 2)), display }
}
