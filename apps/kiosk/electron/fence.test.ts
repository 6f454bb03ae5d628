import { EventEmitter } from 'node:events'
import type { Session, WebContents } from 'electron'
import { expect, expectTypeOf, test, vi } from 'vitest'
import { fencePage, fenceSession } from './fence.ts'
import type { FencedContents, FencedSession } from './fence.ts'

const home = 'http://127.0.0.1:4010/kiosk'
const stoppable = () => ({ preventDefault: vi.fn<() => void>() })

class Contents extends EventEmitter {
  handler: () => { action: string } = () => ({ action: 'allow' })
  readonly setWindowOpenHandler = (handler: () => { action: 'deny' }): void => { this.handler = handler }
  readonly setZoomLevel = vi.fn<(level: number) => void>()
  readonly setVisualZoomLevelLimits = vi.fn<(minimum: number, maximum: number) => Promise<void>>(async () => undefined)
}

test('Electron\'s own pages and sessions are what is fenced', () => {
  expectTypeOf<WebContents>().toExtend<FencedContents>()
  expectTypeOf<Session>().toExtend<FencedSession>()
})

test('links, redirects and frames that lead elsewhere are stopped; home is not', () => {
  const contents = new Contents()
  fencePage(contents, home)
  for (const [name, give] of [['will-navigate', false], ['will-redirect', false], ['will-frame-navigate', true]] as const) {
    const [away, back] = [stoppable(), stoppable()]
    const go = (event: object, url: string): boolean => (give ? contents.emit(name, { ...event, url }) : contents.emit(name, event, url))
    expect(go(away, 'https://example.org/')).toBe(true)
    expect(go(back, home)).toBe(true)
    expect([away.preventDefault.mock.calls.length, back.preventDefault.mock.calls.length]).toEqual([1, 0])
  }
})

test('no new window, no web view, no context menu; keys that lead out never reach the page, letters do', () => {
  const contents = new Contents()
  fencePage(contents, home)
  expect(contents.handler()).toEqual({ action: 'deny' })
  for (const name of ['will-attach-webview', 'context-menu']) {
    const event = stoppable()
    contents.emit(name, event)
    expect(event.preventDefault).toHaveBeenCalledOnce()
  }
  const key = (pressed: string, control: boolean): number => {
    const event = stoppable()
    contents.emit('before-input-event', event, { key: pressed, control, alt: false, meta: false })
    return event.preventDefault.mock.calls.length
  }
  expect([key('w', true), key('F11', false), key('w', false)]).toEqual([1, 1, 0])
})

test('a zoomed page goes back to its size', () => {
  const contents = new Contents()
  fencePage(contents, home)
  contents.emit('zoom-changed')
  expect(contents.setZoomLevel).toHaveBeenCalledWith(0)
  expect(contents.setVisualZoomLevelLimits).toHaveBeenCalledWith(1, 1)
})

test('permissions and devices are refused, downloads are stopped, requests to others are cancelled', () => {
  const answers: boolean[] = []
  const events = new EventEmitter()
  let ask: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void = () => undefined
  let request: (asked: { url: string }, answer: (response: { cancel: boolean }) => void) => void = () => undefined
  fenceSession({
    setPermissionRequestHandler: (handler) => { ask = handler },
    setPermissionCheckHandler: (handler) => void answers.push(handler()),
    setDevicePermissionHandler: (handler) => void answers.push(handler()),
    on: (name, listener) => events.on(name, listener),
    webRequest: { onBeforeRequest: (listener) => { request = listener } },
  }, home)
  ask({}, 'media', (granted) => void answers.push(granted))
  expect(answers).toEqual([false, false, false])
  const download = stoppable()
  events.emit('will-download', download)
  expect(download.preventDefault).toHaveBeenCalledOnce()
  const cancelled: boolean[] = []
  for (const url of ['https://example.org/', 'http://127.0.0.1:4010/kiosk/']) request({ url }, ({ cancel }) => void cancelled.push(cancel))
  expect(cancelled).toEqual([true, false])
})
