import { createServer, request } from 'node:http'
import type { IncomingMessage, RequestOptions } from 'node:http'

export interface Proxy { readonly port: number; readonly close: () => Promise<void> }

/** A proxy as people set one up in a hurry: it passes all on, sockets too, and calls the server behind it by a name of its own choice. */
export const openProxy = async (target: string, host = new URL(target).host): Promise<Proxy> => {
  const { hostname, port } = new URL(target)
  const onward = ({ method, url, headers }: IncomingMessage): RequestOptions => ({ hostname, port, method, path: url, headers: { ...headers, host }, agent: false })
  const server = createServer((asked, response) => {
    asked.pipe(request(onward(asked), (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    }).on('error', () => response.destroy()))
  })
  server.on('upgrade', (asked, socket, head) => {
    socket.on('error', () => undefined)
    request(onward(asked)).on('error', () => socket.destroy()).on('response', () => socket.destroy()).on('upgrade', (answer, behind, first) => {
      behind.on('error', () => socket.destroy()).on('close', () => socket.destroy())
      socket.on('close', () => behind.destroy())
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}`).join('\r\n')}\r\n\r\n`)
      socket.write(first)
      behind.write(head)
      behind.pipe(socket).pipe(behind)
    }).end()
  })
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening) })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: () => new Promise((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    }),
  }
}
