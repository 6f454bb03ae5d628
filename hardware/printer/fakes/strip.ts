import type { Command } from './command-reader.ts'
import { cellHeight, cellWidth, textRows } from './text-rows.ts'

export interface CutPaper { readonly width: number; readonly height: number; readonly dots: Uint8Array; readonly text: readonly string[]; readonly oddities: readonly string[] }

// Tables of ESC t as Epson numbers them.
const decoders: Record<number, TextDecoder> = {
  16: new TextDecoder('windows-1252'), 17: new TextDecoder('ibm866'), 45: new TextDecoder('windows-1250'), 46: new TextDecoder('windows-1251'),
}
const ascii = (bytes: Uint8Array) => [...bytes].map(byte => (byte < 0x80 ? String.fromCharCode(byte) : '\ufffd')).join('')

/** The paper between print head and knife: takes commands, gives a paper at every cut. */
export const createStrip = (widthDots: number) => {
  const rowBytes = widthDots / 8
  let parts: Uint8Array[] = []
  let text: string[] = []
  let oddities: string[] = []
  let line = ''
  let align: 0 | 1 | 2 = 0
  let table = 0
  let across = 1
  let down = 1
  let spacing = 30

  const reset = () => { align = 0; table = 0; across = 1; down = 1; spacing = 30 }
  const blank = (dots: number) => parts.push(new Uint8Array(rowBytes * Math.max(0, dots)))
  const placed = (width: number) => Math.floor([0, (widthDots - width) / 2, widthDots - width][align] ?? 0)

  const endLine = () => {
    const columns = Math.floor(widthDots / (cellWidth * across))
    for (let at = 0; at === 0 || at < line.length; at += columns) {
      const piece = line.slice(at, at + columns)
      if (piece === '') { blank(spacing); continue }
      parts.push(textRows(piece, rowBytes, placed(piece.length * cellWidth * across), across, down))
      blank(spacing - cellHeight)
    }
    text.push(line)
    line = ''
  }

  const raster = (width: number, rows: number, data: Uint8Array) => {
    if (line !== '') endLine()
    if (width > rowBytes) oddities.push(`a picture ${width * 8} dots wide on paper of ${widthDots}: cut off at the right`)
    const left = Math.max(0, placed(width * 8) >> 3)
    const out = new Uint8Array(rowBytes * rows)
    for (let y = 0; y < rows; y++) out.set(data.subarray(y * width, y * width + Math.min(width, rowBytes)), y * rowBytes + left)
    parts.push(out)
  }

  const cut = (): CutPaper => {
    if (line !== '') endLine()
    const dots = Buffer.concat(parts)
    const paper = { width: widthDots, height: dots.length / rowBytes, dots, text, oddities }
    parts = []
    text = []
    oddities = []
    return paper
  }

  return {
    /** True while something is printed that no cut has freed. */
    begun: () => parts.length > 0 || line !== '',
    /** The paper, when this command cut it. A cut with nothing printed gives none. */
    take: (command: Command): CutPaper | undefined => {
      switch (command.kind) {
        case 'init': reset(); break
        case 'align': align = command.where; break
        case 'code-table': table = command.table; break
        case 'size': across = command.across; down = command.down; break
        case 'line-spacing': spacing = command.dots; break
        case 'text': line += decoders[table]?.decode(command.bytes) ?? ascii(command.bytes); break
        case 'line-feed': endLine(); break
        case 'feed-dots': if (line !== '') endLine(); blank(command.dots); break
        case 'raster': raster(command.rowBytes, command.rows, command.data); break
        case 'cut': blank(command.feedDots); return parts.length > 0 || line !== '' ? cut() : undefined
        case 'unknown': oddities.push(`unknown bytes ${Buffer.from(command.bytes).toString('hex')}`); break
        case 'bold': case 'paper-request': case 'printed-request': case 'id-request': case 'automatic-status': case 'ignored': break
        default: command satisfies never
      }
      return undefined
    },
  }
}
