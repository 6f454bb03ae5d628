import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FlagsError, readFlags } from './flags.ts'
import { shownToken } from './token.ts'

let folder: string
let file: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-token-'))
  file = join(folder, 'token')
  writeFileSync(file, 'from-a-file\n')
  writeFileSync(join(folder, 'empty'), '\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

const rest = ['--hub', 'http://127.0.0.1:4000', '--printer', 'virtual', '--port', '0', '--data', 'data/k1']
const tokenOf = (args: readonly string[], env: Record<string, string> = {}): string => readFlags([...rest, ...args], { env }).token

describe('the token of a device', () => {
  test('comes from a file, the environment or a credential of the unit, and stands in no list of processes', () => {
    expect(tokenOf(['--token-file', file])).toBe('from-a-file')
    expect(tokenOf([], { SENHA_TOKEN: ' from-the-environment\n' })).toBe('from-the-environment')
    expect(tokenOf([], { CREDENTIALS_DIRECTORY: folder })).toBe('from-a-file')
    // what is said nearer to the program counts
    expect(tokenOf(['--token-file', file], { SENHA_TOKEN: 'other' })).toBe('from-a-file')
    expect(tokenOf([], { SENHA_TOKEN: 'nearer', CREDENTIALS_DIRECTORY: folder })).toBe('nearer')
    expect(tokenOf(['--token', 'typed'], { SENHA_TOKEN: 'other' })).toBe('typed')
  })

  test.each([
    ['no token anywhere', [], {}, /^usage/], ['an empty variable', [], { SENHA_TOKEN: ' ' }, /^usage/], ['two tokens', ['--token', 't', '--token-file', 'f'], {}, /two tokens/],
    ['a file that is not there', ['--token-file', '/nowhere/token'], {}, /cannot be read from \/nowhere\/token \(ENOENT\)/],
  ] as const)('%s is refused in one line', (_what, args, env, says) => {
    const refused = () => tokenOf(args, env)
    expect(refused).toThrow(FlagsError)
    expect(refused).toThrow(says)
  })

  test('in a file that is empty is refused, and what the file holds is never said', () => {
    expect(() => tokenOf(['--token-file', join(folder, 'empty')])).toThrow(/holds no token/)
    writeFileSync(join(folder, 'two'), 'secret words')
    expect(() => tokenOf(['--token-file', join(folder, 'two')])).not.toThrow(/secret/)
  })

  test('typed as a flag is warned of, but for a demo’s, which everybody knows; the warning does not repeat it', () => {
    for (const args of [['--token', 'secret'], ['--token=secret']]) {
      expect(shownToken(args)).toContain('--token-file')
      expect(shownToken(args)).not.toContain('secret')
    }
    expect(shownToken(['--token', 'demo-kiosk'])).toBeUndefined()
    expect(shownToken(['--token-file', file])).toBeUndefined()
  })
})
