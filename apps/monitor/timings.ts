/** Waits of the monitor, milliseconds. */
export const monitorTimings = {
  /** The hub tells every five seconds that it is well; without a word for so long nobody knows whether all is. */
  silentMs: 15_000,
  lookMs: 1_000,
}
