import { crc32, deflateSync } from 'node:zlib'
import type { Browser } from 'playwright-core'

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A PNG of broad stripes in two colours: a picture to be told from another. */
export const picture = (one: [number, number, number], other: [number, number, number], width = 640, height = 360): Buffer => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2], 8)
  const rows = Buffer.concat(Array.from({ length: height }, (_, y) => Buffer.from([0, ...Array.from({ length: width }, (__, x) => ((x + y) % 160 < 80 ? one : other)).flat()])))
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

/** A short WebM, filmed from a canvas by the browser itself. */
export const film = async (browser: Browser, ms = 600): Promise<Buffer> => {
  const page = await browser.newPage()
  const bytes = await page.evaluate(async (length) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 })
    const pen = canvas.getContext('2d')
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm' })
    const parts: Blob[] = []
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
    const stopped = new Promise((done) => {
      recorder.addEventListener('stop', done)
    })
    recorder.start()
    const start = performance.now()
    await new Promise<void>((done) => {
      const paint = (): void => {
        const at = performance.now() - start
        if (pen) Object.assign(pen, { fillStyle: `hsl(${at / 5} 80% 50%)` }).fillRect(0, 0, 320, 180)
        if (at < length) requestAnimationFrame(paint)
        else done()
      }
      paint()
    })
    recorder.stop()
    await stopped
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())]
  }, ms)
  await page.close()
  return Buffer.from(bytes)
}
