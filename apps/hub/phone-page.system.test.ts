import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { connect, lisbon, runHub, startHub } from './testing/hub-process.ts'
import { raw } from './testing/raw.ts'

const folder = mkdtempSync(join(tmpdir(), 'senha-phone-page-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const withPage = (name: string, phonePageUrl: string): string => {
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(lisbon, 'utf8')), phonePageUrl }))
  return file
}
const check = (...args: string[]) => runHub(['check', ...args], 'apps/hub/admin.ts')

test('an address of the command line stands on every screen and paper of this run, and the file stays as it is', async () => {
  const before = readFileSync(lisbon, 'utf8')
  const hub = await startHub(['--demo', '--public-port', '0', '--phone-url', 'http://192.0.2.7:4020'])
  const kiosk = await connect(hub.url, '/kiosk', { token: 'demo-kiosk' })
  expect(await kiosk.fact('kiosk:state')).toMatchObject({ centre: { phonePageUrl: 'http://192.0.2.7:4020' } })
  expect(await (await fetch(`${hub.url}/api/centre`)).json()).toMatchObject({ phonePageUrl: 'http://192.0.2.7:4020' })
  // phones come under this name, and only the visitors' listener goes by it
  expect((await raw(`${hub.publicUrl}/t/`, { host: '192.0.2.7:4020' })).status).toBe(200)
  expect((await raw(`${hub.url}/health`, { host: '192.0.2.7:4020' })).status).toBe(403)
  // the address without its path, as it is typed from paper
  expect(await raw(`${hub.publicUrl}/`)).toMatchObject({ status: 302, headers: { location: '/t/' } })
  expect(readFileSync(lisbon, 'utf8')).toBe(before)
  kiosk.close()
  await hub.close()
})

test('the visitors\' listener may listen where the hub does not', async () => {
  const hub = await startHub(['--demo', '--public-port', '0', '--public-host', '127.0.0.2'])
  expect(hub.publicUrl).toMatch(/^http:\/\/127\.0\.0\.2:\d+$/)
  expect((await fetch(`${hub.publicUrl}/t/`)).status).toBe(200)
  await expect(fetch(hub.publicUrl.replace('127.0.0.2', '127.0.0.1'))).rejects.toThrow('fetch failed')
  await hub.close()
})

test('wrong addresses on the command line are one line', async () => {
  const start = (...flags: string[]) => runHub(['--centre', lisbon, '--data', join(folder, 'never'), '--port', '0', ...flags])
  expect(await start('--phone-url', 'fila.example.pt')).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^hub: --phone-url: an address that begins with http:\/\/ or https:\/\/[^\n]*\n$/) })
  expect(await start('--public-host', '127.0.0.2')).toMatchObject({ code: 1, stderr: 'hub: --public-host goes with --public-port\n' })
})

test('a centre without an address of the phone page is told so at the start, in words with what to do', async () => {
  const without = await startHub([])
  expect(without.said()).toContain('phonePageUrl is not set')
  expect(without.said()).toContain('--phone-url')
  await without.close()
  const withOne = await startHub(['--phone-url', 'https://fila.example.pt'])
  expect(withOne.said()).not.toContain('phonePageUrl')
  await withOne.close()
})

test('`check` says what phones would meet, and asks the page itself where it is told to', async () => {
  expect(await check(lisbon)).toMatchObject({ code: 0, stdout: expect.stringContaining('phonePageUrl is not set') })
  expect(await check(withPage('open.json', 'http://fila.example.pt'))).toMatchObject({ code: 0, stdout: expect.stringContaining('phonePageUrl begins with http://') })
  expect((await check(withPage('good.json', 'https://fila.example.pt'))).stdout).not.toContain('phonePageUrl')

  const hub = await startHub(['--demo', '--public-port', '0'])
  const here = withPage('here.json', hub.publicUrl)
  expect(await check(here, '--online')).toMatchObject({ code: 0, stdout: expect.stringContaining(`the phone page answers at ${hub.publicUrl}`) })
  // an address that answers with something else
  const elsewhere = withPage('elsewhere.json', `${hub.publicUrl}/other`)
  expect(await check(elsewhere, '--online')).toMatchObject({ code: 2, stdout: expect.stringMatching(/phonePageUrl: .* answers 404: it is not the phone page/) })
  await hub.close()
  expect(await check(here, '--online')).toMatchObject({ code: 2, stdout: expect.stringMatching(/phonePageUrl: .*\/t\/ does not answer \(.*ECONNREFUSED/) })
})
