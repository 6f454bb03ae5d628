import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { loadCentre } from '@senha/centre/load'
import { displayCall, displayCommands, displayIdentify, displayState, pairingHandshake, pairingState, PROTOCOL_VERSION, publicCentre } from '@senha/protocol'
import type { Call, DisplayHealth, DisplayState, PublicCentre, Queue } from '@senha/protocol'
import { Server } from 'socket.io'
import { scriptedPhones } from './scripted-phones.ts'
import type { ScriptedPhones } from './scripted-phones.ts'
import { tone } from './tones.ts'
import type { ScriptedVisit } from './visits.ts'

/**
 * A hub with a script in place of a log, for the tests of the two screens: real HTTP, real sockets, payloads that fit the
 * protocol's schemas.
 */
export interface ScriptedHub extends ScriptedPhones {
  address: string
  port: number
  centre: PublicCentre
  /** The board of a moment; changes are merged into it and pushed. */
  board: (changes: Partial<DisplayState>) => void
  /** One call: pushed as a fact and set on the board. */
  call: (number: string, counter: string, more?: Partial<Call> & { repeat?: number }) => Call
  /** Connections so far, refused ones too. */
  connections: () => number
  /** Every new connection is refused with this code; undefined accepts. */
  refuse: (code: 'protocol' | 'unauthorized' | 'too-many' | undefined) => void
  /** Asks every display for its name. */
  identify: (deviceId: string, seconds: number) => void
  /** A newer display: the same files under another name. */
  rebuild: () => void
  /** What displays said of themselves, in order. */
  reports: () => DisplayHealth[]
  /** A supervisor types the code that an unpaired display shows: it gets this token. */
  pair: (token: string, deviceId: string) => void
  /** Tokens that are let in from now on. */
  admit: (...tokens: string[]) => void
  close: () => Promise<void>
}

/** What the hub answers for a clip; `recorded`: a longer one of a person; `hang`: nothing, ever. Without a script it has no voice. */
export type ScriptedClip = 'clip' | 'recorded' | 'none' | 'hang' | 'broken'

const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.json': 'application/json' }
/** As strict as the hub's own: the screens must live with it. */
const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
const dist = new URL('../dist/', import.meta.url).pathname

const fileOf = (path: string): string | undefined => {
  if (path.startsWith('/display')) return join(dist, 'display', extname(path) ? normalize(path.slice('/display'.length).replaceAll('-next', '')) : 'index.html')
  if (path.startsWith('/t/assets/')) return join(dist, 'phone', normalize(path.slice('/t'.length)))
  return path.startsWith('/t/') ? join(dist, 'phone', 'index.html') : undefined
}

export const readCentre = (file = 'lisboa.json'): PublicCentre => {
  const loaded = loadCentre(new URL(`../../../packages/centre/${file}`, import.meta.url).pathname)
  if (!loaded.ok) throw new Error(loaded.error.message)
  return publicCentre.strip().parse(loaded.centre)
}

export const startScriptedHub = async (options: { port?: number; seq?: number; board?: Partial<DisplayState>; centre?: PublicCentre; visits?: ScriptedVisit[]; voice?: (path: string) => ScriptedClip; media?: Record<string, Buffer> } = {}): Promise<ScriptedHub> => {
  const centre = options.centre ?? readCentre()
  let seq = options.seq ?? 0
  const now = (): string => new Date().toISOString()
  let board: DisplayState = displayState.parse({ seq, at: now(), open: true, called: [], recent: [], queues: [], ...options.board })
  const media = new Map(Object.entries(options.media ?? {}))
  let build = ''
  let refusal: 'protocol' | 'unauthorized' | 'too-many' | undefined

  const http = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://hub').pathname
    if (path.startsWith('/voice/')) {
      const clip = options.voice?.(path) ?? 'none'
      if (clip === 'clip' || clip === 'recorded') {
        // kept and asked about each time, as by the hub
        response.setHeader('content-type', 'audio/wav').setHeader('cache-control', 'no-cache').setHeader('etag', `"${clip}"`)
        if (request.headers['if-none-match'] === `"${clip}"`) response.writeHead(304).end()
        else response.end(tone(path.includes('ticket') ? 440 : 330, clip === 'recorded' ? 0.9 : 0.3))
      }
      if (clip === 'broken') response.setHeader('content-type', 'audio/wav').end('no sound')
      if (clip === 'none') response.writeHead(404).end()
      return
    }
    if (path === '/api/centre') {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(centre))
      return
    }
    if (path === '/media') {
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ files: [...media.keys()].map((name) => ({ name, kind: name.endsWith('.webm') ? 'video' : 'picture' })) }))
      return
    }
    if (path.startsWith('/media/')) {
      const bytes = media.get(decodeURIComponent(path.slice('/media/'.length)))
      response.writeHead(bytes ? 200 : 404, bytes && path.endsWith('.webm') ? { 'content-type': 'video/webm' } : {}).end(bytes)
      return
    }
    const file = fileOf(path)
    try {
      if (!file) throw new Error('no such page')
      response.setHeader('content-security-policy', policy).setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
      const bytes = readFileSync(file)
      response.end(build && path.startsWith('/display') && file.endsWith('index.html') ? bytes.toString().replaceAll(/(\/display\/assets\/index-[\w-]+)\.js/g, `$1${build}.js`) : bytes)
    } catch {
      response.writeHead(404).end()
    }
  })
  const io = new Server(http, { transports: ['websocket'], serveClient: false })
  let connections = 0
  io.engine.on('connection', () => {
    connections += 1
  })
  const refuse = (code: string): Error => Object.assign(new Error(code), { data: { code, message: `refused: ${code}`, protocol: PROTOCOL_VERSION + (code === 'protocol' ? 1 : 0) } })

  let tokens = ['demo-display']
  const reports: DisplayHealth[] = []
  const pairing = io.of('/pairing')
  let codes = 0
  pairing.use((socket, next) => next(pairingHandshake.safeParse(socket.handshake.auth).success ? undefined : refuse('invalid')))
  pairing.on('connection', (socket) => {
    codes += 1
    socket.emit('pairing:state', pairingState.parse({ code: `K7M4Q${codes}` }))
  })
  const displays = io.of('/display')
  displays.use((socket, next) => next(refusal ? refuse(refusal) : tokens.includes(String(socket.handshake.auth['token'])) ? undefined : refuse('unauthorized')))
  const push = (): void => {
    board = displayState.parse({ ...board, seq, at: now() })
    displays.emit('display:state', board)
  }
  displays.on('connection', (socket) => {
    socket.emit('display:state', displayState.parse({ ...board, at: now() }))
    socket.on('display:report', (payload: unknown, answer: (answer: object) => void) => {
      const report = displayCommands['display:report'].safeParse(payload)
      if (!report.success) return answer({ ok: false, error: { code: 'invalid', message: 'malformed' } })
      const { version, width, height, audio } = report.data
      reports.push({ version, width, height, audio })
      return answer({ ok: true, seq })
    })
  })

  const phones = scriptedPhones(io.of('/visitor'), {
    centre, now, seq: () => seq, next: () => {
      seq += 1
    }, refused: () => (refusal ? refuse(refusal) : undefined), unknown: () => refuse('unauthorized'),
  })

  for (const visit of options.visits ?? []) phones.visit(visit)

  await new Promise<void>((ready) => {
    http.listen(options.port ?? 0, '127.0.0.1', ready)
  })
  const bound = http.address()
  if (bound === null || typeof bound === 'string') throw new Error('no port')
  const { port } = bound
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    centre,
    board: (changes) => {
      seq += 1
      board = { ...board, ...changes }
      push()
    },
    call: (number, counter, { repeat = 1, ...more } = {}) => {
      seq += 1
      const call = displayCall.parse({ seq, number, counter, zone: 'zone-1', serviceId: 'welcome', language: 'pt', at: now(), repeat, ...more })
      const others = (calls: readonly Call[]): Call[] => calls.filter((other) => other.number !== number)
      board = { ...board, called: [call, ...others(board.called)], recent: [call, ...others(board.recent)].slice(0, 12) }
      displays.emit('display:call', call)
      push()
      return call
    },
    ...phones,
    connections: () => connections,
    refuse: (code) => {
      refusal = code
    },
    identify: (deviceId, seconds) => void displays.emit('display:identify', displayIdentify.parse({ deviceId, seconds })),
    rebuild: () => {
      build += '-next'
    },
    reports: () => reports,
    pair: (token, deviceId) => {
      tokens = [...tokens, token]
      pairing.emit('pairing:state', pairingState.parse({ code: `K7M4Q${codes}`, token, deviceId }))
    },
    admit: (...given) => {
      tokens = given
      displays.disconnectSockets()
    },
    close: async () => {
      await io.close()
    },
  }
}

/** Queues of a morning: some busy, some empty, one that nobody serves. */
export const morning: Queue[] = [
  { serviceId: 'welcome', waiting: 12, wait: { low: 20, high: 35 }, openCounters: 6 },
  { serviceId: 'borders', waiting: 21, wait: { low: 60, high: 90 }, openCounters: 2 },
  { serviceId: 'labour', waiting: 2, wait: { low: 5, high: 15 }, openCounters: 1 },
  { serviceId: 'social-security', waiting: 8, wait: { low: 15, high: 25 }, openCounters: 2 },
  { serviceId: 'education', waiting: 0, wait: null, openCounters: 0 },
  { serviceId: 'health', waiting: 3, wait: { low: 5, high: 10 }, openCounters: 1 },
  { serviceId: 'registry', waiting: 5, wait: null, openCounters: 0 },
  { serviceId: 'legal', waiting: 4, wait: { low: 30, high: 45 }, openCounters: 1 },
  { serviceId: 'family', waiting: 9, wait: { low: 25, high: 40 }, openCounters: 1 },
  { serviceId: 'housing', waiting: 0, wait: null, openCounters: 1 },
  { serviceId: 'children', waiting: 0, wait: null, openCounters: 0 },
]
