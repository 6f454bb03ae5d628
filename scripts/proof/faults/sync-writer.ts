import { writeSync } from 'node:fs'
import Database from 'better-sqlite3'

// A control for the power cut: writes rows as fast as it can with the `synchronous` it is given, and tells each one that was committed.
const [file = '', synchronous = 'FULL'] = process.argv.slice(2)
const db = new Database(file)
db.pragma('journal_mode = WAL')
db.pragma(`synchronous = ${synchronous}`)
db.exec('CREATE TABLE IF NOT EXISTS written (n INTEGER PRIMARY KEY)')
const insert = db.prepare('INSERT INTO written VALUES (?)')
for (let n = 1; ; n += 1) {
  insert.run(n)
  writeSync(1, `${n}\n`)
}
