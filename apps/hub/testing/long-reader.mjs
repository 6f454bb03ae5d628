// Another program that reads the hub's database and does not end: holds a read transaction until its input closes.
import Database from 'better-sqlite3'

const db = new Database(process.argv[2] ?? '', { readonly: true })
db.exec('BEGIN')
db.prepare('SELECT count(*) FROM event').get()
console.log('reading')
process.stdin.resume()
process.stdin.on('end', () => {
  db.exec('COMMIT')
  db.close()
})
