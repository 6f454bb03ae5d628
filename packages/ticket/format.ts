/** Dots a millimetre of every printer here (203 dpi). */
export const DOTS_PER_MM = 8

/** Dots across a paper: 72 mm of an 80 mm roll, 48 mm of a 58 mm roll. */
export type PaperWidth = 576 | 384

/** Sizes of a ticket, dots. Type is never under 20. */
export interface Format {
  readonly width: PaperWidth
  readonly margin: number
  /** Capital height of the number; 16 mm at least. */
  readonly numberCap: number
  readonly numberPadding: { readonly x: number; readonly y: number }
  readonly gap: number
  readonly head: number
  readonly tile: number
  readonly service: readonly number[]
  readonly serviceLines: number
  readonly topic: readonly number[]
  readonly place: readonly number[]
  readonly count: number
  readonly words: readonly number[]
  readonly next: readonly number[]
  readonly code: number
  readonly label: number
  readonly staff: readonly number[]
  readonly qr: number
}

const roomy576: Format = {
  width: 576, margin: 16, numberCap: 130, numberPadding: { x: 20, y: 20 }, gap: 14, head: 26, tile: 84,
  service: [38, 34, 30], serviceLines: 2, topic: [26, 24], place: [34, 30, 26], count: 46, words: [24, 22], next: [25, 24, 23], code: 58, label: 22, staff: [22, 20], qr: 226,
}

/** From the most generous to the tightest; the first whose ticket is short enough is taken. */
export const formats: Record<PaperWidth, readonly Format[]> = {
  576: [
    roomy576,
    { ...roomy576, gap: 10, numberPadding: { x: 20, y: 16 }, service: [34, 30], count: 42, qr: 208, tile: 76 },
    { ...roomy576, gap: 8, numberPadding: { x: 20, y: 14 }, numberCap: 128, head: 24, service: [30, 26, 24], topic: [24, 22], place: [30, 26, 24], count: 38, words: [22, 20], next: [23, 22, 20], code: 52, qr: 190, tile: 64 },
    { ...roomy576, gap: 6, numberPadding: { x: 20, y: 12 }, numberCap: 128, head: 22, service: [26, 24, 22], topic: [22, 20], place: [26, 24, 22], count: 34, words: [22, 20], next: [22, 20], code: 44, label: 20, qr: 172, tile: 56, staff: [20] },
  ],
  384: [{
    width: 384, margin: 8, numberCap: 130, numberPadding: { x: 12, y: 16 }, gap: 14, head: 24, tile: 64,
    service: [32, 28, 26], serviceLines: 2, topic: [24, 22], place: [30, 26, 24], count: 44, words: [24, 22], next: [24, 22], code: 54, label: 22, staff: [20], qr: 216,
  }],
}

/** 90 mm: paper is money, and an empty roll is a closed kiosk. */
export const LONGEST_TICKET = 90 * DOTS_PER_MM
