import type { BrowserWindowConstructorOptions } from 'electron'

interface Bounds { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The one window: the whole of a screen, a page without any power over the machine. */
export const windowOptions = ({ x, y, width, height }: Bounds, preload: string): BrowserWindowConstructorOptions => ({
  x, y, width, height, kiosk: true, fullscreen: true, frame: false, show: false, autoHideMenuBar: true, backgroundColor: '#021c51', title: 'Senha',
  webPreferences: {
    preload, contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
    webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, devTools: false, navigateOnDragDrop: false,
    disableDialogs: true, spellcheck: false, backgroundThrottling: false, autoplayPolicy: 'no-user-gesture-required', zoomFactor: 1,
  },
})

/** Chromium's switches: sound without a touch first, no gesture that goes back or zooms, no bubble over the page. */
export const switches: readonly (readonly [string, string?])[] = [
  ['autoplay-policy', 'no-user-gesture-required'], ['disable-pinch'], ['overscroll-history-navigation', '0'], ['disable-background-networking'],
  ['disable-component-update'], ['no-default-browser-check'], ['disable-features', 'Translate,HardwareMediaKeyHandling,MediaRouter'],
]

/** The screen that was asked for, else the main one: a kiosk whose second screen is off still opens. */
export const chooseDisplay = <D>(all: readonly D[], main: D, wanted: number | undefined): D => (wanted === undefined ? main : (all[wanted] ?? main))
