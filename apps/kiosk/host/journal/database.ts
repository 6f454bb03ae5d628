import { lockFolder, migrationsIn, openStore, StoreError } from '@senha/sqlite'
import type { Db, Store } from '@senha/sqlite'
import { hostTimings } from '../../timings.ts'

/** A kiosk's database: "SENK" in its header. */
export const kioskStore: Store = { name: 'kiosk', applicationId: 0x53454e4b, migrations: migrationsIn(new URL('./', import.meta.url)), busyMs: hostTimings.databaseBusyMs }

/** SQLite found no room for the files that it makes beside a database. */
const hadNoRoom = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && /^SQLITE_(FULL|IOERR_SHM)/.test(String(cause.code))

/** A kiosk that has papers to print starts on a full disk too. */
const openOrAlone = (folder: string): Db => {
  try {
    return openStore(folder, kioskStore)
  } catch (cause) {
    if (!(cause instanceof StoreError) || !hadNoRoom(cause.cause)) throw cause
    return openStore(folder, kioskStore, { alone: true })
  }
}

/** Opens (or makes) `kiosk.sqlite` in a folder that no other kiosk uses meanwhile; throws StoreError with one clear line. */
export const openDatabase = (folder: string): { db: Db; close: () => void } => {
  const unlock = lockFolder(folder, kioskStore.name)
  try {
    const db = openOrAlone(folder)
    return {
      db,
      close: () => {
        db.close()
        unlock()
      },
    }
  } catch (cause) {
    unlock()
    throw cause
  }
}
