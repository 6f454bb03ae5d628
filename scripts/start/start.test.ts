import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lanAddressAmong } from './lan.mjs'
import { help, readOptions } from './options.mjs'
import { portFault } from './ports.mjs'
import { said } from './said.mjs'

describe('options', () => {
  test('left out, each has the value that the help names', () => {
    expect(readOptions([])).toMatchObject({ values: { port: '4000', 'kiosk-port': '4010', 'phone-port': '4020', help: false } })
    for (const flag of ['--port', '--kiosk-port', '--phone-port', '--host', '--phone-url', '--data', '--centre', '--help']) expect(help).toContain(`  ${flag} `)
  })

  test('a fault is one line that says where to look', () => {
    for (const [args, words] of [
      [['--prot', '1'], /^Unknown option '--prot'; npm start -- --help/], [['--port', 'eighty'], /^--port: "eighty" is no port/], [['--kiosk-port', '0'], /^--kiosk-port: "0"/],
      [['--phone-port', '70000'], /^--phone-port: "70000"/], [['--port'], /--port/], [['porto'], /porto/],
    ] as const) {
      const { fault } = readOptions(args)
      expect([args, fault]).toEqual([args, expect.stringMatching(words)])
      expect(fault).not.toContain('\n')
    }
  })
})

describe('the address that a phone reaches', () => {
  const one = (address: string, internal = false) => [{ address, family: 'IPv4', internal }]
  const home = { lo: one('127.0.0.1', true), docker0: one('172.17.0.1'), tun0: one('10.8.0.6'), wlan0: one('192.168.1.20'), eth0: one('10.0.0.5') }

  test('is the one that leads to the world, and never a container\'s or a tunnel\'s', () => {
    expect(lanAddressAmong({ interfaces: home, route: '10.0.0.5', anyNetwork: false })).toBe('10.0.0.5')
    expect(lanAddressAmong({ interfaces: home, route: '10.8.0.6', anyNetwork: false })).toBe('192.168.1.20')
    expect(lanAddressAmong({ interfaces: home, route: undefined, anyNetwork: false })).toBe('192.168.1.20')
  })

  test('is none on a machine of the open Internet, unless somebody asks for every network', () => {
    const rented = { lo: one('127.0.0.1', true), eth0: one('203.0.113.9') }
    expect(lanAddressAmong({ interfaces: rented, route: '203.0.113.9', anyNetwork: false })).toBeUndefined()
    expect(lanAddressAmong({ interfaces: rented, route: '203.0.113.9', anyNetwork: true })).toBe('203.0.113.9')
    expect(lanAddressAmong({ interfaces: { lo: one('127.0.0.1', true), eth0: one('169.254.7.7') }, route: undefined, anyNetwork: true })).toBeUndefined()
  })
})

describe('ports', () => {
  const other = createServer()
  let port = 0
  beforeAll(async () => {
    await new Promise<void>((listening) => { other.listen(0, '127.0.0.1', listening) })
    const address = other.address()
    port = address !== null && typeof address === 'object' ? address.port : 0
  })
  afterAll(() => { other.close() })

  test('that are busy, or asked for twice, are named with what they are for and with the option that changes them', async () => {
    const place = (flag: string, what: string, at: number) => ({ flag, what, port: at, host: '127.0.0.1' })
    expect(await portFault([place('kiosk-port', 'the kiosk', port)])).toBe(`port ${port}, for the kiosk, is busy: another program listens there; choose another with --kiosk-port`)
    expect(await portFault([place('port', 'the hub', 4000), place('kiosk-port', 'the kiosk', 4000)])).toBe('port 4000 is asked for twice; --kiosk-port chooses another for the kiosk')
    expect(await portFault([{ flag: 'port', what: 'the hub', port, host: '203.0.113.1' }])).toMatch(/^port \d+, for the hub, cannot be opened at this address/)
  })
})

describe('what it says', () => {
  const open = { centre: 'CNAIM Porto', hub: 'http://127.0.0.1:4000', kiosk: 'http://127.0.0.1:4010', phone: 'http://192.168.1.20:4020', phoneReach: 'phones', data: './data' } as const

  test('names the centre that is open, every page, who signs in where, the door\'s PIN and how a screen is paired', () => {
    const text = said(open)
    expect(text).toContain('the demo of CNAIM Porto')
    for (const address of ['4010/kiosk', '4010/paper', 'http://192.168.1.20:4020 ', '4000/display?token=demo-display', '4000/console ', '4000/monitor ', '4000/monitor?token=demo-monitor', '4000/display in a private window']) expect(text).toContain(address)
    for (const words of ['ana or olga', 'rui (Social Security)', 'marta, the supervisor', 'PIN 1234', 'under Devices', '--help']) expect(text).toContain(words)
  })

  test('says so where no phone reaches the page', () => {
    expect(said({ ...open, phone: 'http://127.0.0.1:4020', phoneReach: 'this-machine' })).toContain('this machine alone')
    expect(said({ ...open, phone: 'https://fila.example.pt', phoneReach: 'given' })).toContain('as --phone-url says')
  })
})
