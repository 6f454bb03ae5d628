import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openForTest, paper } from '../contract.ts'
import { scriptedUsb } from '../fakes/scripted-usb.ts'
import '../fakes/use-scripted-usb.ts'
import { openPrinter } from '../open-printer.ts'

const { findPrinterPorts, systemPrinters } = await import('./usb-devices.ts')
const script = scriptedUsb()
beforeEach(() => script.reset())

describe('a USB printer', () => {
  it('is taken from the kernel driver, claimed for one paper, and let go', async () => {
    const printer = openForTest('usb')
    expect(await printer.print(paper())).toEqual({ outcome: 'printed' })
    await printer.close()
    expect(script.log).toEqual(['open', 'detach', 'claim', 'release', 'close'])
    expect(await printer.print(paper(100, 2))).toEqual({ outcome: 'printed' })
  })

  it('is found by its ids, and no other is taken for it', async () => {
    expect(await openForTest('usb:04b8:0e28').print(paper())).toEqual({ outcome: 'printed' })
    expect(await openForTest('usb:04b8:0e29').print(paper())).toEqual({ outcome: 'failed', fault: 'unreachable' })
  })

  it('that this user may not open says so, whether asked by its ids or found by the system', async () => {
    script.deny(true)
    const printer = openForTest('usb:04b8:0e28')
    expect(await printer.print(paper())).toEqual({ outcome: 'failed', fault: 'permission' })
    expect(await printer.status()).toMatchObject({ state: 'error', fault: 'permission' })
  })

  it('that is unplugged is unreachable, and prints when it is plugged in again', async () => {
    const printer = openForTest('usb')
    script.unplug()
    expect(await printer.print(paper())).toEqual({ outcome: 'failed', fault: 'unreachable' })
    script.plugIn()
    expect(await printer.print(paper())).toEqual({ outcome: 'printed' })
  })

  it('tells by the port status that the paper is out when it answers nothing else', async () => {
    script.setFault('mute', true)
    script.setPortStatus(0x38)
    expect(await openForTest('usb').print(paper())).toEqual({ outcome: 'failed', fault: 'no-paper' })
    script.setPortStatus(0x18)
    expect(await openForTest('usb').status()).toMatchObject({ state: 'ready' })
  })

  it('is one interface of class 7 with an endpoint each way; a device that may not be looked at disturbs nobody', async () => {
    const found = await findPrinterPorts({})
    expect(found.ok && found.ports.map(({ interfaceNumber, alternate, out, in: input }) => ({ interfaceNumber, alternate, out, input }))).toEqual([{ interfaceNumber: 0, alternate: 0, out: 1, input: 2 }])
  })

  it('tells when it comes and goes', async () => {
    let changes = 0
    const printer = openPrinter('usb', { changed: () => { changes += 1 } })
    expect(await printer.status()).toMatchObject({ state: 'ready' })
    script.unplug()
    await expect.poll(() => changes).toBe(1)
    expect(await printer.status()).toMatchObject({ state: 'offline' })
    script.plugIn()
    await expect.poll(() => changes).toBe(2)
    expect(await printer.status()).toMatchObject({ state: 'ready' })
    await printer.close()
    script.unplug()
    expect(changes).toBe(2)
  })
})

describe('a system', () => {
  it('without any USB says unreachable, and nothing escapes', () => {
    const { NAPI_RS_NATIVE_LIBRARY_PATH: _, ...env } = process.env
    const program = `
      import { findPrinterPorts, watchUsb } from ${JSON.stringify(new URL('usb-devices.ts', import.meta.url).href)}
      watchUsb(() => undefined)()
      console.log(JSON.stringify(await findPrinterPorts({ vendorId: 1, productId: 1 })))`
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], { env, encoding: 'utf8' })
    expect(JSON.parse(said)).toEqual({ ok: false, fault: 'unreachable' })
  })

  it('lists its printers without any permission, and who holds them', () => {
    const root = mkdtempSync(join(tmpdir(), 'senha-sys-'))
    try {
      const write = (path: string, text: string) => {
        mkdirSync(join(root, path, '..'), { recursive: true })
        writeFileSync(join(root, path), `${text}\n`)
      }
      write('1-2/idVendor', '04b8')
      write('1-2/idProduct', '0e28')
      write('1-2/manufacturer', 'EPSON')
      write('1-2/product', 'TM-T20III')
      write('1-2:1.0/bInterfaceClass', '07')
      write('1-3:1.0/bInterfaceClass', '03')
      mkdirSync(join(root, 'usblp'))
      symlinkSync(join(root, 'usblp'), join(root, '1-2:1.0', 'driver'))
      expect(systemPrinters(root)).toEqual([{ vendorId: 0x04b8, productId: 0x0e28, name: 'EPSON TM-T20III', driver: 'usblp' }])
      expect(systemPrinters(join(root, 'nothing'))).toEqual([])
    } finally { rmSync(root, { recursive: true }) }
  })
})
