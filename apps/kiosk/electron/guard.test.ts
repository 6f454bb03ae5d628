import { describe, expect, test } from 'vitest'
import { leadsOut, mayLoad, mayVisit } from './guard.ts'

const home = 'http://127.0.0.1:4010/kiosk'
const plain = { control: false, alt: false, meta: false }

test.each(['http://127.0.0.1:4010/kiosk', 'http://127.0.0.1:4010/kiosk/', 'http://127.0.0.1:4010/kiosk?again=1'])('the page itself may be visited: %s', (url) => {
  expect(mayVisit(url, home)).toBe(true)
})

test.each([
  'http://127.0.0.1:4011/kiosk', 'http://localhost:4010/kiosk', 'https://127.0.0.1:4010/kiosk', 'http://127.0.0.1:4010/paper', 'http://127.0.0.1:4010/kiosk/../paper',
  'https://example.org/', 'file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x', 'about:blank', 'chrome://settings', 'view-source:http://127.0.0.1:4010/kiosk', 'ws://127.0.0.1:4010/kiosk', '',
])('any other address is refused: %j', (url) => {
  expect(mayVisit(url, home)).toBe(false)
})

test('only its own host is asked for files and talked to', () => {
  expect(['http://127.0.0.1:4010/kiosk/assets/a.js', 'ws://127.0.0.1:4010/socket.io/?EIO=4', 'data:image/png;base64,x', 'blob:http://127.0.0.1:4010/1'].map((url) => mayLoad(url, home))).toEqual([true, true, true, true])
  expect(['http://127.0.0.1:4000/', 'https://example.org/x.js', 'file:///etc/passwd', 'chrome-extension://x/y', 'devtools://x'].map((url) => mayLoad(url, home))).toEqual([false, false, false, false, false])
})

describe('a key', () => {
  test.each(['a', 'ç', 'я', '7', ' ', '-', 'Enter', 'Tab', 'Escape', 'Backspace', 'ArrowUp', 'PageDown', 'F1', 'F13', 'F24'])('that types, moves or asks for help passes: %j', (key) => {
    expect(leadsOut({ ...plain, key })).toBe(false)
  })
  test.each(['F2', 'F5', 'F11', 'F12', 'BrowserBack', 'BrowserHome', 'Meta', 'Alt', 'Control', 'ContextMenu', 'PrintScreen', 'LaunchMail', 'Power', 'AltGraph'])('that does anything else is swallowed: %s', (key) => {
    expect(leadsOut({ ...plain, key })).toBe(true)
  })
  test.each([
    ['zoom', { control: true, key: '+' }], ['zoom with zero', { control: true, key: '0' }], ['close', { control: true, key: 'w' }], ['reload', { control: true, key: 'r' }],
    ['developer tools', { control: true, key: 'I' }], ['close the window', { alt: true, key: 'F4' }], ['back', { alt: true, key: 'ArrowLeft' }], ['another window', { alt: true, key: 'Tab' }], ['the desktop', { meta: true, key: 'd' }], ['print', { control: true, key: 'p' }],
  ])('held with another to %s is swallowed', (_name, key) => {
    expect(leadsOut({ ...plain, ...key })).toBe(true)
  })
})
