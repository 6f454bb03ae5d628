import type { Bitmap } from '../printer.ts'

/** Rows in one `GS v 0`: low enough for the receive buffer of a small printer (128 rows of 576 dots are 9 KB). */
export const bandRows = 128

/** Second bytes of the real-time commands DLE EOT, DLE ENQ, DLE DC4: a printer may obey them even inside a picture. */
const realTime = new Set([0x04, 0x05, 0x14])

/**
 * Picture data in which no real-time command can be read. Where one stands by chance, its DLE (10, a single black dot) gets
 * one black dot more (18): 0.125 mm of paper that nobody sees, instead of a printer that answers or beeps in mid-picture.
 */
export const withoutRealTime = (data: Uint8Array): Uint8Array => {
  let safe = data
  for (let at = data.indexOf(0x10); at !== -1; at = data.indexOf(0x10, at + 1)) {
    if (!realTime.has(data[at + 1] ?? 0)) continue
    if (safe === data) safe = data.slice()
    safe[at] = 0x18
  }
  return safe
}

/** The picture as `GS v 0 m xL xH yL yH d1…dk` (m = 0, x in bytes, y in dots), top band first. */
export const rasterBands = (bitmap: Bitmap): Buffer[] => {
  const rowBytes = bitmap.width / 8
  if (bitmap.data.length !== rowBytes * bitmap.height) throw new RangeError(`a picture of ${bitmap.width} by ${bitmap.height} dots has ${bitmap.data.length} bytes`)
  const data = withoutRealTime(bitmap.data)
  const bands: Buffer[] = []
  for (let row = 0; row < bitmap.height; row += bandRows) {
    const rows = Math.min(bandRows, bitmap.height - row)
    const head = [0x1d, 0x76, 0x30, 0x00, rowBytes & 0xff, rowBytes >> 8, rows & 0xff, rows >> 8]
    bands.push(Buffer.concat([Buffer.from(head), data.subarray(row * rowBytes, (row + rows) * rowBytes)]))
  }
  return bands
}
