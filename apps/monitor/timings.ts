/** Waits of the monitor, milliseconds. */
export const monitorTimings = {
  /** The hub tells every five seconds that it is well; without a word for so long nobody knows whether all is. */
  silentMs: 15_000,
  lookMs: 1_000,
  /** A wall that is too old for the hub says so this long before it loads itself anew. */
  reloadAfterMs: 5_000,
  /** And it does so no more often than this: the hub may still serve the old page. */
  reloadEveryMs: 60_000,
}
