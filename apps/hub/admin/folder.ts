import { refuse } from '@senha/domain'
import type { Result } from '@senha/domain'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/**
 * Commands that may come before the first start of the hub. Every other on a folder without a database is a mistyped
 * folder.
 */
const makers: readonly string[] = ['user add', 'device add', 'restore']

export const databaseIn = (folder: string): string => join(folder, 'hub.sqlite')

/** Whether a command may work on a folder. `fresh`: it makes the database, which `admin` then says. */
export const lookAtFolder = (folder: string, command: string): Result<{ fresh: boolean }> => {
  if (existsSync(databaseIn(folder))) return { ok: true, fresh: false }
  if (!makers.includes(command)) {
    return refuse('not-found', `there is no database in ${folder}: no hub ever ran there; look for a slip in --data`)
  }
  const parent = dirname(resolve(folder))
  return existsSync(parent) ? { ok: true, fresh: true } : refuse('not-found', `there is no folder ${parent}: look for a slip in --data`)
}
