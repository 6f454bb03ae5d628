/** Without a mark at its beginning, a text of two bytes a sign shows itself by the empty halves of its Latin letters. */
const wideWithoutMark = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  const [first, second, third, fourth] = bytes
  if (first !== undefined && first !== 0 && second === 0 && fourth === 0) return 'utf-16le'
  return first === 0 && second !== undefined && second !== 0 && third === 0 ? 'utf-16be' : undefined
}

const encodingOf = (bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return wideWithoutMark(bytes) ?? 'utf-8'
}

/** The text of a file as spreadsheets save it: UTF-8 or UTF-16, marked or not, and else the old Western European Windows-1252. */
export const decodeList = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** How many bookings a list seems to hold: lines in which something stands, without the head. */
export const bookingsIn = (csv: string): number => {
  const lines = csv.replace(/^"?sep=.*/i, '').split(/\r\n|\n|\r/).filter((line) => /[^\s;,|"]/.test(line))
  return Math.max(0, lines.length - 1)
}
