import { createServer } from 'node:http'
import { Server } from 'socket.io'

// The least that a Socket.IO server can do, with the hub's own settings: answer, or tell everybody. A process of its own, as the hub is.
const http = createServer()
const io = new Server(http, { transports: ['websocket'], maxHttpBufferSize: 64 * 1024, serveClient: false, perMessageDeflate: false })
io.on('connection', (socket) => {
  socket.on('echo', (payload: unknown, answer: (answer: unknown) => void) => answer({ ok: true, seq: 1, payload }))
  socket.on('shout', (payload: unknown, answer: (answer: unknown) => void) => {
    io.emit('shout', payload)
    answer({ ok: true })
  })
})
http.listen(0, '127.0.0.1', () => {
  const address = http.address()
  console.log(`ready at http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
})
