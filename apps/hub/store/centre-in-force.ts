import { parseCentre } from '@senha/centre'
import type { Centre } from '@senha/centre'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The configuration that the hub of a folder started with last: what `admin` checks users against. A copy: nothing
 * reads it to run.
 */
export const centreNote = (folder: string): string => join(folder, 'centre-in-force.json')

/**
 * Writes it beside its place first, so that a half one is never read. The hub runs without it: a failure is only
 * told.
 */
export const noteCentre = (folder: string, centre: Centre, warn: (message: string) => void): void => {
  const file = centreNote(folder)
  try {
    writeFileSync(`${file}.part`, `${JSON.stringify(centre, null, 2)}\n`)
    renameSync(`${file}.part`, file)
  } catch (cause) {
    warn(`the configuration could not be noted in ${file}: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

/** Nothing where no hub has run on the folder, or a newer program wrote what this one does not read. */
export const notedCentre = (folder: string): Centre | undefined => {
  const file = centreNote(folder)
  if (!existsSync(file)) return undefined
  try {
    const parsed = parseCentre(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.ok ? parsed.centre : undefined
  } catch {
    return undefined
  }
}
