/**
 * The wall clock of the machine that shows a page, ms since 1970 UTC: for times that people read, and for time across a reload or
 * a sleep, which the monotonic clock of a page does not count. Durations within a page are measured by performance.now().
 */
export const wallClock = (): number => Date.now()
