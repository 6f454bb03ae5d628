import type { Db } from '@senha/sqlite'
import Database from 'better-sqlite3'

/** A copy of a database in memory, which goes with the process. */
export const inMemory = (db: Db): Db => {
  const image = db.serialize()
  // bytes 18 and 19 say "write-ahead log", which a database in memory cannot have
  // (https://www.sqlite.org/fileformat.html, 1.3)
  image.fill(1, 18, 20)
  return new Database(image)
}

/** The tables of a database, except those that SQLite keeps for itself. */
export const tablesOf = (db: Db): string[] =>
  db.prepare<[], { name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`).all()
    .map(({ name }) => name).filter((name) => !name.startsWith('sqlite_'))

/** Everything that stands in one database, written into the other, of the same version, in one transaction. */
export const copyInto = (from: Db, to: Db): void => {
  to.transaction(() => {
    for (const table of tablesOf(from)) {
      to.exec(`DELETE FROM ${table}`)
      const rows = from.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all()
      const names = Object.keys(rows[0] ?? {})
      if (names.length === 0) continue
      const values = names.map((name) => `@${name}`)
      const insert = to.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${values.join(', ')})`)
      for (const row of rows) insert.run(row)
    }
  }).immediate()
}
