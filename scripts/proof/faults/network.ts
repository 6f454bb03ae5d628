import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'
import { freePort, openSufferer } from './house.ts'
import { spreadMs } from './row.ts'
import type { Options, Result } from './row.ts'
import { suffer } from './suffer.ts'

type Weather = { readonly is: 'clear' | 'cut' | 'silent' } | { readonly is: 'slow'; readonly ms: number }

/** What lies between the hub and its clients: cables, switches, a wireless bridge. */
const openWire = async (hubPort: number): Promise<{ url: string; become: (weather: Weather) => void; close: () => void }> => {
  let weather: Weather = { is: 'clear' }
  const sockets = new Set<Socket>()
  const pass = (from: Socket, to: Socket): void => {
    // delayed bytes keep their order
    let last = Promise.resolve()
    const carry = async (before: Promise<void>, bytes: Uint8Array, waitMs: number): Promise<void> => {
      await Promise.all([before, waitMs > 0 && after(waitMs)])
      if (!to.destroyed) to.write(bytes)
    }
    from.on('data', (bytes: Buffer) => {
      if (weather.is !== 'silent') last = carry(last, bytes, weather.is === 'slow' ? weather.ms : 0)
    })
    from.on('close', () => to.destroy())
    from.on('error', () => to.destroy())
  }
  const server = createServer((client) => {
    if (weather.is === 'cut') {
      client.destroy()
      return
    }
    const hub = connect(hubPort, '127.0.0.1')
    for (const socket of [client, hub]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    }
    pass(client, hub)
    pass(hub, client)
  })
  const port = await freePort()
  await new Promise<void>((ready) => { server.listen(port, '127.0.0.1', ready) })
  const drop = (): void => sockets.forEach((socket) => socket.destroy())
  return {
    url: `http://127.0.0.1:${port}`,
    become: (next) => {
      // bytes that were lost in silence are missed: such a connection does not go on
      if (next.is === 'cut' || weather.is === 'silent') drop()
      weather = next
    },
    close: () => {
      drop()
      server.close()
    },
  }
}

const through = async (name: string, how: (rounds: number) => string, options: Options, spell: (become: (weather: Weather) => void, random: () => number) => Promise<void>): Promise<Result> => {
  const hub = await openSufferer()
  const wire = await openWire(Number(new URL(hub.url).port))
  try {
    const { recovered, faults, commands } = await suffer(hub, options, async (_clients, _round, random) => {
      await spell(wire.become, random)
      wire.become({ is: 'clear' })
    }, wire.url)
    return { name, how: `${how(recovered.length)}; ${commands} commands`, faults, recovery: spreadMs(recovered) }
  } finally {
    wire.close()
    await hub.close()
  }
}

export const networkCut = (options: Options): Promise<Result> =>
  through('network cut', (rounds) => `${rounds} times all connections torn down for up to 2 s`, options, async (become, random) => {
    become({ is: 'cut' })
    await after(random() * 2_000)
  })

export const networkSlow = (options: Options): Promise<Result> =>
  through('network slow', (rounds) => `${rounds} times every byte 50 to 250 ms late, both ways, for 2 s`, options, async (become, random) => {
    become({ is: 'slow', ms: 50 + random() * 200 })
    await after(2_000)
  })

export const networkHalfOpen = (options: Options): Promise<Result> =>
  through('network half open', (rounds) => `${rounds} times connections that stay open and carry nothing, for 1 to 4 s`, { ...options, rounds: Math.min(options.rounds, 8) }, async (become, random) => {
    become({ is: 'silent' })
    await after(1_000 + random() * 3_000)
  })
