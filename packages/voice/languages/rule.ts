/** How one language says a call: every word stands here as an engine should read it. */
export interface SpeechRule {
  readonly ticket: string
  /** "Balcão": the counter's number follows. Where a number alone would clash with the word, "number" ends it. */
  readonly counter: string
  /** Stands between letters and count: "u, um" is one sound in a hall with echo, "u, número um" is two. */
  readonly number: string
  /** The names of the Latin letters A to Z, in that order. */
  readonly letters: readonly string[]
  /** 1 to 9999. */
  readonly count: (value: number) => string
}

export const list = (words: string): readonly string[] => words.split(' ')
/** The word at a place that arithmetic has already kept within the list. */
export const at = (words: readonly string[], place: number): string => {
  const word = words[place]
  if (word === undefined) throw new RangeError(`no word at ${place} of ${words.length}`)
  return word
}

/** The names of capital letters from A to Z, one after another. */
export const letterNames = ({ letters }: SpeechRule, capitals: string): string =>
  Array.from(capitals, (letter) => at(letters, letter.charCodeAt(0) - 'A'.charCodeAt(0))).join(' ')
