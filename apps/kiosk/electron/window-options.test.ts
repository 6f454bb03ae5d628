import { expect, test } from 'vitest'
import { readWindowFlags } from './flags.ts'
import { chooseDisplay, windowOptions } from './window-options.ts'

test('the window fills its screen, and its page has no power over the machine', () => {
  const { webPreferences, ...window } = windowOptions({ x: 1920, y: 0, width: 1080, height: 1920 }, '/app/preload.cjs')
  expect(window).toMatchObject({ x: 1920, width: 1080, height: 1920, kiosk: true, fullscreen: true, frame: false })
  expect(webPreferences).toMatchObject({
    contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInSubFrames: false, nodeIntegrationInWorker: false,
    webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, devTools: false, navigateOnDragDrop: false,
  })
})

test('the screen that is asked for is taken; where it is missing, the main one', () => {
  expect([chooseDisplay(['a', 'b'], 'a', 1), chooseDisplay(['a'], 'a', 1), chooseDisplay(['b', 'a'], 'a', undefined)]).toEqual(['b', 'a', 'a'])
})

const rest = ['--hub', 'http://127.0.0.1:4000', '--token', 't', '--printer', 'virtual', '--port', '0', '--data', '/tmp/k']
test('--display stands anywhere among the other flags; no number is refused', () => {
  expect(readWindowFlags(['--display', '1', ...rest])).toMatchObject({ display: 1, printer: 'virtual' })
  expect(readWindowFlags([...rest, '--display', '0'])).toMatchObject({ display: 0 })
  expect(readWindowFlags(rest).display).toBeUndefined()
  expect(() => readWindowFlags([...rest, '--display', 'left'])).toThrow(/counted from 0/)
  expect(() => readWindowFlags([...rest, '--display'])).toThrow(/counted from 0/)
})
