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
  readonly sign: number
  readonly service: readonly number[]
  readonly topic: readonly number[]
  readonly place: readonly number[]
  readonly count: number
  readonly words: readonly number[]
  readonly next: readonly number[]
  readonly code: number
  readonly label: number
  readonly staff: readonly number[]
  readonly qr: number
  /** Leaves out the least of what the paper says: where to see the queue, why to keep it, the topic for staff. */
  readonly brief?: boolean
}

const roomy576: Format = {
  width: 576, margin: 16, numberCap: 130, numberPadding: { x: 20, y: 20 }, gap: 14, head: 26, tile: 84, sign: 52,
  service: [38, 34, 30], topic: [26, 24], place: [34, 30, 26], count: 46, words: [24, 22], next: [25, 24, 23], code: 58, label: 22, staff: [22, 20], qr: 226,
}
const even576: Format = { ...roomy576, gap: 10, numberPadding: { x: 20, y: 16 }, service: [34, 30], count: 42, tile: 76 }
const snug576: Format = {
  ...even576, gap: 9, numberPadding: { x: 20, y: 14 }, numberCap: 128, head: 24, tile: 68, sign: 48,
  service: [32, 28, 26], topic: [24, 22], place: [30, 26, 24], count: 40, words: [22, 20], next: [24, 22], code: 52,
}
const tight576: Format = {
  ...snug576, gap: 7, numberPadding: { x: 20, y: 12 }, head: 22, tile: 58, sign: 44,
  service: [28, 26, 24], topic: [22, 20], place: [26, 24, 22], count: 36, next: [22, 20], code: 46, label: 20, staff: [20], qr: 190,
}
const tightest576: Format = { ...tight576, gap: 5, numberPadding: { x: 20, y: 8 }, tile: 52, sign: 40, service: [24, 22], topic: [20], place: [24, 22, 20], count: 32, words: [20], next: [20], code: 40, qr: 172 }
/** For a centre whose names are all as long as they may be. */
const brief576: Format = { ...tightest576, gap: 2, head: 20, tile: 36, sign: 32, count: 30, service: [22, 20], place: [22, 20], qr: 150, brief: true }

/** From the most generous to the tightest; the first whose ticket is short enough is taken. */
export const formats: Record<PaperWidth, readonly Format[]> = {
  576: [roomy576, even576, snug576, tight576, tightest576, brief576],
  384: [{
    width: 384, margin: 8, numberCap: 130, numberPadding: { x: 12, y: 16 }, gap: 10, head: 24, tile: 64, sign: 52,
    service: [32, 28, 26], topic: [24, 22], place: [30, 26, 24], count: 44, words: [24, 22], next: [24, 22], code: 54, label: 22, staff: [20], qr: 216,
  }],
}

/** 90 mm: paper is money, and an empty roll is a closed kiosk. */
export const LONGEST_TICKET = 90 * DOTS_PER_MM
