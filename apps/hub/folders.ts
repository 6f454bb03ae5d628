import { constants } from 'node:fs'
import { access, readdir } from 'node:fs/promises'

/** Folders that somebody may name on the command line. */
export type GivenFolder = 'media' | 'voice'

export interface Folders {
  /** Those that were given and cannot be read now. */
  readonly missing: () => readonly GivenFolder[]
  readonly stop: () => void
}

/** Why a folder cannot be read, in the system's words; undefined where it can. */
const faultOf = async (path: string): Promise<string | undefined> => {
  try {
    await access(path, constants.R_OK | constants.X_OK)
    await readdir(path)
    return undefined
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}

/**
 * Looks now and then whether the given folders are there: one mistyped, or on a stick that was pulled out, is said once
 * and stands at the monitor until it is back. Nothing waits for it: a network drive may answer late or never.
 */
export const watchFolders = (
  given: readonly (readonly [GivenFolder, string])[], everyMs: number, say: (what: string) => void, changed: () => void,
): Folders => {
  const missing = new Set<GivenFolder>()
  const asked = new Set<GivenFolder>()
  const look = async ([name, path]: readonly [GivenFolder, string]): Promise<void> => {
    if (asked.has(name)) return
    asked.add(name)
    const fault = await faultOf(path)
    asked.delete(name)
    if ((fault !== undefined) === missing.has(name)) return
    if (fault === undefined) missing.delete(name)
    else missing.add(name)
    say(fault === undefined ? `the folder of --${name} is there again` : `the folder of --${name} cannot be read: ${fault}`)
    changed()
  }
  const lookAtAll = (): void => {
    for (const one of given) void look(one)
  }
  lookAtAll()
  const timer = given.length === 0 ? undefined : setInterval(lookAtAll, everyMs)
  return { missing: () => [...missing], stop: () => clearInterval(timer) }
}
