import { EventEmitter } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLink } from '@senha/protocol/link'
import { afterAll, expect, test, vi } from 'vitest'
import { screenFacts, screenNamespace, screenTable, screenToken } from '../link.ts'

// Electron itself is not there: what main.ts asks of it is written down, and what Electron would tell is told.
const electron = vi.hoisted(() => ({ asked: [] as string[], options: [] as object[], loaded: [] as string[], exits: [] as number[] }))
const emitters = vi.hoisted(() => ({ window: undefined as EventEmitter | undefined, contents: undefined as EventEmitter | undefined }))

vi.mock('electron', () => {
  const app = Object.assign(new EventEmitter(), {
    isPackaged: false, setPath: (name: string) => void electron.asked.push(`path ${name}`), enableSandbox: () => void electron.asked.push('sandbox'),
    commandLine: { appendSwitch: (name: string) => void electron.asked.push(`switch ${name}`) }, requestSingleInstanceLock: () => true,
    whenReady: async () => undefined, exit: (status: number) => void electron.exits.push(status), relaunch: () => void electron.asked.push('relaunch'),
  })
  const Contents = class extends EventEmitter {
    send(name: string): void { electron.asked.push(`send ${name}`) }
    setWindowOpenHandler(): void { electron.asked.push('windows refused') }
  }
  const BrowserWindow = class extends EventEmitter {
    webContents = new Contents()
    constructor(options: object) {
      super()
      electron.options.push(options)
      emitters.window = this
      emitters.contents = this.webContents
      app.emit('web-contents-created', {}, this.webContents)
    }
    async loadURL(url: string): Promise<void> { electron.loaded.push(url) }
    show(): void { electron.asked.push('show') }
  }
  const handler = (name: string) => (): void => void electron.asked.push(name)
  return {
    app, BrowserWindow, crashReporter: { start: handler('crash reporter') }, ipcMain: new EventEmitter(), Menu: { setApplicationMenu: handler('no menu') },
    screen: { getAllDisplays: () => [{ bounds: { x: 0, y: 0, width: 1, height: 1 } }, { bounds: { x: 1080, y: 0, width: 1080, height: 1920 } }], getPrimaryDisplay: () => ({ bounds: {} }) },
    session: { defaultSession: Object.assign(new EventEmitter(), { setPermissionRequestHandler: handler('permissions'), setPermissionCheckHandler: handler('checks'), setDevicePermissionHandler: handler('devices'), webRequest: { onBeforeRequest: handler('requests') } }) },
  }
})

const folder = mkdtempSync(join(tmpdir(), 'kiosk-window-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('one fenced full-screen window on the second screen shows the kiosk; a page that dies is loaded again; staff leave with the PIN', async () => {
  process.argv = ['electron', 'app', '--display', '1', '--hub', 'http://127.0.0.1:9', '--token', 't', '--id', 'k1', '--printer', `file:${join(folder, 'paper')}`, '--port', '0', '--data', folder, '--demo-pin', '4321']
  await import('./main.ts')
  await vi.waitUntil(() => electron.loaded.length === 1, { timeout: 30_000, interval: 5 })
  expect(electron.loaded[0]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/kiosk$/)
  expect(electron.options).toMatchObject([{ x: 1080, height: 1920, kiosk: true, webPreferences: { sandbox: true, preload: expect.stringMatching(/preload\.cjs$/) } }])
  for (const fact of ['sandbox', 'crash reporter', 'no menu', 'permissions', 'checks', 'devices', 'requests', 'windows refused', 'switch autoplay-policy']) expect(electron.asked).toContain(fact)
  emitters.window?.emit('ready-to-show')
  expect(electron.asked).toContain('show')

  const closing = { preventDefault: vi.fn<() => void>() }
  emitters.window?.emit('close', closing)
  expect(closing.preventDefault).toHaveBeenCalledOnce()
  emitters.contents?.emit('render-process-gone', {}, { reason: 'crashed' })
  expect(electron.loaded).toHaveLength(2)
  expect(existsSync(join(folder, 'crashes', `${new Date().toISOString().slice(0, 10)}.log`))).toBe(true)

  const screen = openLink({ hub: new URL(electron.loaded[0] ?? '').origin, namespace: screenNamespace, auth: { token: screenToken }, commands: screenTable, facts: screenFacts })
  expect(await screen.send('staff:unlock', { pin: '1111', for: 'exit' })).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  expect(await screen.send('staff:unlock', { pin: '4321', for: 'mediator' })).toMatchObject({ ok: true })
  expect(electron.exits).toEqual([])
  void screen.send('staff:unlock', { pin: '4321', for: 'exit' })
  await vi.waitUntil(() => electron.exits.length === 1, { timeout: 30_000, interval: 5 })
  screen.close()
  expect(electron.exits).toEqual([0])
  expect(electron.asked).not.toContain('relaunch')
})
