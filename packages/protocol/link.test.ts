import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { expect, test } from 'vitest'
import { openLink } from './link.ts'
import type { LinkStatus } from './link.ts'
import { PROTOCOL_VERSION } from './primitives.ts'

/** A hub that refuses the first connection with this, and lets the next ones in; tells what the link said of itself. */
const refusedOnce = async (data: object): Promise<LinkStatus[]> => {
  const http = createServer()
  const io = new Server(http, { transports: ['websocket'] })
  let refused = false
  io.of('/display').use((_socket, next) => {
    const error = refused ? undefined : Object.assign(new Error('no'), { data })
    refused = true
    next(error)
  })
  await new Promise<void>((listening) => { http.listen(0, '127.0.0.1', listening) })
  const address = http.address()
  const link = openLink({ hub: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, namespace: '/display', auth: { token: 't' }, commands: {}, facts: {} })
  const seen: LinkStatus[] = []
  await new Promise<void>((live) => {
    link.onStatus((status) => {
      seen.push(status)
      if (status.is === 'live') live()
    })
  })
  link.close()
  await io.close()
  return seen
}

test('[F16] a link that is refused for its name knows the name, and tries again', async () => {
  const why = { code: 'unavailable', message: 'no', protocol: PROTOCOL_VERSION, name: 'velho.example' }
  expect(await refusedOnce(why)).toEqual([{ is: 'refused', why }, { is: 'live' }])
})

test('[F16] a refusal in words that this version does not know is tried again too', async () => {
  expect(await refusedOnce({ code: 'of-a-newer-hub' })).toMatchObject([{ is: 'lost' }, { is: 'live' }])
})
