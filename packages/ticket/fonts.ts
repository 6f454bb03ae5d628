import './own-fonts-only.ts'
import { GlobalFonts } from '@napi-rs/canvas'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Weights of Noto Sans on paper: running words, what matters, the number. */
export const weights = [500, 700, 800] as const
export type Weight = (typeof weights)[number]

/** Together they hold every letter of the nine languages; each stands in a file of its own. */
export const subsets = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'] as const
export type Subset = (typeof subsets)[number]

export const fontFile = (subset: Subset, weight: Weight): string =>
  require.resolve(`@fontsource/noto-sans/files/noto-sans-${subset}-${weight}-normal.woff2`)

/** One alias a file: under a common name only the last registered subset would be used. */
const alias = (subset: Subset, weight: Weight): string => `senha-${weight}-${subset}`

let registered = false

const registerFonts = (): void => {
  for (const weight of weights) {
    for (const subset of subsets) {
      const file = fontFile(subset, weight)
      if (!GlobalFonts.register(readFileSync(file), alias(subset, weight))) throw new Error(`the canvas cannot read the font ${file}`)
    }
  }
  registered = true
}

/** The canvas font of a weight and size in dots; the files are read once, at the first use. */
export const fontOf = (weight: Weight, size: number): string => {
  if (!registered) registerFonts()
  return `${size}px ${subsets.map((subset) => alias(subset, weight)).join(', ')}`
}

/** Height of a capital letter of Noto Sans, in em. */
export const CAP_HEIGHT_EM = 0.714
