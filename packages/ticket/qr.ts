import newCode from 'qrcode-generator'
import type { Block } from './block.ts'

/** Bytes that versions 1 to 7 hold (ISO/IEC 18004, table 7), the better error correction first: 30, 25 and 15 % of the code may be lost. */
const capacities = [
  { level: 'H', bytes: [7, 14, 24, 34, 44, 58, 64] },
  { level: 'Q', bytes: [11, 20, 32, 46, 60, 74, 86] },
  { level: 'M', bytes: [14, 26, 42, 62, 84, 106, 122] },
] as const
const versions = [1, 2, 3, 4, 5, 6, 7] as const

/** What the largest of these codes holds at level M; its 45 modules still leave room beside it on the narrow paper. */
export const LONGEST_CONTENT = 122

/** White modules that a reader needs on every side (ISO/IEC 18004). */
const QUIET = 4
/** Half a millimetre: smaller modules run together on worn heads and cheap paper. */
const SMALLEST_DOTS = 4

export type Modules = readonly (readonly boolean[])[]

/** The smallest code that holds a content of ASCII, with as much error correction as costs no module: a fold or a coffee stain is expected. */
export const modulesOf = (content: string): Modules => {
  const index = versions.findIndex((_, each) => (capacities[2].bytes[each] ?? 0) >= content.length)
  const version = versions[index]
  if (version === undefined) throw new Error(`${content.length} characters are too many for a QR code on paper`)
  const level = capacities.find(({ bytes }) => (bytes[index] ?? 0) >= content.length)?.level ?? 'M'
  const code = newCode(version, level)
  code.addData(content)
  code.make()
  const count = code.getModuleCount()
  return Array.from({ length: count }, (_, row) => Array.from({ length: count }, (__, column) => code.isDark(row, column)))
}

/** A QR code with its quiet zone, whole dots a module: as large as `most` dots, larger only where half a millimetre a module asks for it. */
export const qr = (modules: Modules, most: number): Block => {
  const across = modules.length + 2 * QUIET
  const dots = Math.max(SMALLEST_DOTS, Math.floor(most / across))
  return { width: across * dots, height: across * dots, items: [{ kind: 'qr', x: QUIET * dots, y: QUIET * dots, dots, modules }] }
}
