import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Server } from 'socket.io'

// The least that a Socket.IO server can do, with the hub's own settings: answer, tell everybody, or write down
// what came in one turn of the event loop and then answer. A process of its own, as the hub is.
const http = createServer()
const io = new Server(http, { transports: ['websocket'], maxHttpBufferSize: 64 * 1024, serveClient: false, perMessageDeflate: false })

const folder = mkdtempSync(join(tmpdir(), 'senha-bare-'))
const db = new Database(join(folder, 'bare.sqlite'))
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec('CREATE TABLE event (seq INTEGER PRIMARY KEY, data TEXT NOT NULL) STRICT')
const insert = db.prepare('INSERT INTO event (data) VALUES (?)')
let pending: { readonly text: string; readonly answer: (answer: unknown) => void }[] = []
const flush = (): void => {
  const batch = pending
  pending = []
  db.transaction(() => { for (const { text } of batch) insert.run(text) })()
  for (const { answer } of batch) answer({ ok: true, seq: 1 })
}
process.on('SIGTERM', () => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})

io.on('connection', (socket) => {
  socket.on('echo', (payload: unknown, answer: (answer: unknown) => void) => answer({ ok: true, seq: 1, payload }))
  socket.on('write', (payload: unknown, answer: (answer: unknown) => void) => {
    if (pending.length === 0) setImmediate(flush)
    pending.push({ text: JSON.stringify(payload), answer })
  })
  socket.on('shout', (payload: unknown, answer: (answer: unknown) => void) => {
    io.emit('shout', payload)
    answer({ ok: true })
  })
})
http.listen(0, '127.0.0.1', () => {
  const address = http.address()
  console.log(`ready at http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
})
