/** What stops a kiosk from starting, in one line. */
export class FlagsError extends Error {}
