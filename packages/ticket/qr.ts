import newCode from 'qrcode-generator'
import type { Block } from './block.ts'

/** White modules that a reader needs on every side (ISO/IEC 18004). */
const QUIET = 4
/** Half a millimetre: smaller modules run together on worn heads and cheap paper. */
const SMALLEST_DOTS = 4

type Level = 'M' | 'Q' | 'H'

const encode = (content: string, level: Level): readonly (readonly boolean[])[] => {
  const code = newCode(0, level)
  code.addData(content, /^[0-9A-Z $%*+./:-]+$/.test(content) ? 'Alphanumeric' : 'Byte')
  code.make()
  const count = code.getModuleCount()
  return Array.from({ length: count }, (_, row) => Array.from({ length: count }, (__, column) => code.isDark(row, column)))
}

/** As much error correction as costs no module: M (15 %) at least, a fold or a coffee stain is expected. */
const modulesOf = (content: string): readonly (readonly boolean[])[] => {
  const medium = encode(content, 'M')
  const better = (['H', 'Q'] as const).map((level) => encode(content, level)).find((modules) => modules.length === medium.length)
  return better ?? medium
}

/** A QR code with its quiet zone, whole dots a module, no larger than `most` dots; undefined where that would be too fine. */
export const qr = (content: string, most: number): Block | undefined => {
  const modules = modulesOf(content)
  const across = modules.length + 2 * QUIET
  const dots = Math.floor(most / across)
  if (dots < SMALLEST_DOTS) return undefined
  return { width: across * dots, height: across * dots, items: [{ kind: 'qr', x: QUIET * dots, y: QUIET * dots, dots, modules }] }
}
