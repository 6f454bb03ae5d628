import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

const app = new URL('..', import.meta.url).pathname

/** Builds a screen that was not built yet. */
export const ensureBuilt = (screen: 'display' | 'phone'): void => {
  if (existsSync(join(app, 'dist', screen, 'index.html'))) return
  const vite = join(createRequire(import.meta.url).resolve('vite/package.json'), '..', 'bin', 'vite.js')
  execFileSync(process.execPath, [vite, 'build', '--config', screen === 'phone' ? 'phone/vite.config.ts' : 'vite.config.ts'], { cwd: app, stdio: 'inherit' })
}

/** Debian's Chromium, started so that it may chime without a touch, as a lobby's is. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--mute-audio',
      '--autoplay-policy=no-user-gesture-required',
    ],
  })
