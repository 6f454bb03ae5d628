import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import { inflateSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startVirtualPrinter, type VirtualPrinter } from './virtual-printer.ts'

let printer: VirtualPrinter
let server: Server
let base = ''
beforeEach(async () => {
  printer = await startVirtualPrinter()
  server = createServer((request, response) => {
    if (printer.handle(request, response)) return
    response.statusCode = 418
    response.end()
  })
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve) })
  const bound = server.address()
  base = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`
})
afterEach(async () => {
  server.closeAllConnections()
  await Promise.all([printer.close(), new Promise(resolve => server.close(resolve))])
})

/** Sends bytes written out by hand and collects what the printer says. */
const talk = (hex: string, answerBytes = 0): Promise<string> => new Promise((resolve, reject) => {
  const said: Buffer[] = []
  const socket = connect(printer.port, '127.0.0.1', () => socket.write(Buffer.from(hex.replaceAll(' ', ''), 'hex'), () => { if (answerBytes === 0) socket.end() }))
  socket.on('data', data => {
    if (typeof data !== 'string') said.push(data)
    if (Buffer.concat(said).length >= answerBytes) socket.end()
  })
  socket.on('error', reject)
  socket.on('close', () => resolve(Buffer.concat(said).toString('hex')))
})

/** A connection that stays, once the first answer to these bytes is there. */
const listening = async (hex: string) => {
  const all: string[] = []
  const socket = connect(printer.port, '127.0.0.1', () => socket.write(Buffer.from(hex.replaceAll(' ', ''), 'hex')))
  socket.on('data', data => all.push(Buffer.from(data).toString('hex')))
  await new Promise<void>(resolve => { socket.once('data', () => resolve()) })
  return { socket, said: () => all.join('') }
}

describe('the virtual printer', () => {
  it('reads bytes that were written by hand: a picture, text and a cut', async () => {
    // ESC @, ESC a 1, GS v 0 of one byte by two rows, "A042" LF, GS V 66 0
    await talk('1b40 1b6101 1d763000 0100 0200 ff81 41303432 0a 1d564200')
    await expect.poll(() => printer.papers().length).toBe(1)
    const [paper] = printer.papers()
    expect(paper).toMatchObject({ id: 1, text: ['A042'], oddities: [], bitmap: { width: 576 } })
    // Centred: (576 - 8) / 2 dots are 35.5 bytes, and a printer places by bytes.
    expect([paper?.bitmap.data[35], paper?.bitmap.data[72 + 35]]).toEqual([0xff, 0x81])
    expect(paper?.bitmap.height).toBe(2 + 30)
  })

  it('shows the letters of the code page that was asked for, and says when bytes mean nothing', async () => {
    await talk('1b40 1b742e cff0e8e2b3f2 0a 1b2500 1d5600')
    await expect.poll(() => printer.papers().map(({ text, oddities }) => ({ text, oddities }))).toEqual([{ text: ['Привіт'], oddities: ['unknown bytes 1b25'] }])
  })

  it.each([
    ['nothing wrong', undefined, '16121212', '1400000f'],
    ['paper out', 'paper-out', '1e32127e', '1c000f0f'],
    ['paper near its end', 'paper-near-end', '1612121e', '1400030f'],
    ['cover open', 'cover-open', '1e161212', '3c00000f'],
    ['cutter error', 'cutter-error', '1e521a12', '1c08000f'],
  ] as const)('answers DLE EOT as a real one does: %s', async (_, fault, realTime, automatic) => {
    // A stopped printer does not read on: what it says by itself it was asked for while all was well.
    const watching = await listening('1d61ff')
    expect(watching.said()).toBe('1400000f')
    if (fault) printer.setFault(fault, true)
    await expect.poll(watching.said).toBe(fault ? `1400000f${automatic}` : automatic)
    watching.socket.destroy()
    expect(await talk('100401 100402 100403 100404', 4)).toBe(realTime)
  })

  it('says by itself that something changed, once it was asked to', async () => {
    const { said, socket } = await listening('1d61ff')
    printer.setFault('cover-open', true)
    await expect.poll(said).toBe('1400000f3c00000f')
    printer.setFault('cover-open', false)
    await expect.poll(said).toBe('1400000f3c00000f1400000f')
    socket.destroy()
  })

  it('answers GS ( H and GS r only when everything before them is printed', async () => {
    printer.setFault('cover-open', true)
    const { said, socket } = await listening('41 0a 1d564200 1d284806003030 41424344 1d7201 100401')
    expect(said()).toBe('1e')
    printer.setFault('cover-open', false)
    await expect.poll(said).toBe('1e3722414243440000')
    expect(printer.papers()).toHaveLength(1)
    socket.destroy()
  })

  it('obeys a real-time command that stands in the middle of a picture: why none may stand there', async () => {
    expect(await talk('1b40 1d763000 0100 0400 00100404', 1)).toBe('12')
  })

  it('serves one connection at a time, as printers do', async () => {
    const first = connect(printer.port, '127.0.0.1')
    await new Promise<void>(resolve => { first.once('connect', resolve) })
    first.write(Buffer.from('100401', 'hex'))
    await new Promise<void>(resolve => { first.once('data', () => resolve()) })
    let answered = false
    const second = talk('100404', 1).then(said => { answered = true; return said })
    first.write(Buffer.from('100401', 'hex'))
    await new Promise<void>(resolve => { first.once('data', () => resolve()) })
    expect(answered).toBe(false)
    first.end()
    expect(await second).toBe('12')
  })
})

describe('the page of papers', () => {
  const get = (path: string) => fetch(`${base}${path}`)

  it('lists the papers and gives each as a PNG of exactly its dots', async () => {
    await talk('1b40 1d763000 4800 0200' + 'f0'.repeat(72) + '0f'.repeat(72) + '1d564200')
    await expect.poll(() => printer.papers().length).toBe(1)
    expect(await (await get('/paper/papers.json')).json()).toMatchObject([{ id: 1, width: 576, height: 2, png: '/paper/1.png', text: '' }])
    const picture = await get('/paper/1.png')
    expect(picture.headers.get('content-type')).toBe('image/png')
    const png = Buffer.from(await picture.arrayBuffer())
    expect([png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]).toEqual([576, 2, 1, 0])
    const dots = inflateSync(png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8))
    expect(dots.toString('hex')).toBe('00' + '0f'.repeat(72) + '00' + 'f0'.repeat(72))
  })

  it('flips a fault while it runs, for a person of the same page only', async () => {
    expect((await fetch(`${base}/paper/faults/paper-out/on`, { method: 'POST', headers: { origin: 'http://elsewhere.example' } })).status).toBe(403)
    expect(printer.faults['paper-out']).toBe(false)
    expect(await (await fetch(`${base}/paper/faults/paper-out/on`, { method: 'POST', headers: { origin: base } })).json()).toMatchObject({ faults: { 'paper-out': true } })
    await fetch(`${base}/paper/faults/paper-out/off`, { method: 'POST' })
    expect(printer.faults['paper-out']).toBe(false)
    expect((await fetch(`${base}/paper/faults/earthquake/on`, { method: 'POST' })).status).toBe(404)
  })

  it('fetches nothing from anywhere else, and runs no script but its own', async () => {
    const page = await get('/paper')
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'/)
    expect(await page.text()).not.toMatch(/https?:\/\//)
    expect((await get('/paper/noto-sans-400.woff2')).status).toBe(200)
  })

  it('leaves every other address to the host', async () => {
    expect([(await get('/')).status, (await get('/papers')).status, (await get('/paper/99.png')).status, (await get('/paper/../kiosk')).status]).toEqual([418, 418, 404, 418])
    expect((await fetch(`${base}/paper`, { method: 'DELETE' })).status).toBe(405)
  })
})
