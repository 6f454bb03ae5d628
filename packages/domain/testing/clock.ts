/** Monday morning in Lisbon, a working day: what a test means by "now" unless its subject is another hour. */
export const mondayMorning = Date.parse('2026-11-23T08:12:00.000Z')

/**
 * A clock for a program under test: it shows `instant` (milliseconds since 1970 UTC) when it is made and runs on at the pace
 * of `elapsedMs`, so that the hour at which the test itself runs decides nothing.
 */
export const clockFrom = (instant: number, elapsedMs: () => number): (() => number) => {
  const begun = elapsedMs()
  return () => Math.floor(instant + elapsedMs() - begun)
}
