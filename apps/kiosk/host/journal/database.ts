import { lockFolder, migrationsIn, openStore } from '@senha/sqlite'
import type { Db, Store } from '@senha/sqlite'
import { hostTimings } from '../../timings.ts'

/** A kiosk's database: "SENK" in its header. */
export const kioskStore: Store = { name: 'kiosk', applicationId: 0x53454e4b, migrations: migrationsIn(new URL('./', import.meta.url)), busyMs: hostTimings.databaseBusyMs }

/** Opens (or makes) `kiosk.sqlite` in a folder that no other kiosk uses meanwhile; throws StoreError with one clear line. */
export const openDatabase = (folder: string): { db: Db; close: () => void } => {
  const unlock = lockFolder(folder, kioskStore.name)
  try {
    const db = openStore(folder, kioskStore)
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
