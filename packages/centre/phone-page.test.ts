import { expect, test } from 'vitest'
import { LONGEST_PHONE_PAGE, phonePageHints } from './phone-page.ts'

test('an address over TLS, and one inside the building, leave nothing to say', () => {
  for (const url of ['https://fila.example.pt', 'https://fila.example.pt/lisboa/', 'http://192.168.1.20:4020', 'http://10.0.0.4', 'http://172.16.0.9', 'http://100.64.3.2', 'http://senha-hub.local', 'http://fila', 'http://[fd00::7]:4020']) {
    expect([url, phonePageHints(url)]).toEqual([url, []])
  }
})

test('what keeps a phone from the page, or a stranger from nothing, is named', () => {
  const long = (length: number): string => `https://fila.example.pt/${'a'.repeat(length - 'https://fila.example.pt/'.length)}`
  expect(phonePageHints(undefined)).toEqual(['missing'])
  expect(phonePageHints('http://localhost:4000')).toEqual(['this-machine'])
  expect(phonePageHints('http://127.0.0.1:4000')).toEqual(['this-machine'])
  expect(phonePageHints('http://fila.example.pt')).toEqual(['open'])
  expect(phonePageHints('http://172.32.0.1')).toEqual(['open'])
  expect(phonePageHints(long(LONGEST_PHONE_PAGE))).toEqual([])
  expect(phonePageHints(long(LONGEST_PHONE_PAGE + 1))).toEqual(['too-long'])
})
