import { expect, test } from 'vitest'
import { openToNetwork } from './open-to-network.ts'

test.each(['0.0.0.0', '::', '192.0.2.7'])('at %s the screens, and the page of papers, are told to be open to the network', (host) => {
  expect(openToNetwork(host, { screens: true, papers: false })).toMatch(/^--host .* can use its screens: take tickets and papers, and try its PIN\. Without --host only this machine can$/)
  expect(openToNetwork(host, { screens: false, papers: true })).toMatch(/read the papers that it printed, with their codes/)
  // a station prints what the hub sends: there is nothing to use
  expect(openToNetwork(host, { screens: false, papers: false })).toBeUndefined()
})

test.each(['127.0.0.1', '127.0.0.2', '::1'])('at %s nobody else comes', (host) => {
  expect(openToNetwork(host, { screens: true, papers: true })).toBeUndefined()
})
