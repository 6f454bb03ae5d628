import type { Language } from '@senha/centre'
import type { Door, WrongName } from '@senha/guard'
import { doorTexts } from '@senha/i18n/texts/door'
import type { RequestListener, ServerResponse } from 'node:http'
import { safeHeaders } from './headers.ts'

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)

const style = 'body{margin:0;min-height:100vh;display:grid;place-content:center;padding:2rem;box-sizing:border-box;background:#021c51;color:#fff;font:1.1rem/1.5 sans-serif}'
  + 'section{max-width:38rem;margin:0 0 1.2rem}h1,h2{margin:0;font-size:1.4rem;color:#fbbb3c}h2{font-size:1.1rem}p{margin:.2rem 0 0;overflow-wrap:anywhere}'

const staffPages = /^\/(?:console|monitor)(?:[/?]|$)/
const staffLanguages: readonly Language[] = ['pt', 'en']

/**
 * What a person sees who opened a page under a name that is none of ours: in all languages, since nobody knows whose
 * phone it is.
 */
const refusalPage = (name: string, path: string): string => {
  const languages = staffPages.test(path) ? staffLanguages : doorTexts.languages
  const parts = languages.map((language, index) => {
    const say = doorTexts.in(language)
    const heading = index === 0 ? 'h1' : 'h2'
    return `<section lang="${language}"><${heading}>${escaped(say('name.title'))}</${heading}><p>${escaped(say('name.text', { name }))}</p></section>`
  })
  return `<!doctype html><html lang="pt"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Senha</title>`
    + `<style>${style}</style><body><main>${parts.join('')}</main>`
}

const refuse = (response: ServerResponse, wrong: WrongName, path: string, wantsPage: boolean): void => {
  response.statusCode = 403
  if (wantsPage) {
    response.setHeader('content-security-policy', `${safeHeaders['content-security-policy']}; style-src 'unsafe-inline'`)
    response.setHeader('content-type', 'text/html; charset=utf-8').end(refusalPage(wrong.name, path))
    return
  }
  const message = `${JSON.stringify(wrong.name)} (${wrong.header}) is no name of this program: start it with --name to allow it`
  response.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify({ ok: false, error: { code: 'forbidden', message }, name: wrong.name }))
}

/**
 * Puts a listener's door before all that it serves over HTTP, and safe headers on every answer, errors and redirects
 * too.
 */
export const behindDoor = (door: Door, handler: RequestListener): RequestListener => (request, response) => {
  for (const [name, value] of Object.entries(safeHeaders)) response.setHeader(name, value)
  const wrong = door.wrongOverHttp(request)
  if (wrong) refuse(response, wrong, request.url ?? '/', request.headers.accept?.includes('text/html') ?? false)
  else handler(request, response)
}
