import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { PROTOCOL_VERSION } from '@senha/protocol'
import type { PublicCentre, StaffUser } from '@senha/protocol'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'

type Payload = Record<string, unknown>
type Script = (payload: Payload) => object | Promise<object>

/** A hub that says what a test tells it to say, over real HTTP and real sockets: for the states a real one reaches rarely. */
export interface ScriptedHub<State extends object> {
  readonly address: string
  /** Commands as they came, in order. */
  readonly received: { name: string; payload: Payload }[]
  /** Sends a snapshot to every page, and to each that comes. */
  readonly push: (state: State) => void
  /** How a command is answered from now on; `{ ok: true, seq: 0 }` for those without a script. May wait. */
  readonly answer: (name: string, how: Script) => void
  readonly logins: (how: (user: string, pin: string) => { status: number; body: object }) => void
  /** How an address under `/api/` is answered from now on; a script gets what was sent to it. */
  readonly api: (path: string, how: (body: Payload) => { status: number; body: object }) => void
  /** What came to these addresses, in order. */
  readonly asked: { path: string; body: Payload }[]
  /** Which connections it refuses, and why; undefined lets one in. */
  readonly refuseIf: (why: (auth: Payload) => 'unauthorized' | 'protocol' | 'unavailable' | undefined, reason?: string) => void
  /** Stops listening and cuts every page off; `back` listens again on the same port. */
  readonly lose: () => Promise<void>
  readonly back: () => Promise<void>
}

export interface HubScript<State extends object> {
  centre: PublicCentre
  user: StaffUser
  namespace: '/counter' | '/monitor'
  fact: string
  first: State
  /** Built pages by the prefix where they are served. */
  pages: Record<string, string>
}

const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }

const json = (response: ServerResponse, status: number, body: object): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

const bodyOf = async (request: IncomingMessage): Promise<Payload> => {
  let text = ''
  for await (const part of request) text += String(part)
  const body: unknown = JSON.parse(text)
  return typeof body === 'object' && body !== null ? { ...body } : {}
}

export const startScriptedHub = async <State extends object>(script: HubScript<State>): Promise<ScriptedHub<State>> => {
  let state = script.first
  let refusedBecause: string | undefined
  let refuse: (auth: Payload) => string | undefined = ({ protocol }) => (protocol === PROTOCOL_VERSION ? undefined : 'protocol')
  let login = (user: string, pin: string): { status: number; body: object } =>
    pin === '1234'
      ? { status: 200, body: { ok: true, token: `token-${user}`, user: { ...script.user, id: user } } }
      : { status: 401, body: { ok: false, error: { code: 'unauthorized', message: 'user or PIN is wrong' } } }
  const scripts = new Map<string, Script>()
  const asked: { path: string; body: Payload }[] = []
  const lasting = { status: 200, body: { ok: true, idleAt: '2026-11-23T11:00:00.000Z', at: '2026-11-23T10:30:00.000Z' } }
  const apis = new Map<string, (body: Payload) => { status: number; body: object }>([['/api/session', () => lasting], ['/api/session/stay', () => lasting], ['/api/logout', () => ({ status: 200, body: { ok: true } })]])
  const received: { name: string; payload: Payload }[] = []

  const page = async (path: string, response: ServerResponse): Promise<void> => {
    const found = Object.entries(script.pages).find(([prefix]) => path.startsWith(prefix))
    if (!found) return void response.writeHead(404).end()
    const file = path.slice(found[0].length) || 'index.html'
    try {
      const content = await readFile(join(found[1], file))
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(content)
    } catch {
      response.writeHead(404).end()
    }
  }
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '/', 'http://hub').pathname
    if (path === '/api/centre') return json(response, 200, script.centre)
    const api = apis.get(path)
    if (api) {
      const body = request.method === 'POST' ? await bodyOf(request) : {}
      asked.push({ path, body })
      const answer = api(body)
      return json(response, answer.status, answer.body)
    }
    if (path !== '/api/login') return page(path, response)
    const { user, pin } = await bodyOf(request)
    const answer = login(String(user), String(pin))
    json(response, answer.status, answer.body)
  }
  const serve = (socket: Socket): void => {
    socket.emit(script.fact, state)
    socket.onAny((name: string, payload: Payload, answer: (body: object) => void) => {
      received.push({ name, payload })
      void Promise.resolve(scripts.get(name)?.(payload) ?? { ok: true, seq: 0 }).then(answer)
    })
  }

  const listen = async (port: number): Promise<{ sockets: Server; port: number }> => {
    const http = createServer((request, response) => void handle(request, response))
    const sockets = new Server(http, { transports: ['websocket'] })
    sockets.of(script.namespace).use((socket, next) => {
      const code = refuse(socket.handshake.auth)
      next(code === undefined ? undefined : Object.assign(new Error(code), { data: { code, message: code, protocol: PROTOCOL_VERSION, ...(refusedBecause !== undefined && { reason: refusedBecause }) } }))
    }).on('connection', serve)
    await new Promise<void>((done) => http.listen(port, '127.0.0.1', done))
    const address = http.address()
    return { sockets, port: address !== null && typeof address === 'object' ? address.port : port }
  }

  let listening = await listen(0)
  return {
    address: `http://127.0.0.1:${listening.port}`,
    received,
    push: (next) => {
      state = next
      listening.sockets.of(script.namespace).emit(script.fact, state)
    },
    answer: (name, how) => void scripts.set(name, how),
    logins: (how) => void (login = how),
    api: (path, how) => void apis.set(path, how),
    asked,
    refuseIf: (why, reason) => {
      refuse = why
      refusedBecause = reason
    },
    lose: async () => listening.sockets.close(),
    back: async () => {
      listening = await listen(listening.port)
    },
  }
}
