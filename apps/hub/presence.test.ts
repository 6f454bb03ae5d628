import { describe, expect, test } from 'vitest'
import { createPresence } from './presence.ts'
import type { Presence } from './presence.ts'
import type { Caller } from './sockets/caller.ts'
import type { DeviceKind, People } from './store/people.ts'

interface Lobby {
  readonly presence: Presence<string>
  /** What the database knows; tests take rows away as `admin` would. */
  readonly rows: Map<string, { id: string; kind: DeviceKind; lastSeenAt: string | null }>
  readonly warnings: string[]
  readonly twins: [string, boolean][]
  readonly transactions: () => number
  /** The write lock of the database is held by another process. */
  busy: boolean
}

const lobby = (): Lobby => {
  const rows: Lobby['rows'] = new Map()
  const people: Pick<People, 'devices' | 'sawDevice'> = {
    devices: () => [...rows.values()],
    sawDevice: (kind, id, at) => {
      rows.set(`${kind} ${id}`, { id, kind, lastSeenAt: new Date(at).toISOString() })
    },
  }
  let transactions = 0
  const tryNow = (work: () => void): boolean => {
    if (made.busy) return false
    transactions += 1
    work()
    return true
  }
  const [warnings, twins]: [string[], Lobby['twins']] = [[], []]
  const presence = createPresence<string>(
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- presence asks for these two alone
    people as People, { tryNow }, () => Date.parse('2026-11-23T10:00:00Z'),
    { changed: () => undefined, twinsChanged: (_kind, id, is) => twins.push([id, is]), warn: (what) => warnings.push(what), isShared: (id) => id === 'demo-display' },
  )
  const made: Lobby = { presence, rows, warnings, twins, transactions: () => transactions, busy: false }
  return made
}
const at = (address: string, instance?: string): Caller => ({ address, ...(instance !== undefined && { instance }) })
const hall = (presence: Presence<string>) => presence.devices().find((device) => device.id === 'hall')

describe('[cloned display token] two devices with one name', () => {
  test.each([
    ['two pages behind one address', at('10.0.0.7', 'page-1'), at('10.0.0.7', 'page-2')],
    ['two machines', at('10.0.0.7', 'page-1'), at('10.0.0.8', 'page-2')],
    ['two machines of an older version', at('10.0.0.7'), at('10.0.0.8')],
    ['a browser\'s copied profile on another machine', at('10.0.0.7', 'page-1'), at('10.0.0.8', 'page-1')],
  ])('%s are told once the older one speaks beside the younger one', (_what, one, other) => {
    const { presence, twins, warnings } = lobby()
    presence.arrive('display', 'hall', 'a', one)
    presence.arrive('display', 'hall', 'b', other)
    presence.heard('display', 'hall', 'b')
    expect(hall(presence)?.twins).toBeUndefined()
    presence.heard('display', 'hall', 'a')
    expect(hall(presence)?.twins).toEqual([...new Set([one.address, other.address])])
    presence.heard('display', 'hall', 'a')
    expect(twins).toEqual([['hall', true]])
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain(other.address)
    presence.leave('display', 'hall', 'a')
    expect(twins).toEqual([['hall', true], ['hall', false]])
    expect(hall(presence)).toMatchObject({ connected: true })
    expect(hall(presence)?.twins).toBeUndefined()
  })

  test.each([
    ['a page that was loaded again', at('10.0.0.7', 'page-1'), at('10.0.0.7', 'page-1')],
    ['an older device that connects again', at('10.0.0.7'), at('10.0.0.7')],
    ['an older page that became a newer one', at('10.0.0.7'), at('10.0.0.7', 'page-1')],
  ])('%s is one device, whatever its older connection still says', (_what, one, other) => {
    const { presence, twins } = lobby()
    presence.arrive('display', 'hall', 'a', one)
    presence.arrive('display', 'hall', 'b', other)
    presence.heard('display', 'hall', 'a')
    expect(twins).toEqual([])
  })

  test('a device that was switched off and on leaves its older connection silent: that is no twin', () => {
    const { presence, twins } = lobby()
    presence.arrive('display', 'hall', 'a', at('10.0.0.7', 'before'))
    presence.heard('display', 'hall', 'a')
    presence.arrive('display', 'hall', 'b', at('10.0.0.9', 'after'))
    for (let n = 0; n < 5; n++) presence.heard('display', 'hall', 'b')
    presence.leave('display', 'hall', 'a')
    expect(twins).toEqual([])
  })

  test('the displays of a demo that give themselves no name share one', () => {
    const { presence, twins } = lobby()
    presence.arrive('display', 'demo-display', 'a', at('10.0.0.7', 'page-1'))
    presence.arrive('display', 'demo-display', 'b', at('10.0.0.8', 'page-2'))
    presence.heard('display', 'demo-display', 'a')
    expect(twins).toEqual([])
  })
})

describe('devices that are known', () => {
  test('[newcomers: revoked device] one whose row was taken away is listed no more, nor written again', () => {
    const { presence, rows } = lobby()
    presence.arrive('display', 'hall', 'a', at('10.0.0.7'))
    presence.leave('display', 'hall', 'a')
    presence.remember()
    expect([...rows.keys()]).toEqual(['display hall'])
    rows.delete('display hall')
    presence.recheck()
    presence.remember()
    expect([presence.devices(), [...rows]]).toEqual([[], []])
  })

  test('[newcomers: revoked device] so is one that was paired and taken away again between two looks at the database', () => {
    const { presence, rows } = lobby()
    rows.set('display hall', { id: 'hall', kind: 'display', lastSeenAt: null })
    presence.arrive('display', 'hall', 'a', at('10.0.0.7'))
    rows.delete('display hall')
    presence.leave('display', 'hall', 'a')
    presence.recheck()
    expect(presence.devices()).toEqual([])
  })

  test('one that was paired meanwhile is listed before it comes', () => {
    const { presence, rows } = lobby()
    rows.set('display hall', { id: 'hall', kind: 'display', lastSeenAt: null })
    presence.recheck()
    expect(presence.devices()).toEqual([{ id: 'hall', kind: 'display', connected: false }])
  })

  test('[security 11] a database whose write lock is held: the device is there all the same, and is written down later', () => {
    const scene = lobby()
    scene.busy = true
    scene.presence.arrive('kiosk', 'door', 'a', at('10.0.0.7'))
    scene.presence.recheck()
    scene.presence.remember()
    expect(scene.presence.devices()).toMatchObject([{ id: 'door', connected: true }])
    expect([...scene.rows.keys()]).toEqual([])
    scene.busy = false
    scene.presence.remember()
    expect([...scene.rows.keys()]).toEqual(['kiosk door'])
  })

  test('[speed presence] two hundred devices are written down in one transaction, and not again while nothing changed', () => {
    const { presence, rows, transactions } = lobby()
    for (let n = 0; n < 200; n += 1) presence.arrive('display', `display-${n}`, String(n), at('10.0.0.7'))
    presence.remember()
    expect([transactions(), rows.size]).toEqual([1, 200])
    presence.remember()
    expect(transactions()).toBe(1)
  })

  test('of two kiosks with one name the printer of the one that is left is told', () => {
    const { presence } = lobby()
    presence.arrive('kiosk', 'hall', 'a', at('10.0.0.7'))
    presence.arrive('kiosk', 'hall', 'b', at('10.0.0.8'))
    presence.report('hall', { state: 'ready' }, 'a')
    presence.report('hall', { state: 'no-paper' }, 'b')
    presence.leave('kiosk', 'hall', 'b')
    expect(hall(presence)?.printer).toEqual({ state: 'ready' })
  })
})
