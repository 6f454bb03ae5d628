import { migrationsIn, openStore } from '@senha/sqlite'
import type { Db, Store } from '@senha/sqlite'
import { timings } from '../timings.ts'

/** The hub's database: "SENH" in its header. */
export const hubStore: Store = { name: 'hub', applicationId: 0x53454e48, migrations: migrationsIn(new URL('migrations/', import.meta.url)), busyMs: timings.databaseBusyMs }

/** Opens (or makes) `hub.sqlite` in a folder; another process that writes is waited for `busyMs`. Throws StoreError with one clear line. */
export const openDatabase = (folder: string, busyMs = hubStore.busyMs): Db => openStore(folder, { ...hubStore, busyMs })
