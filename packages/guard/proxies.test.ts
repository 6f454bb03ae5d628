import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { readNames, readProxies } from './flags.ts'
import { createProxies } from './proxies.ts'

const from = (remoteAddress: string, headers: Record<string, string> = {}): IncomingMessage => {
  const request = { headers: { host: '127.0.0.1:4000', ...headers }, socket: { remoteAddress }, connection: { remoteAddress } }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parts of a request that are read
  return request as unknown as IncomingMessage
}

test('[security 8] without trusted proxies nobody\'s headers are believed', () => {
  const proxies = createProxies([])
  const request = from('10.0.0.1', { 'x-forwarded-for': '192.0.2.7', 'x-forwarded-host': 'evil.example' })
  expect(proxies.addressOf(request)).toBe('10.0.0.1')
  expect(proxies.askedBy(request)).toEqual({ host: '127.0.0.1:4000', origin: undefined })
})

test('[security 8] a trusted proxy tells whose request it is and which name was asked for; what it was told itself is not believed', () => {
  const proxies = createProxies(['10.0.0.1', '10.1.0.0/24', 'fd00::1'])
  const told = { 'x-forwarded-for': '203.0.113.66, 192.0.2.7', 'x-forwarded-host': 'evil.example, fila.example.pt' }
  for (const proxy of ['10.0.0.1', '::ffff:10.0.0.1', '10.1.0.200', 'fd00::1']) {
    expect(proxies.addressOf(from(proxy, told))).toBe('192.0.2.7')
    expect(proxies.askedBy(from(proxy, told)).host).toBe('fila.example.pt')
  }
  expect(proxies.addressOf(from('10.0.0.1', { 'x-forwarded-for': '192.0.2.7, 10.1.0.3' }))).toBe('192.0.2.7')
  for (const stranger of ['10.0.0.2', '10.1.1.1', 'fd00::2']) {
    expect(proxies.addressOf(from(stranger, told))).toBe(stranger)
    expect(proxies.askedBy(from(stranger, told)).host).toBe('127.0.0.1:4000')
  }
})

test('a proxy that says nothing is the one who asks; IPv4 has one spelling', () => {
  expect(createProxies(['10.0.0.1']).addressOf(from('::ffff:10.0.0.1'))).toBe('10.0.0.1')
  expect(createProxies([]).addressOf(from('::ffff:192.0.2.7'))).toBe('192.0.2.7')
})

test('flags: lists with commas, and what is no name or address is refused', () => {
  expect(readNames(['a.pt, b.pt:81', 'c'])).toEqual({ ok: true, names: [{ name: 'a.pt', port: undefined }, { name: 'b.pt', port: 81 }, { name: 'c', port: undefined }] })
  for (const wrong of ['http://a.pt', 'a/b', '', 'a.pt,']) expect(readNames([wrong])).toMatchObject({ ok: false, error: { message: expect.stringContaining('--name') } })
  expect(readProxies(['127.0.0.1,10.0.0.0/8'])).toEqual({ ok: true, addresses: ['127.0.0.1', '10.0.0.0/8'] })
  for (const wrong of ['proxy.example.pt', '10.0.0.0/99', '']) expect(readProxies([wrong])).toMatchObject({ ok: false, error: { message: expect.stringContaining('--trusted-proxy') } })
})
