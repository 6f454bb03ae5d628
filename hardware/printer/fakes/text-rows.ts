import { fileURLToPath } from 'node:url'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'

// A printer's own letters: every one in a cell of 12 by 24 dots (font A).
export const cellWidth = 12
export const cellHeight = 24

const family = 'Virtual printer'
let loaded = false
const loadFonts = () => {
  if (loaded) return
  loaded = true
  for (const subset of ['latin', 'latin-ext', 'cyrillic']) {
    GlobalFonts.registerFromPath(fileURLToPath(import.meta.resolve(`@fontsource/noto-sans/files/noto-sans-${subset}-600-normal.woff2`)), `${family} ${subset}`)
  }
}

/** One line of text as rows of dots, `rowBytes` wide, starting at dot `left`. */
export const textRows = (text: string, rowBytes: number, left: number, across: number, down: number): Uint8Array => {
  loadFonts()
  const height = cellHeight * down
  const canvas = createCanvas(rowBytes * 8, height)
  const context = canvas.getContext('2d')
  context.scale(across, down)
  context.font = `19px "${family} latin", "${family} latin-ext", "${family} cyrillic"`
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  let cell = 0
  for (const letter of text) {
    context.fillText(letter, left / across + cell * cellWidth + cellWidth / 2, 18, cellWidth + 3)
    cell += 1
  }
  const { data } = context.getImageData(0, 0, rowBytes * 8, height)
  const rows = new Uint8Array(rowBytes * height)
  for (let dot = 0; dot < rowBytes * 8 * height; dot++) {
    if ((data[dot * 4 + 3] ?? 0) > 110) rows[dot >> 3] = (rows[dot >> 3] ?? 0) | (0x80 >> (dot & 7))
  }
  return rows
}
