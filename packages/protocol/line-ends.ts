/** How many line ends a text has: `\r\n`, `\n` or `\r`. Keeps nothing of them, however many there are. */
export const lineEndsIn = (text: string): number => {
  let ends = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '\n' ? text[at - 1] !== '\r' : sign === '\r') ends += 1
  }
  return ends
}
