import { widthOf } from './measure.ts'
import type { Typeface } from './measure.ts'

/** Where a line may end: after spaces (not the unbreakable ones) and after hyphens and slashes within a word. */
const breakable = (text: string): string[] => text.match(/[^ \-/]*[-/]+(?=[^\s\d])|[^ ]*? +|[^ \-/]+|[-/]+/g) ?? []

/** A word wider than the line, cut between letters and nowhere else. */
const cut = (word: string, width: number, face: Typeface): string[] => {
  const pieces: string[] = []
  let piece = ''
  for (const letter of new Intl.Segmenter().segment(word)) {
    if (piece && widthOf(piece + letter.segment, face) > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += letter.segment
  }
  return piece ? [...pieces, piece] : pieces
}

const greedy = (text: string, width: number, face: Typeface): string[] => {
  const lines: string[] = []
  let line = ''
  for (const part of breakable(text)) {
    if (widthOf((line + part).trimEnd(), face) <= width) {
      line += part
      continue
    }
    if (line) lines.push(line.trimEnd())
    const pieces = widthOf(part.trimEnd(), face) <= width ? [part] : cut(part, width, face)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ''
  }
  return line.trim() ? [...lines, line.trimEnd()] : lines
}

/** Whether a single word is wider than the line. */
export const mustCut = (text: string, width: number, face: Typeface): boolean =>
  breakable(text).some((part) => widthOf(part.trimEnd(), face) > width)

/** The text in lines no wider than `width`, as few as can be, and as even as can be: no last line of one lost word. */
export const wrap = (text: string, width: number, face: Typeface): string[] => {
  const lines = greedy(text, width, face)
  if (lines.length < 2 || mustCut(text, width, face)) return lines
  let [low, high] = [width / 2, width]
  while (high - low > 4) {
    const middle = (low + high) / 2
    const even = !mustCut(text, middle, face) && greedy(text, middle, face).length === lines.length
    if (even) high = middle
    else low = middle
  }
  return greedy(text, high, face)
}
