import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { pageHeaders } from './headers.ts'

export { behindDoor } from './behind-door.ts'

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
  void reply.headers(pageHeaders(reply.request.host)).type('text/html; charset=utf-8')
  // the file's own headers would replace ours, and a page that is not kept is never asked for again by its tag
  const bare = { cacheControl: false, etag: false, lastModified: false, acceptRanges: false }
  if (existsSync(indexOf(name))) return reply.sendFile('index.html', join(root, screens[name].dist), bare)
  buildInBackground()
  return reply.code(503).header('retry-after', '2').send(waiting)
}

/** Serves the built files of some screens and their pages at their prefix (with and without the last slash). The caller adds pages at other paths with `sendScreen`. */
export const serveScreens = async (app: FastifyInstance, names: readonly ScreenName[]): Promise<void> => {
  // a build that wrote .br and .gz beside its files has them sent: a visitor's phone pays for each byte
  await app.register(fastifyStatic, { root, serve: false, preCompressed: true })
  for (const name of names) {
    const { dist, prefix } = screens[name]
    // a built file's name changes with its content
    app.get(`${prefix}assets/:file`, async (request: FastifyRequest<{ Params: { file: string } }>, reply) =>
      reply.sendFile(request.params.file, join(root, dist, 'assets'), { immutable: true, maxAge: '30d' }))
    app.get(prefix, async (_request, reply) => sendScreen(name, reply))
    app.get(prefix.slice(0, -1), async (_request, reply) => sendScreen(name, reply))
  }
}
