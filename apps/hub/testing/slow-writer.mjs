// Another program that writes to the hub's database on a slow disk: holds the write lock, and for 300 ms more after it is told to end.
import Database from 'better-sqlite3'

const db = new Database(process.argv[2] ?? '')
db.exec('BEGIN IMMEDIATE')
console.log('writing')
process.stdin.once('data', () => {
  setTimeout(() => {
    db.exec('COMMIT')
    db.close()
    process.stdin.destroy()
  }, 300)
})
