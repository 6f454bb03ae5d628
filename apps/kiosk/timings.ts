/** Every wait and limit of the kiosk's agent, with its unit. */
export const hostTimings = {
  /** The printer is asked how it is this often; the hub hears of it when the answer changed. */
  printerWatchMs: 30_000,
  /** A report that the hub did not take is sent again after this. */
  reportRetryMs: 2_000,
  /** Screens are told at most once in this time. */
  pushEveryMs: 30,
  /** What became of a paper is shown to the screens for this long, and a visitor may ask for it again for as long. */
  paperShownMinutes: 10,
  /** A paper is tried at most this often. */
  attemptsMax: 6,
  /** A job that waited longer than this when the kiosk starts again belongs to another day: it is not printed. */
  jobLifeHours: 12,
  /** Settled jobs are forgotten after this. */
  jobKeepDays: 3,
  /** On the way out the paper being printed is waited for this long. */
  closeMs: 4_000,
  /** Another process that holds the journal is waited for. */
  databaseBusyMs: 2_000,
} as const
