import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The built screens of the project: where the build puts them and where a browser finds them. */
export const screens = {
  kiosk: { dist: 'apps/kiosk/dist/screens', prefix: '/kiosk/' },
  display: { dist: 'apps/display/dist/display', prefix: '/display/' },
  phone: { dist: 'apps/display/dist/phone', prefix: '/t/' },
  console: { dist: 'apps/console/dist', prefix: '/console/' },
  monitor: { dist: 'apps/monitor/dist', prefix: '/monitor/' },
} as const
export type ScreenName = keyof typeof screens

/** Nothing but the page's own files and its own socket; no other page frames it or learns where it was. */
const headers = {
  'content-security-policy': "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}

/** Shown for the seconds in which a fresh clone builds its screens; it has no words that would need a language. */
const waiting = `<!doctype html><html lang="pt"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Senha</title>
<body style="margin:0;height:100vh;display:grid;place-items:center;background:#021c51;color:#fbbb3c;font:800 20vmin sans-serif"><div role="status" aria-label="Senha">…</div>`

const indexOf = (name: ScreenName): string => join(root, screens[name].dist, 'index.html')

let building = false

/** Builds the screens that are missing, in a process of its own: sockets never wait for it. */
const buildInBackground = (): void => {
  if (building) return
  building = true
  const build = spawn(process.execPath, [join(root, 'scripts/build-screens.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const over = (): void => {
    building = false
  }
  build.on('error', over)
  build.on('exit', over)
  process.once('exit', () => build.kill())
}

/** Starts the build of screens if one of these is missing. */
export const ensureScreens = (names: readonly ScreenName[]): void => {
  if (names.some((name) => !existsSync(indexOf(name)))) buildInBackground()
}

export const sendScreen = async (name: ScreenName, reply: FastifyReply): Promise<FastifyReply> => {
  void reply.headers(headers).header('cache-control', 'no-store').type('text/html; charset=utf-8')
  if (existsSync(indexOf(name))) return reply.sendFile('index.html', join(root, screens[name].dist))
  buildInBackground()
  return reply.code(503).header('retry-after', '2').send(waiting)
}

/** Serves the built files of some screens and their pages at their prefix (with and without the last slash). The caller adds pages at other paths with `sendScreen`. */
export const serveScreens = async (app: FastifyInstance, names: readonly ScreenName[]): Promise<void> => {
  // a build that wrote .br and .gz beside its files has them sent: a visitor's phone pays for each byte
  await app.register(fastifyStatic, { root, serve: false, preCompressed: true })
  for (const name of names) {
    const { dist, prefix } = screens[name]
    app.get(`${prefix}assets/:file`, async (request: FastifyRequest<{ Params: { file: string } }>, reply) => {
      void reply.headers(headers)
      return reply.sendFile(request.params.file, join(root, dist, 'assets'), { immutable: true, maxAge: '30d' })
    })
    app.get(prefix, async (_request, reply) => sendScreen(name, reply))
    app.get(prefix.slice(0, -1), async (_request, reply) => sendScreen(name, reply))
  }
}
