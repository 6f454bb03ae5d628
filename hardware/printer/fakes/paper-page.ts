import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { isFaultName, stopsPaper } from './faults.ts'
import { paperPageHtml } from './paper-page-html.ts'
import type { VirtualPrinter } from './virtual-printer.ts'

const font = (weight: string) => readFileSync(fileURLToPath(import.meta.resolve(`@fontsource/noto-sans/files/noto-sans-latin-${weight}-normal.woff2`)))

/** The roll of papers under /paper: the page, its pictures, its list, its switches. */
export const handlePaperPage = (printer: VirtualPrinter, request: IncomingMessage, response: ServerResponse): boolean => {
  // not by `new URL`: it throws at `//`, and this is called outside any `try`
  const path = (request.url ?? '/').replace(/[?#].*$/s, '')
  if (path !== '/paper' && !path.startsWith('/paper/')) return false

  const send = (status: number, type: string, body: string | Buffer, headers: Record<string, string> = {}) => {
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers })
    response.end(body)
  }
  const sendJson = (status: number, body: object) => send(status, 'application/json; charset=utf-8', JSON.stringify(body))

  if (request.method === 'POST') {
    const [, name = '', how = ''] = /^\/paper\/faults\/([a-z-]+)\/(on|off)$/.exec(path) ?? []
    const { origin, host } = request.headers
    // A page of some other site must not flip the switches of a printer on this machine.
    if (origin !== undefined && origin !== `http://${host ?? ''}`) sendJson(403, { error: 'foreign origin' })
    else if (!isFaultName(name)) sendJson(404, { error: 'no such switch' })
    else {
      printer.setFault(name, how === 'on')
      sendJson(200, { faults: printer.faults })
    }
    request.resume()
    return true
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    sendJson(405, { error: 'GET or POST' })
    return true
  }

  const picture = /^\/paper\/(\d+)\.png$/.exec(path)
  const letters = /^\/paper\/noto-sans-(400|600)\.woff2$/.exec(path)
  if (path === '/paper' || path === '/paper/') {
    const nonce = randomBytes(12).toString('base64')
    send(200, 'text/html; charset=utf-8', paperPageHtml(nonce, printer.address), {
      'content-security-policy': `default-src 'none'; img-src 'self' data:; font-src 'self'; connect-src 'self'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; frame-ancestors 'self'`,
    })
  } else if (path === '/paper/papers.json') sendJson(200, papersJson(printer))
  else if (path === '/paper/state.json') sendJson(200, { faults: printer.faults, stopped: stopsPaper(printer.faults), papers: papersJson(printer) })
  else if (picture) {
    const paper = printer.papers().find(({ id }) => id === Number(picture[1]))
    if (paper) send(200, 'image/png', paper.png())
    else sendJson(404, { error: 'no such paper' })
  } else if (letters) send(200, 'font/woff2', font(letters[1] ?? '400'), { 'cache-control': 'max-age=86400' })
  else sendJson(404, { error: 'not here' })
  return true
}

const papersJson = (printer: VirtualPrinter) => printer.papers().map(({ id, at, bitmap, text, bytes, oddities }) => ({
  id, at, width: bitmap.width, height: bitmap.height, png: `/paper/${id}.png`, text: text.join('\n'), bytes, oddities,
}))
