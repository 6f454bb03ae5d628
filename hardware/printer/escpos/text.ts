/** Names the platform's own decoder knows. Which number each has in `ESC t` differs between models: see models/*.json. */
export type CodePage = 'windows-1252' | 'windows-1251' | 'windows-1250' | 'ibm866'

const upperHalves = new Map<CodePage, Map<string, number>>()
const upperHalf = (page: CodePage): Map<string, number> => {
  const known = upperHalves.get(page)
  if (known) return known
  const decoder = new TextDecoder(page)
  const made = new Map<string, number>()
  for (let byte = 0x80; byte <= 0xff; byte++) made.set(decoder.decode(Uint8Array.of(byte)), byte)
  upperHalves.set(page, made)
  return made
}

/** ISO 9-like, readable by staff who know neither script well; for paper on which no Cyrillic can be printed. */
const latin: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'io', є: 'ie', ж: 'zh', з: 'z', и: 'y', і: 'i', ї: 'i', й: 'i', к: 'k', л: 'l', м: 'm',
  н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ў: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e',
  ю: 'iu', я: 'ia',
}
const signs: Record<string, string> = { '–': '-', '—': '-', '’': "'", '‘': "'", '“': '"', '”': '"', '«': '"', '»': '"', '…': '...', '·': '-', '→': '->', '\u00a0': ' ', '№': 'No' }

/** What is left of a character in plain ASCII: the letter without its accent, Cyrillic in Latin letters, else a space; never a `?`. */
const plain = (character: string): string => {
  if (/^[\x20-\x7e]$/.test(character)) return character
  const sign = signs[character]
  if (sign !== undefined) return sign
  const small = character.toLowerCase()
  const letters = latin[small]
  if (letters !== undefined) return small === character ? letters : letters.charAt(0).toUpperCase() + letters.slice(1)
  return character.normalize('NFKD').replace(/[^\x20-\x7e]/g, '') || ' '
}

export const toAscii = (line: string): string => Array.from(line, plain).join('')

export interface EncodedLine { readonly page: CodePage | undefined; readonly bytes: Buffer }

/** The line in the first of the printer's code pages that has every character of it, else in ASCII. */
export const encodeLine = (line: string, pages: readonly CodePage[]): EncodedLine => {
  const characters = Array.from(line)
  if (/^[\x20-\x7e]*$/.test(line)) return { page: undefined, bytes: Buffer.from(line, 'latin1') }
  for (const page of pages) {
    const high = upperHalf(page)
    const bytes = characters.map(character => (/^[\x20-\x7e]$/.test(character) ? character.charCodeAt(0) : high.get(character)))
    if (bytes.every(byte => byte !== undefined)) return { page, bytes: Buffer.from(bytes) }
  }
  return { page: undefined, bytes: Buffer.from(toAscii(line), 'latin1') }
}
