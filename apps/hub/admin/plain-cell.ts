/** What a terminal obeys or hides instead of showing it: control and format characters (bidi marks among them), breaks, broken halves. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** Text from outside as one cell of a listing: nothing in it can begin a line or a column, or turn the words around. */
export const plainCell = (text: string): string =>
  text.replaceAll(unseen, (sign) =>
    Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  )

/** One line of a listing, its cells separated by tabs. */
export const listingLine = (cells: readonly (string | number)[]): string =>
  cells.map((cell) => plainCell(String(cell))).join('\t')
