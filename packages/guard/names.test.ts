import { expect, test } from 'vitest'
import { createNames, givenName, nameOfUrl } from './names.ts'
import type { GivenName, NamesOptions } from './names.ts'

let now = 0
let addresses = ['127.0.0.1', '::1', '192.0.2.7', 'fd00::2']
const machine = { addresses: () => addresses, name: () => 'Hub-1.centre.lan' }
const given = (...names: string[]): GivenName[] => names.flatMap((name) => givenName(name) ?? [])
const names = (options: NamesOptions = {}) => {
  const made = createNames({ machine, now: () => now, ...options })
  made.listensOn(4000)
  return made
}

test.each([
  'localhost:4000', 'localhost', '127.0.0.1:4000', '127.0.1.1', '[::1]:4000', 'LOCALHOST:4000', 'localhost.:4000',
  '192.0.2.7:4000', '192.0.2.7', '[fd00::2]:4000', '[FD00:0:0::2]:4000', 'hub-1.centre.lan:4000', 'hub-1:4000', 'HUB-1.local:4000', 'senha-hub.local:4000', 'hub-1.centre.lan.local',
])('[security 12] %s is a name of this machine, at any port that leads here', (host) => {
  expect(names().wrong({ host, origin: undefined })).toBeUndefined()
  expect(names().wrong({ host, origin: `http://${host}` })).toBeUndefined()
})

test.each([
  'evil.example:4000', 'evil.example', '192.0.2.8:4000', '10.0.0.1', 'localhost.evil.example', 'notlocalhost', '127.0.0.1.evil.example', '[fd00::3]', 'hub-1.evil.example', 'senha-hub.local.evil.example',
  '', 'local host', 'user@localhost', 'localhost/path', 'localhost#', 'localhost:99999', '::1', 'localhost:4000:5000', 'localhost\\evil',
])('[security 12] a request for "%s" is refused, also by a page of that very name', (host) => {
  expect(names().wrong({ host, origin: undefined })).toMatchObject({ header: 'Host' })
  expect(names().wrong({ host, origin: `http://${host}` })).toMatchObject({ header: 'Host' })
})

test('[security 12] a request that names nobody is refused', () => {
  expect(names().wrong({ host: undefined, origin: undefined })).toEqual({ name: '', header: 'Host' })
})

test.each(['http://evil.example', 'http://evil.example:4000', 'null', '', 'file:///', 'chrome-extension://abc', 'http://192.0.2.8:4000'])('[security 12] a page of %s is refused', (origin) => {
  expect(names().wrong({ host: 'localhost:4000', origin })).toMatchObject({ header: 'Origin' })
})

test('[security 12] a page of another program on this machine is refused: its port is none of ours', () => {
  expect(names().wrong({ host: 'localhost:4000', origin: 'http://localhost:8080' })).toEqual({ name: 'localhost:8080', header: 'Origin' })
  expect(names().wrong({ host: '192.0.2.7:4000', origin: 'http://localhost:4000' })).toBeUndefined()
})

test('a page at a port that was forwarded to ours is let in', () => {
  expect(names().wrong({ host: '192.0.2.7', origin: 'http://192.0.2.7' })).toBeUndefined()
  expect(names().wrong({ host: 'hub-1:443', origin: 'https://hub-1' })).toBeUndefined()
})

test('[F16] a given name is one of ours, also where a proxy calls us by another and adds TLS', () => {
  const asked = { host: '127.0.0.1:4000', origin: 'https://fila.example.pt' }
  expect(names().wrong(asked)).toEqual({ name: 'fila.example.pt', header: 'Origin' })
  const made = names({ given: given('fila.example.pt') })
  expect(made.wrong(asked)).toBeUndefined()
  expect(made.wrong({ host: 'Fila.Example.PT', origin: undefined })).toBeUndefined()
  expect(made.wrong({ ...asked, origin: 'https://fila.example.pt:8443' })).toMatchObject({ header: 'Origin' })
  expect(names({ given: given('fila.example.pt:8443') }).wrong({ ...asked, origin: 'https://fila.example.pt:8443' })).toBeUndefined()
})

test('the centre\'s address of the phone page is asked for each time, since it changes', () => {
  let url = 'https://fila.example.pt/t/'
  const made = names({ also: () => given(nameOfUrl(url)?.name ?? '') })
  expect(made.wrong({ host: 'fila.example.pt', origin: undefined })).toBeUndefined()
  url = 'https://senha.example.pt/t/'
  expect(made.wrong({ host: 'fila.example.pt', origin: undefined })).toMatchObject({ name: 'fila.example.pt' })
  expect(made.wrong({ host: 'senha.example.pt', origin: undefined })).toBeUndefined()
})

test('[security 12] an address that DHCP gave is known some seconds later, and the old one no more', () => {
  const made = names()
  expect(made.wrong({ host: '192.0.2.7', origin: undefined })).toBeUndefined()
  addresses = ['127.0.0.1', '192.0.2.99']
  now += 10_000
  expect(made.wrong({ host: '192.0.2.99', origin: undefined })).toBeUndefined()
  expect(made.wrong({ host: '192.0.2.7', origin: undefined })).toMatchObject({ name: '192.0.2.7' })
  addresses = ['127.0.0.1', '::1', '192.0.2.7', 'fd00::2']
  now += 10_000
})

test('who listens on loopback alone goes by loopback names and given ones', () => {
  const made = names({ machineToo: false, given: given('kiosk.test') })
  expect(['localhost', '127.0.0.1', '[::1]', 'kiosk.test'].map((host) => made.wrong({ host, origin: undefined }))).toEqual([undefined, undefined, undefined, undefined])
  for (const host of ['hub-1.local', 'senha-hub.local', '192.0.2.7']) expect(made.wrong({ host, origin: undefined })).toMatchObject({ name: host })
})

test('a name that is told or logged is no longer than a name can be', () => {
  expect(names().wrong({ host: 'a'.repeat(10_000), origin: undefined })?.name.length).toBeLessThanOrEqual(260)
})

test.each([
  ['fila.example.pt', { name: 'fila.example.pt', port: undefined }], ['Fila.Example.pt:8443', { name: 'fila.example.pt', port: 8443 }], ['fila:80', { name: 'fila', port: 80 }],
  ['::1', { name: '[::1]', port: undefined }], ['fd00::2', { name: '[fd00::2]', port: undefined }], ['[fd00::2]:81', { name: '[fd00::2]', port: 81 }],
  ['http://fila.example.pt', undefined], ['a b', undefined], ['', undefined], ['*.example.pt', undefined],
])('--name %s', (text, name) => expect(givenName(text)).toEqual(name))
