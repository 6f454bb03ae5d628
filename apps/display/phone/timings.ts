/** Every wait of the phone page, milliseconds. */
export const phoneTimings = {
  /** A connection that is back sooner than this is not worth a word. */
  quietLossMs: 3_000,
  /** A page that was out of sight longer than this asks anew: phones let a sleeping page's connection die without a sign. */
  sleptMs: 2_000,
  /** The pattern of a phone that vibrates when its number is called. */
  vibrationMs: [400, 200, 400, 200, 800],
} as const
