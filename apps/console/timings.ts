/** Waits of the console, milliseconds. */
export const timings = {
  /** A confirmation goes by itself after this; a refusal stays until it is dismissed or the next thing succeeds. */
  noticeMs: 6_000,
}

/** How many messages stand at once; older ones make room. */
export const noticesAtOnce = 3
