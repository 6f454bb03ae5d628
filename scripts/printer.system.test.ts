import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startVirtualPrinter, type VirtualPrinter } from '@senha/printer/fakes/virtual-printer'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'

const program = fileURLToPath(new URL('printer.ts', import.meta.url))
const scripted = new URL('../hardware/printer/fakes/use-scripted-usb.ts', import.meta.url).href
const folder = mkdtempSync(join(tmpdir(), 'senha-installer-'))
afterAll(() => rmSync(folder, { recursive: true }))

const run = (args: readonly string[], nodeArgs: readonly string[] = []): Promise<{ code: number | null; said: string }> => new Promise(resolve => {
  const child = spawn(process.execPath, [...nodeArgs, program, ...args])
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => { said += data.toString() })
  child.on('close', code => resolve({ code, said }))
})

describe('the installer of a printer', () => {
  let virtual: VirtualPrinter
  beforeEach(async () => { virtual = await startVirtualPrinter() })
  afterEach(() => virtual.close())

  it('prints a test page whose code a phone can read', async () => {
    const { code, said } = await run(['--test', '--to', virtual.address, '--language', 'uk'])
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('Printed.') })
    const [paper] = virtual.papers()
    expect(paper?.oddities).toEqual([])
    const reader = spawnSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', '-'], { input: paper?.png(), encoding: 'utf8' })
    expect(reader.stdout.trim()).toBe('SENHA')
  })

  it.each([
    ['paper-out', 'put in a roll'],
    ['cover-open', 'Close it until it clicks'],
    ['cutter-error', 'take out what is caught'],
    ['offline', 'FEED button'],
  ] as const)('says what to do about %s, and prints nothing', async (fault, advice) => {
    virtual.setFault(fault, true)
    const { code, said } = await run(['--test', '--to', virtual.address, '--language', 'pt'])
    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining(advice) })
    expect(said).toContain('Not printed')
    expect(virtual.papers()).toEqual([])
  })

  it('says where to look when nobody answers', async () => {
    await virtual.close()
    const { code, said } = await run(['--status', '--to', virtual.address])
    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('Is the printer switched on') })
    virtual = await startVirtualPrinter()
  })

  it('finds a USB printer, knows its model, and prints on it', async () => {
    const loading = ['--import', scripted]
    const list = await run(['--list'], loading)
    expect(list.code).toBe(0)
    expect(list.said).toContain('usb:04b8:0e28   SENHA Scripted   (model epson-tm-t20iii)')
    const test = await run(['--test', '--to', 'usb', '--language', 'kea'], loading)
    expect(test).toMatchObject({ code: 0, said: expect.stringContaining('Epson TM-T20III') })
  })

  it('prints into a file', async () => {
    const path = join(folder, 'roll')
    expect(await run(['--test', '--to', `file:${path}`])).toMatchObject({ code: 0 })
    expect(existsSync(path) && readFileSync(path).subarray(-4).toString('hex')).toBe('1d564200')
  })

  it.each([[[]], [['--test']], [['--test', '--to', 'serial:x']], [['--test', '--to', 'usb', '--language', 'xx']], [['--test', '--to', 'usb', '--model', 'none']], [['--quickly']]])(
    'ends with one clear word and a status of its own when it is asked wrongly: %j', async args => {
      const { code, said } = await run(args)
      expect(code).toBe(64)
      expect(said).not.toContain('    at ')
    })
})
