/** Every wait and limit of the hub, with its unit. */
export const timings = {
  /** Snapshots go out at most once in this time to one client. */
  pushEveryMs: 40,
  /** The same for kiosks: their snapshot carries the whole centre (23 KB), and a count of people may be a moment old. */
  kioskPushEveryMs: 250,
  /** The same for visitors' phones, which are many. */
  visitorPushEveryMs: 400,
  /** Day close is looked at, and whether tokens are still good. */
  lookAtClockMs: 2_000,
  /** Waits are forecast anew. */
  forecastEveryMs: 5_000,
  /** When devices were last seen is written down this often. */
  rememberDevicesEveryMs: 60_000,
  /** A staff token lasts one long working day. */
  sessionHours: 14,
  /** A code for pairing is good for this long; who shows an older one is given another, looked at this often. */
  pairingCodeMinutes: 10,
  pairingLookMs: 15_000,
  /** A display that is asked who it is shows its name for this long. */
  identifySeconds: 20,
  /** Answers to commands are kept for repetition this many days. */
  answerDays: 3,
  /** A call stays among the last calls of a display for this long. */
  recentCallMinutes: 30,
  recentCalls: 12,
  /** Lists of bookings whose parts are kept until the last one comes, one a supervisor. Each is at most twelve frames of 60 KB. */
  listsUnderWay: 4,
  /** A request that is not whole by then is shown out; looked at this often. A connection without one is kept so long. */
  requestMs: 10_000,
  lookAtRequestsMs: 5_000,
  keepAliveMs: 5_000,
  /** Another process that holds the database's write lock is waited for. */
  databaseBusyMs: 2_000,
}

/** Token buckets: so many at once, one more every so many milliseconds. Valid commands are not limited. */
export const limits = {
  wrongPinsOfUser: { burst: 6, refillMs: 20_000 },
  wrongPinsOfAddress: { burst: 40, refillMs: 3_000 },
  /** Sign-ins of one user that may wait for their turn. */
  loginsAtOnce: 100,
  wrongCodes: { burst: 10, refillMs: 6_000 },
  wrongTokens: { burst: 60, refillMs: 1_000 },
  /** Devices that may wait for a supervisor at once. */
  devicesToPair: 50,
  invalidMessages: { burst: 100, refillMs: 100 },
}
