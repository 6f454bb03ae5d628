import Printer from 'escpos'
import type { PrinterModel } from '../models.ts'
import type { Paper } from '../printer.ts'
import { bandRows, rasterBands } from './raster.ts'
import { encodeLine } from './text.ts'

/** Everything the `escpos` package wrote, as one run of bytes. It writes; it never speaks to a device itself. */
const written = (write: (printer: Printer) => void): Buffer => {
  const parts: Buffer[] = []
  const printer = new Printer({ write: (bytes, done) => { parts.push(bytes); done() } })
  write(printer)
  printer.flush(error => { if (error) throw error })
  return Buffer.concat(parts)
}

/** True when this paper goes out as its picture. One too wide for the printer goes out as text rather than with its letters cut. */
export const printsPicture = (paper: Paper, model: PrinterModel): boolean => model.pictures && paper.bitmap.height > 0 && paper.bitmap.width <= model.widthDots

/** ESC @, ESC a 1, the picture (or the lines), the cut: one paper, from a clean start to the knife. */
export const paperBytes = (paper: Paper, model: PrinterModel): Buffer => written(printer => {
  printer.hardware('init')
  if (printsPicture(paper, model)) {
    printer.align('ct')
    for (const band of rasterBands(paper.bitmap)) printer.raw(band)
  } else {
    printer.align('lt')
    const pages = model.codePages.map(({ page }) => page)
    for (const line of paper.text) {
      const { page, bytes } = encodeLine(line, pages)
      const table = model.codePages.find(entry => entry.page === page)?.table
      if (table !== undefined) printer.setCharacterCodeTable(table)
      printer.raw(Buffer.concat([bytes, Buffer.of(0x0a)]))
    }
  }
  printer.raw(Buffer.from(model.cut.bytes, 'hex'))
})

/**
 * What frees a printer that was left in the middle of a picture: white for the longest band that may still be open, then a
 * cut, so that the next ticket neither continues the torn one nor is read as its picture. Outside a picture a zero is ignored.
 */
export const clearingBytes = (model: PrinterModel): Buffer => written(printer => {
  printer.raw(Buffer.alloc((model.widthDots / 8) * bandRows))
  printer.hardware('init')
  printer.raw(Buffer.from(model.cut.bytes, 'hex'))
})
