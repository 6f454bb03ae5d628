import { randomBytes, scryptSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { browserName } from './browser-name.ts'
import { hashPin, isOfAnotherSecret, verifyPin } from './pin-hash.ts'
import { faultOfPin, newFirstPin } from './pin-rules.ts'
import { openSecret } from './secret.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'senha-pin-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('[OWASP] which PINs are taken', () => {
  test.each(['0000', '1234', '4321', '7890', '0987', '9999999', '1212', '123123', '2580'])('%s is too easy', (pin) => {
    expect(faultOfPin(pin, 'sara')).toBe('easy')
  })
  test.each([
    ['12', 'form'],
    ['12a4', 'form'],
    ['1234567890123', 'form'],
    ['730416', undefined],
    ['1357', undefined],
  ] as const)('%s: %s', (pin, fault) => {
    expect(faultOfPin(pin, 'sara')).toBe(fault)
  })
  test("the user's own id is none, nor the number in it", () => {
    expect(faultOfPin('730416', '730416')).toBe('own-id')
    expect(faultOfPin('730416', 'm730416')).toBe('own-id')
  })
  test('a first PIN is never an easy one', () => {
    for (let n = 0; n < 200; n += 1) expect(faultOfPin(newFirstPin('sara'), 'sara')).toBeUndefined()
  })
})

describe('[security 16] the secret of the PINs', () => {
  test('is made once, outside of the database, and read by its owner alone', () => {
    const secret = openSecret(folder)
    const file = join(folder, 'secret', 'pepper')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o700)
    expect(openSecret(folder)).toEqual(secret)
    expect(readFileSync(file).length).toBe(32)
  })

  test('a hash alone gives no PIN away: with another secret the right PIN is wrong, and the hash says whose it is', async () => {
    const [own, other] = [openSecret(folder), openSecret(join(folder, 'elsewhere'))]
    const hash = await hashPin('730416', own)
    expect(await verifyPin('730416', hash, own)).toBe('right')
    expect(await verifyPin('730417', hash, own)).toBe('wrong')
    expect(await verifyPin('730416', hash, other)).toBe('wrong')
    expect([isOfAnotherSecret(hash, own), isOfAnotherSecret(hash, other)]).toEqual([false, true])
  })

  test('a hash of the released format, without a secret, still fits its PIN', async () => {
    const salt = randomBytes(16)
    const old = `scrypt$${2 ** 15}$${salt.toString('base64')}$${scryptSync('5678', salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }).toString('base64')}`
    expect(await verifyPin('5678', old, openSecret(folder))).toBe('old')
    expect(await verifyPin('5679', old, openSecret(folder))).toBe('wrong')
  })

  test("a file that was named, or systemd's credential, takes its place; one too short or absent is refused", () => {
    const file = join(folder, 'pepper')
    writeFileSync(file, 'sixteen bytes or more')
    expect(openSecret(join(folder, 'data'), file).id).toBe(openSecret(join(folder, 'data'), undefined, folder).id)
    writeFileSync(file, 'short')
    expect(() => openSecret(folder, file)).toThrow('too short')
    expect(() => openSecret(folder, join(folder, 'absent'))).toThrow('cannot read the secret')
  })

  test('what is no hash at all fits no PIN', async () => {
    expect(await verifyPin('1234', 'nobody signs in with a PIN here', openSecret(folder))).toBe('wrong')
    expect(await verifyPin('', '', openSecret(folder))).toBe('wrong')
  })
})

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
    'Edge, Windows',
  ],
  [
    'Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/604.1',
    'Safari, iOS',
  ],
  ['curl/8.5', ''],
])('a browser is told in coarse words: %s', (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name)
})
