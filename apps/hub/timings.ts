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
  /** It ends earlier when its owner gives no command for so long, unless the centre's `policy.idleMinutes` says otherwise. */
  idleMinutes: 30,
  /** Who signed in with a first PIN has so long to choose an own one. */
  firstPinMinutes: 10,
  /** Whether another program (`admin`) wrote to the database is looked at, so that sessions that it ended are shown out. */
  lookAtSessionsMs: 500,
  /** Refused sign-ins are added up for so long before they are recorded; when sessions were last used is written down as often. */
  recordRefusalsEveryMs: 60_000,
  /** The monitor shows that somebody guesses PINs until it was quiet for so long. */
  guessingQuietMinutes: 10,
  /** From an address that guesses, one PIN is verified in this time. */
  slowTurnMs: 500,
  /** A browser keeps the mark by which a person's own device is known. */
  deviceCookieDays: 365,
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
  /** A request that is not whole by then is shown out; looked at this often. A connection without one is kept so long. */
  requestMs: 10_000,
  lookAtRequestsMs: 5_000,
  keepAliveMs: 5_000,
  /** Another process that holds the database's write lock is waited for. */
  databaseBusyMs: 2_000,
}

/** Token buckets: so many at once, one more every so many milliseconds. Valid commands are not limited. */
export const limits = {
  /** For one user, from everywhere that the user never signed in from. */
  wrongPinsOfStrangers: { burst: 6, refillMs: 60_000 },
  /** For one user, on a device or at an address where the user signed in before. */
  wrongPinsOfKnown: { burst: 6, refillMs: 20_000 },
  /** From one address, and in the whole hub: beyond it PINs are verified slowly, and the monitor tells. */
  wrongPinsOfAddress: { burst: 20, refillMs: 3_000 },
  wrongPinsOfHub: { burst: 100, refillMs: 1_000 },
  /** PINs verified at the same time (about 50 ms of a processor and 32 MB each), and sign-ins that may wait for their turn. */
  pinsAtOnce: 2,
  signInsWaiting: 500,
  wrongCodes: { burst: 10, refillMs: 6_000 },
  wrongTokens: { burst: 60, refillMs: 1_000 },
  /** Devices that may wait for a supervisor at once. */
  devicesToPair: 50,
  invalidMessages: { burst: 100, refillMs: 100 },
}
