import type { Language } from '@senha/centre'
import { fold } from './fold.ts'
import type { PaperWidth } from './format.ts'

/** Columns of a printer's own letters (font A, 12 dots) that fit with room to spare. */
export const columns: Record<PaperWidth, number> = { 576: 42, 384: 30 }

/** A text in ASCII lines of at most so many columns; a longer word is cut. */
export const plainLines = (text: string, language: Language, most: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of fold(text, language).split(/\s+/).filter(Boolean)) {
    if (line && line.length + 1 + word.length <= most) {
      line += ` ${word}`
      continue
    }
    if (line) lines.push(line)
    line = word
    while (line.length > most) {
      lines.push(line.slice(0, most))
      line = line.slice(most)
    }
  }
  return line ? [...lines, line] : lines
}

/** Two texts at the two ends of a line; under each other where they do not fit. */
export const ends = (left: string, right: string, language: Language, most: number): string[] => {
  const [start, end] = [fold(left, language), fold(right, language)]
  return start.length + end.length + 1 <= most ? [start + end.padStart(most - start.length)] : [...plainLines(left, language, most), ...plainLines(right, language, most)]
}

export const centred = (text: string, most: number): string => ' '.repeat(Math.max(0, Math.floor((most - text.length) / 2))) + text
