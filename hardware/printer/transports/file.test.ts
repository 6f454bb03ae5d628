import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openForTest, paper } from '../contract.ts'
import { faultOf } from './transport.ts'

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'senha-file-')) })
afterEach(() => { rmSync(folder, { recursive: true }) })

describe('a file as a printer', () => {
  it('keeps what was in it and gets the paper added', async () => {
    const path = join(folder, 'roll')
    writeFileSync(path, 'before')
    expect(await openForTest(`file:${path}`).print(paper(8))).toEqual({ outcome: 'printed' })
    expect(readFileSync(path).toString('hex')).toMatch(/^6265666f72651b401b6101.*1d564200$/)
  })

  it('asks nothing of a file: no status request stands in it', async () => {
    const path = join(folder, 'roll')
    const printer = openForTest(`file:${path}`, { model: 'epson-tm-t88vi' })
    expect(await printer.status()).toMatchObject({ state: 'ready' })
    expect(await printer.print(paper(8, 1, 512))).toEqual({ outcome: 'printed' })
    expect(readFileSync(path).subarray(0, 5).toString('hex')).toBe('1b401b6101')
  })

  it.each([['no-such-folder/roll', 'unreachable'], ['.', 'error']])('that cannot be written fails: %s', async (name, fault) => {
    expect(await openForTest(`file:${join(folder, name)}`).print(paper(8))).toEqual({ outcome: 'failed', fault })
  })

  it('makes no file where a device should be', async () => {
    const printer = openForTest('file:/dev/usb/lp-that-is-not-there')
    expect(await printer.print(paper(8))).toEqual({ outcome: 'failed', fault: 'unreachable' })
    expect(await printer.status()).toMatchObject({ state: 'offline', fault: 'unreachable' })
    expect(existsSync('/dev/usb/lp-that-is-not-there')).toBe(false)
  })

  it('knows what the system means by not allowed', () => {
    expect(faultOf(Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }))).toBe('permission')
    expect(faultOf(Object.assign(new Error('ENOENT'), { code: 'ENOENT' }))).toBe('unreachable')
  })
})

describe('a device node', () => {
  it('that takes every byte and never answers has printed', async () => {
    expect(await openForTest('file:/dev/null').print(paper())).toEqual({ outcome: 'printed' })
  })

  it('that refuses the bytes has not', async () => {
    expect(await openForTest('file:/dev/full').print(paper())).toMatchObject({ outcome: 'failed' })
  })
})
