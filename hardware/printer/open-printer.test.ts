import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseAddress } from './address.ts'
import { models, printerModel } from './models.ts'
import { openPrinter } from './open-printer.ts'

describe('the address of a printer', () => {
  it.each([
    ['tcp:192.168.1.50:9100', { kind: 'tcp', host: '192.168.1.50', port: 9100 }],
    ['tcp:printer.centre', { kind: 'tcp', host: 'printer.centre', port: 9100 }],
    ['tcp:[fe80::1]:9101', { kind: 'tcp', host: 'fe80::1', port: 9101 }],
    ['usb', { kind: 'usb' }],
    ['usb:04B8:0e28', { kind: 'usb', vendorId: 0x04b8, productId: 0x0e28 }],
    ['file:/dev/usb/lp0', { kind: 'file', path: '/dev/usb/lp0' }],
  ])('%s is understood', (text, address) => {
    expect(parseAddress(text)).toEqual(address)
  })

  it.each(['', 'tcp', 'tcp:', 'tcp:host:0', 'tcp:host:70000', 'tcp:a:b:c', 'usb:4b8:0e28', 'file:', 'serial:/dev/ttyS0', '/dev/usb/lp0'])('"%s" is refused before anything is opened', text => {
    expect(parseAddress(text)).toBeUndefined()
    expect(() => openPrinter(text)).toThrow('is no printer address')
  })

  it('with a model that does not exist is refused with the models there are', () => {
    expect(() => openPrinter('usb', { model: 'epson-tm-t99' })).toThrow(/generic.*epson-tm-t88vi/)
  })
})

describe('the models', () => {
  const folder = new URL('models/', import.meta.url)

  it('are all in the list, each under its own name', () => {
    const files = readdirSync(folder).map(file => printerModel.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))).id)
    expect(models.map(({ id }) => id).toSorted()).toEqual(files.toSorted())
    for (const id of files) expect(readdirSync(folder)).toContain(`${id}.json`)
  })

  it('say where each of their facts comes from, and which nobody has seen', () => {
    for (const { id, sources, unverified } of models) {
      for (const fact of ['widthDots', 'codePages', 'cut', 'status', 'confirmation', 'roll']) {
        expect(sources[fact], `${id}: source of ${fact}`).toBeTruthy()
      }
      for (const fact of unverified) expect(Object.keys(printerModel.shape), `${id}: ${fact}`).toContain(fact)
    }
  })

  it('are told apart by their USB ids', () => {
    const ids = models.flatMap(({ usb }) => usb.map(({ vendor, product }) => `${vendor}:${product}`))
    expect(new Set(ids).size).toBe(ids.length)
  })
})
