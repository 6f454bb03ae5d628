import { join } from 'node:path'
import { app, BrowserWindow, crashReporter, ipcMain, Menu, screen, session } from 'electron'
import { startKiosk } from '../host/start.ts'
import type { Kiosk } from '../host/start.ts'
import { windowTimings } from '../timings.ts'
import { openCrashLog, tidyDumps } from './crash-log.ts'
import { fencePage, fenceSession } from './fence.ts'
import { readWindowFlags } from './flags.ts'
import { createWatchdog } from './watchdog.ts'
import { chooseDisplay, switches, windowOptions } from './window-options.ts'

// what a kiosk writes is for its own user alone
process.umask(0o077)

/** One clear line and a non-zero status. */
const stop = (cause: unknown): void => {
  console.error(`kiosk: ${cause instanceof Error ? cause.message : String(cause)}`)
  app.exit(1)
}

const main = async (): Promise<void> => {
  const flags = readWindowFlags(process.argv.slice(app.isPackaged ? 1 : 2))
  const crashes = join(flags.data, 'crashes')
  const log = openCrashLog(crashes, () => new Date())
  app.setPath('userData', join(flags.data, 'window'))
  app.setPath('crashDumps', crashes)
  crashReporter.start({ uploadToServer: false })
  tidyDumps(crashes)
  for (const [name, value] of switches) app.commandLine.appendSwitch(name, value)
  app.enableSandbox()
  if (!app.requestSingleInstanceLock()) return stop('another kiosk is open')
  app.on('child-process-gone', (_event, { type, reason }) => log.note(`process: ${type} ${reason}`))

  let kiosk: Kiosk | undefined
  let leaving = false
  const leave = (status: number): void => {
    if (leaving) return
    leaving = true
    void Promise.resolve(kiosk?.close()).finally(() => app.exit(status))
  }
  const restart = (): void => {
    log.note('restart')
    // systemd starts a failed service again by itself; elsewhere the program does it
    if (process.env['INVOCATION_ID'] === undefined) app.relaunch()
    leave(1)
  }
  process.on('uncaughtException', (cause) => {
    log.note(`main: ${cause.stack ?? cause.message}`)
    restart()
  })
  await app.whenReady()
  Menu.setApplicationMenu(null)
  kiosk = await startKiosk({ ...flags, screens: true, host: '127.0.0.1' }, () => leave(0))
  const home = kiosk.address
  fenceSession(session.defaultSession, home)
  app.on('web-contents-created', (_event, contents) => fencePage(contents, home))
  app.on('window-all-closed', () => restart())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => leave(0))

  const window = new BrowserWindow(windowOptions(chooseDisplay(screen.getAllDisplays(), screen.getPrimaryDisplay(), flags.display).bounds, join(import.meta.dirname, 'preload.cjs')))
  const load = (): void => void window.loadURL(home).catch((cause: unknown) => log.note(`load: ${String(cause)}`))
  const watchdog = createWatchdog({
    ping: () => window.webContents.send('senha:ping'), reload: load, restart, note: (what) => log.note(`page: ${what}`),
    now: () => Date.now(), restartsLately: () => log.count('restart', Date.now() - windowTimings.restartsWithinMs),
  })
  ipcMain.on('senha:alive', (event) => {
    if (event.senderFrame?.url.startsWith(home)) watchdog.alive()
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => watchdog.failed(`gone: ${reason}`))
  window.on('unresponsive', () => watchdog.failed('hangs'))
  window.once('ready-to-show', () => window.show())
  window.on('close', (event) => {
    if (!leaving) event.preventDefault()
  })
  setInterval(watchdog.tick, windowTimings.pingEveryMs)
  load()
  console.log(kiosk.ready)
}

main().catch(stop)
