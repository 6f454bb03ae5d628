import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { openForTest, paper } from '../contract.ts'

const servers: Server[] = []
const sockets = new Set<Socket>()
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await Promise.all(servers.splice(0).map(server => new Promise(resolve => server.close(resolve))))
})

/** Something at the other end that is no printer of ours. */
const listen = async (serve: (socket: Socket) => void, allowHalfOpen = false): Promise<string> => {
  const server = createServer({ allowHalfOpen }, socket => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    serve(socket)
  })
  servers.push(server)
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve) })
  const bound = server.address()
  return `tcp:127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`
}

describe('a network printer', () => {
  it('that is not there is unreachable at once, and its paper may be tried again', async () => {
    const address = await listen(() => undefined)
    await Promise.all(servers.splice(0).map(server => new Promise(resolve => server.close(resolve))))
    const printer = openForTest(address)
    expect(await printer.print(paper())).toEqual({ outcome: 'failed', fault: 'unreachable' })
    expect(await printer.status()).toMatchObject({ state: 'offline', fault: 'unreachable' })
  })

  it('whose name means nothing is unreachable', async () => {
    expect(await openForTest('tcp:no-such-printer.invalid:9100').print(paper())).toEqual({ outcome: 'failed', fault: 'unreachable' })
  })

  it('that only swallows bytes has printed once it ends the connection in order', async () => {
    const bytes: Buffer[] = []
    const address = await listen(socket => socket.on('data', data => { if (typeof data !== 'string') bytes.push(data) }))
    expect(await openForTest(address).print(paper(128))).toEqual({ outcome: 'printed' })
    expect(Buffer.concat(bytes).toString('hex')).toMatch(/^100401.*1d564200$/)
  })

  it('that swallows bytes and never ends the connection leaves it unknown', async () => {
    const address = await listen(socket => socket.resume(), true)
    expect(await openForTest(address).print(paper())).toEqual({ outcome: 'unknown', fault: 'timeout' })
  })

  it('that resets the connection after the first bytes has not printed', async () => {
    const address = await listen(socket => {
      let seen = 0
      socket.on('data', data => {
        seen += data.length
        if (seen > 3) socket.resetAndDestroy()
      })
    })
    const result = await openForTest(address).print(paper(600))
    expect(result).toMatchObject({ fault: 'unreachable' })
    expect(result.outcome).not.toBe('printed')
  })

  it('that closes the connection as soon as it is made has not printed, and nothing was sent', async () => {
    const address = await listen(socket => socket.end())
    expect(await openForTest(address).print(paper())).toEqual({ outcome: 'failed', fault: 'unreachable' })
  })
})
