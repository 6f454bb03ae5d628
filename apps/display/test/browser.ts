import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

/** Builds a screen that was not built yet, or whose sources changed since. */
export const ensureBuilt = (screen: 'display' | 'phone'): void => {
  execFileSync(process.execPath, [fileURLToPath(new URL('../../../scripts/build-screens.mjs', import.meta.url)), screen], {
    stdio: 'inherit',
    // vitest's own NODE_ENV would build the screens with React's development runtime
    env: { ...process.env, NODE_ENV: 'production' },
  })
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
