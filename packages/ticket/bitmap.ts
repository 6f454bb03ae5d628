/** Black and white dots, rows of `width / 8` bytes, most significant bit leftmost, 1 = black. `width` is a multiple of 8. */
export interface Bitmap { readonly width: number; readonly height: number; readonly data: Uint8Array }

/** Grey of at least half is white: a thermal head knows no shades. */
const BLACK_BELOW = 128

/** RGBA bytes of an opaque picture, packed to dots. Its drawing is black on white, so red tells everything. */
export const packDots = (rgba: ArrayLike<number>, width: number, height: number): Bitmap => {
  const data = new Uint8Array((width / 8) * height)
  for (let byte = 0; byte < data.length; byte += 1) {
    let dots = 0
    for (let bit = 0; bit < 8; bit += 1) dots = (dots << 1) | ((rgba[(byte * 8 + bit) * 4] ?? 255) < BLACK_BELOW ? 1 : 0)
    data[byte] = dots
  }
  return { width, height, data }
}

export const isBlack = ({ width, data }: Bitmap, x: number, y: number): boolean =>
  (((data[y * (width / 8) + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 1
