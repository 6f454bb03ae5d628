import { createHash } from 'node:crypto'

/** A name is cut after so many characters: file systems take 255 bytes, a Cyrillic letter is two. */
const longest = 80
const hashLength = 8

/** Letters and digits of a text, the rest one hyphen each: "Balcão sete." → `balcão-sete`. */
const plain = (text: string): string => text.normalize('NFC').toLowerCase().replaceAll('ʼ', '’').replace(/[^\p{L}\p{M}\d]+/gu, '-').replace(/^-|-$/g, '')

/** The name of the file with a person's voice that says this text: the text itself, as far as it goes. */
export const recordingName = (text: string): string => {
  const whole = plain(text)
  const signs = Array.from(whole)
  if (signs.length <= longest) return whole
  return `${signs.slice(0, longest - hashLength - 1).join('').replace(/-$/, '')}-${createHash('sha256').update(whole).digest('hex').slice(0, hashLength)}`
}

/** The texts' names that a file stands for: its own name, and, where somebody wrote the whole sentence, the one that it is cut to. */
export const namesOfFile = (file: string): string[] => {
  const base = file.replace(/\.[^.]*$/, '')
  return [...new Set([plain(base), recordingName(base)])]
}
