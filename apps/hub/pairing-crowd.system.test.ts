import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, login, startHub } from './testing/hub-process.ts'
import type { HubProcess } from './testing/hub-process.ts'
import { enter, openRaw } from './testing/raw-frames.ts'
import type { RawConnection } from './testing/raw-frames.ts'
import { limits } from './timings.ts'

/** Strangers who crowd the place where new devices wait to be let in. */
let hub: HubProcess
beforeAll(async () => {
  hub = await startHub(['--demo'])
})
afterAll(async () => hub.close())

test('[security 17] strangers who wait to be paired keep no display out; the supervisor is told what waits and from where', async () => {
  const code = async (raw: RawConnection): Promise<string | undefined> =>
    /"code":"(\w{6})"/.exec(
      (await raw.heard((text) => text.startsWith('42/pairing') || text.startsWith('44/pairing'))) ?? '',
    )?.[1]
  const crowd = await Promise.all(
    // more than there are places
    Array.from({ length: limits.devicesToPair + 10 }, async (_, n) => {
      const raw = await openRaw(hub.url, { from: `127.0.2.${1 + (n % 111)}` })
      await enter(raw, '/pairing', { kind: 'kiosk' })
      return raw
    }),
  )
  const display = await openRaw(hub.url, { from: '127.0.0.20' })
  await enter(display, '/pairing', { kind: 'display' })
  const shown = await code(display)
  expect(shown).toBeDefined()
  const marta = await connect(hub.url, '/monitor', { token: await login(hub.url, 'marta') })
  expect(await marta.command('device:waiting', { code: shown })).toMatchObject({
    ok: true,
    device: { kind: 'display', address: '127.0.0.20' },
  })
  expect(await marta.command('device:pair', { code: shown, deviceId: 'hall', kind: 'kiosk' })).toMatchObject({
    ok: false,
    error: { code: 'conflict' },
  })
  expect(await marta.command('device:pair', { code: shown, deviceId: 'hall', kind: 'display' })).toMatchObject({
    ok: true,
  })
  expect(await marta.command('device:waiting', { code: shown })).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  })
  marta.close()
  for (const raw of [...crowd, display]) raw.close()
})

test('strangers at 310 addresses, more than a usual network has, come again and again and keep no display from its code', async () => {
  const stranger = async (n: number): Promise<RawConnection> => {
    const raw = await openRaw(hub.url, { from: `127.0.${3 + (n % 2)}.${1 + Math.floor(n / 2)}` })
    await enter(raw, '/pairing', { kind: 'kiosk' })
    return raw
  }
  const crowd = await Promise.all(Array.from({ length: 310 }, (_, n) => stranger(n)))
  const display = await openRaw(hub.url, { from: '127.0.0.22' })
  await enter(display, '/pairing', { kind: 'display' })
  const shown = /"code":"(\w{6})"/.exec((await display.heard((text) => text.startsWith('42/pairing'))) ?? '')?.[1]
  // those who were shown out for it are first in the row again
  const again = await Promise.all(Array.from({ length: 10 }, (_, n) => stranger(300 + n)))
  const marta = await connect(hub.url, '/monitor', { token: await login(hub.url, 'marta') })
  expect(await marta.command('device:waiting', { code: shown })).toMatchObject({ ok: true, device: { kind: 'display' } })
  marta.close()
  for (const raw of [...crowd, ...again, display]) raw.close()
})

test('55 addresses that come again keep neither an early display nor a late one from its code', async () => {
  const codes = (raw: RawConnection): number => raw.received.filter((text) => text.includes('"code":"')).length
  const pairing = async (from: string, kind: string): Promise<RawConnection> => {
    const raw = await openRaw(hub.url, { from })
    await enter(raw, '/pairing', { kind })
    await raw.heard((text) => text.startsWith('42/pairing'))
    return raw
  }
  const early = await pairing('127.0.0.20', 'display')
  const crowd = await Promise.all(Array.from({ length: 55 }, (_, n) => pairing(`127.0.1.${10 + n}`, 'kiosk')))
  const late = await pairing('127.0.0.21', 'display')
  const again = await Promise.all(Array.from({ length: 55 }, (_, n) => pairing(`127.0.1.${10 + n}`, 'kiosk')))
  // asked after all of it: the hub has dealt with everything before
  const marta = await connect(hub.url, '/monitor', { token: await login(hub.url, 'marta') })
  expect(await marta.command('device:waiting', { code: 'NOBODY' })).toMatchObject({ ok: false })
  expect([early, late].map((display) => [display.isClosed(), codes(display)])).toEqual([
    [false, 1],
    [false, 1],
  ])
  marta.close()
  for (const raw of [early, late, ...crowd, ...again]) raw.close()
})
