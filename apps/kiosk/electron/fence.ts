import { leadsOut, mayLoad, mayVisit } from './guard.ts'
import type { Key } from './guard.ts'

/** The parts of Electron's objects that are fenced: Electron's own fit, and so do doubles in tests. */
export interface Stoppable { preventDefault(): void }
export interface FencedContents {
  on(event: 'will-navigate' | 'will-redirect', listener: (event: Stoppable, url: string) => void): unknown
  on(event: 'will-frame-navigate', listener: (event: Stoppable & { readonly url: string }) => void): unknown
  on(event: 'will-attach-webview' | 'context-menu', listener: (event: Stoppable) => void): unknown
  on(event: 'before-input-event', listener: (event: Stoppable, key: Key) => void): unknown
  on(event: 'zoom-changed' | 'did-finish-load', listener: () => void): unknown
  setWindowOpenHandler(handler: () => { action: 'deny' }): void
  setZoomLevel(level: number): void
  setVisualZoomLevelLimits(minimum: number, maximum: number): Promise<void>
}
export interface FencedSession {
  setPermissionRequestHandler(handler: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void): void
  setPermissionCheckHandler(handler: () => boolean): void
  setDevicePermissionHandler(handler: () => boolean): void
  on(event: 'will-download', listener: (event: Stoppable) => void): unknown
  readonly webRequest: { onBeforeRequest(listener: (request: { readonly url: string }, answer: (response: { cancel: boolean }) => void) => void): void }
}

/** Nobody leaves the page `home`: no other address, window, frame, menu, key or zoom. */
export const fencePage = (contents: FencedContents, home: string): void => {
  const stayHome = (event: Stoppable, url: string): void => {
    if (!mayVisit(url, home)) event.preventDefault()
  }
  contents.on('will-navigate', stayHome)
  contents.on('will-redirect', stayHome)
  contents.on('will-frame-navigate', (event) => stayHome(event, event.url))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('context-menu', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('before-input-event', (event, key) => {
    if (leadsOut(key)) event.preventDefault()
  })
  const unzoomed = (): void => {
    contents.setZoomLevel(0)
    void contents.setVisualZoomLevelLimits(1, 1)
  }
  contents.on('zoom-changed', unzoomed)
  contents.on('did-finish-load', unzoomed)
}

/** Nothing is asked of the machine, nothing is fetched from elsewhere, nothing is kept as a file. */
export const fenceSession = (session: FencedSession, home: string): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !mayLoad(request.url, home) }))
}
