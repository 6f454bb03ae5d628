import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { counterCommands, PROTOCOL_VERSION } from '@senha/protocol'
import type { CounterCommand, CounterState, PublicCentre } from '@senha/protocol'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'

/** A hub that says what a test tells it to say, over real HTTP and real sockets: for the states a real one reaches rarely. */
export interface ScriptedHub {
  readonly address: string
  /** Commands as they came, in order. */
  readonly received: { name: string; payload: Record<string, unknown> }[]
  /** Sends a snapshot to every console, and to each that comes. */
  readonly push: (state: CounterState) => void
  /** How a command is answered from now on; `{ ok: true, seq }` for those without a script. May wait. */
  readonly answer: (name: CounterCommand, how: (payload: Record<string, unknown>) => object | Promise<object>) => void
  readonly logins: (how: (user: string, pin: string) => { status: number; body: object }) => void
  /** Which version of the protocol it speaks. */
  readonly speak: (protocol: number) => void
  /** Stops listening and cuts every console off; `back` listens again on the same port. */
  readonly lose: () => Promise<void>
  readonly back: () => Promise<void>
  readonly close: () => Promise<void>
}

const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }
const isCommand = (name: string): name is CounterCommand => name in counterCommands

const json = (response: ServerResponse, status: number, body: object): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

export const startScriptedHub = async (centre: PublicCentre, first: CounterState, pages: Record<`/${string}/`, string>): Promise<ScriptedHub> => {
  let state = first
  let protocol: number = PROTOCOL_VERSION
  let login = (user: string, pin: string): { status: number; body: object } =>
    pin === '1234' ? { status: 200, body: { ok: true, token: `token-${user}`, user: { ...first.user, id: user } } } : { status: 401, body: { ok: false, error: { code: 'unauthorized', message: 'user or PIN is wrong' } } }
  const scripts = new Map<CounterCommand, (payload: Record<string, unknown>) => object | Promise<object>>()
  const received: ScriptedHub['received'] = []
  let sockets: Server
  let http: ReturnType<typeof createServer>

  const listen = async (port: number): Promise<number> => {
    http = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://hub').pathname
      if (path === '/api/centre') return json(response, 200, centre)
      if (path === '/api/login') {
        let body = ''
        request.on('data', (data) => (body += String(data)))
        request.on('end', () => {
          const asked = JSON.parse(body) as { user: string; pin: string }
          const answer = login(asked.user, asked.pin)
          json(response, answer.status, answer.body)
        })
        return
      }
      const page = Object.entries(pages).find(([prefix]) => path.startsWith(prefix))
      if (!page) return void response.writeHead(404).end()
      const file = path.slice(page[0].length) || 'index.html'
      readFile(join(page[1], file)).then(
        (content) => void response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(content),
        () => void response.writeHead(404).end())
    })
    sockets = new Server(http, { transports: ['websocket'] })
    sockets.of('/counter').use((socket, next) => {
      const version: unknown = socket.handshake.auth['protocol']
      if (version === protocol) return next()
      next(Object.assign(new Error('protocol'), { data: { code: 'protocol', message: 'update', protocol } }))
    }).on('connection', serve)
    await new Promise<void>((done) => http.listen(port, '127.0.0.1', done))
    const address = http.address()
    return address !== null && typeof address === 'object' ? address.port : port
  }

  const serve = (socket: Socket): void => {
    socket.emit('counter:state', state)
    socket.onAny((name: string, payload: Record<string, unknown>, answer: (body: object) => void) => {
      received.push({ name, payload })
      const script = isCommand(name) ? scripts.get(name) : undefined
      void Promise.resolve(script ? script(payload) : { ok: true, seq: state.seq }).then(answer)
    })
  }

  const stop = async (): Promise<void> => {
    await sockets.close()
  }
  const port = await listen(0)
  return {
    address: `http://127.0.0.1:${port}`,
    received,
    push: (next) => {
      state = next
      sockets.of('/counter').emit('counter:state', state)
    },
    answer: (name, how) => void scripts.set(name, how),
    logins: (how) => void (login = how),
    speak: (version) => void (protocol = version),
    lose: stop,
    back: async () => void (await listen(port)),
    close: stop,
  }
}
