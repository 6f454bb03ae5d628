import { crc32, deflateSync } from 'node:zlib'
import type { Bitmap } from '../bitmap.ts'

const chunk = (type: string, body: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const frame = Buffer.alloc(named.length + 8)
  frame.writeUInt32BE(body.length, 0)
  named.copy(frame, 4)
  frame.writeUInt32BE(crc32(named), named.length + 4)
  return frame
}

/** The dots as a PNG of one bit a pixel, to look at. */
export const pngOf = ({ width, height, data }: Bitmap): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1 // bits a pixel; the rest stays 0: grey, deflate, no interlace
  const bytes = width / 8
  const rows = Buffer.alloc((bytes + 1) * height)
  // Grey 1 is white where a dot of 1 is black, and every row begins with its filter: none.
  for (let y = 0; y < height; y += 1) for (let x = 0; x < bytes; x += 1) rows[y * (bytes + 1) + 1 + x] = ~(data[y * bytes + x] ?? 0) & 0xff
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}
