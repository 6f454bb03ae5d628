import { defineConfig } from 'vitest/config'

// Three rooms: what needs no process of its own ("unit"), what drives real processes over real sockets ("system"),
// and what a person would do in a real browser ("browser").
// Most of their time is spent waiting for the facts of real processes: several files at a time use two processors well.
// A fact that is waited for may come late on a busy machine; one second, as it stands by itself, was too little once in some thousands of waits,
// and half a minute while another program unpacked packages. A long limit costs nothing: a test goes on when the fact comes.
const expect = { poll: { timeout: 60_000 } }
// no test reads the hour of the machine: the centre is closed at night, and a demo's day ends at midnight
const setupFiles = ['scripts/testing/monday.mjs']
const exclude = ['**/node_modules/**', '**/dist/**']
export default defineConfig({
  test: {
    // what a program says is read where its test fails
    silent: 'passed-only',
    projects: [
      { test: { name: 'unit', setupFiles, maxWorkers: 4, expect, testTimeout: 120_000, include: ['**/*.test.ts', '**/*.test.tsx'], exclude: [...exclude, '**/*.system.test.ts', '**/*.browser.test.ts'] } },
      { test: { name: 'system', setupFiles, maxWorkers: 2, include: ['**/*.system.test.ts'], exclude, expect, testTimeout: 180_000, hookTimeout: 180_000 } },
      { test: { name: 'browser', setupFiles, maxWorkers: 2, include: ['**/*.browser.test.ts'], exclude, expect, testTimeout: 180_000, hookTimeout: 180_000 } },
    ],
  },
})
