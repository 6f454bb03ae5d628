/** Every wait and limit of the hub, with its unit. */
export const timings = {
  /** Snapshots go out at most once in this time to one client. */
  pushEveryMs: 40,
  /** The same for kiosks: their snapshot carries the whole centre (23 KB), and a count of people may be a moment old. */
  kioskPushEveryMs: 250,
  /** The same for visitors' phones, which are many. */
  visitorPushEveryMs: 400,
  /** The clock is looked at: what changes by time alone is pushed within two seconds. Whether tokens are still good, too. */
  lookAtClockMs: 1_000,
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
  /** From an address that guesses, one PIN is verified in this time at first; each wrong one makes it longer by the factor. */
  slowTurnMs: 500,
  slowTurnGrowth: 1.25,
  /** The longest time from one PIN to the next at an address that guesses. */
  slowestTurnMs: 30_000,
  /** The same for users who signed in at this address before, on a browser that is new to them. */
  slowestKnownTurnMs: 5_000,
  /** A sign-in that still waits for its turn then is answered `too-many`, while its page still listens (signInAnswerMs). */
  signInWaitMs: 8_000,
  /** A browser keeps the mark by which a person's own device is known. */
  deviceCookieDays: 365,
  /** A device has so long to say what became of a card's slip; so many slips are remembered, never their codes: one command is one slip. */
  cardSlipMs: 10_000,
  /** … and may still begin to print it for so long: asking and printing take 5.5 s at most (apps/kiosk/timings.ts). */
  cardSlipFreshMs: 4_000,
  cardSlipsRemembered: 100,
  /** A code for pairing is good for this long; who shows an older one is given another, looked at this often. */
  pairingCodeMinutes: 10,
  pairingLookMs: 15_000,
  /** A display that is asked who it is shows its name for this long. */
  identifySeconds: 20,
  /** That a kiosk ran on a copy of another's journal is told for this long; it has begun one of its own by then. */
  copyShownMinutes: 60,
  /** Answers to commands are kept for repetition this many days. */
  answerDays: 3,
  /** A call stays among the last calls of a display for this long. */
  recentCallMinutes: 30,
  recentCalls: 12,
  /** Counted tries are written down this often, so that they outlive a restart. */
  keepTriesEveryMs: 1_000,
  /** A connection that entered no namespace by then is closed. */
  enterMs: 10_000,
  /** Lists of bookings whose parts are kept until the last one comes, one a supervisor. Each is at most twelve frames of 60 KB. */
  listsUnderWay: 4,
  /** A request that is not whole by then is shown out; looked at this often. A connection without one is kept so long. */
  requestMs: 10_000,
  lookAtRequestsMs: 5_000,
  keepAliveMs: 5_000,
  /** Folders from the command line are looked at: a stick may be pulled out. */
  lookAtFoldersMs: 15_000,
  /** Another process that holds the database's write lock is waited for. */
  databaseBusyMs: 2_000,
  /** A command of `admin` waits so long for the hub's own writes: nothing else stands still meanwhile. */
  commandBusyMs: 20_000,
  /** What is written beside the log (devices, sessions, people) is tried again after this, for `databaseBusyMs` at most. */
  asideRetryMs: 50,
  /** The disk is looked at this often: the work of a few milliseconds in another thread. */
  probeEveryMs: 10_000,
  /** A look that is not over by then means that the disk answers nothing. */
  probeSilentMs: 30_000,
  /** Bytes that a look writes and syncs: as much as a large commit. */
  probeBytes: 64 * 1024,
  /** The disk is nearly full below this many bytes. A day of 1,192 visitors adds 3.4 MB of log (measured); a migration or a restore needs as much again as the database has. */
  nearlyFullBytes: 256 * 2 ** 20,
  /** What day close left undone is gone on with this often: one old day of retention, erased words in the write-ahead log. */
  tidyEveryMs: 2_000,
  /** Erased words that stay in the write-ahead log for longer than this are told of. */
  erasureAlertMs: 180_000,
  /** How old the last backup is looked at this often; older than so many hours is told (a day and two hours of grace). */
  backupLookMs: 60_000,
  backupAlertHours: 26,
  /** Monitors hear so often that the hub is well, though nothing has changed. */
  aliveEveryMs: 5_000,
  /** The event loop is looked at so often; late in three looks in a row, by more than this, is told. */
  lookAtLoopMs: 10_000,
  loopLateMs: 1_000,
  loopLateLooks: 3,
}

/**
 * From when on the monitor asks for somebody (docs/operating.md, "What the monitor tells"). Where a time is not here, it is
 * told at once.
 */
export const attention = {
  /** Called, and nobody pressed "start". */
  calledMinutes: 5,
  /** At a counter: perhaps "finish" was forgotten. */
  servedMinutes: 90,
  /** Set aside: perhaps forgotten. */
  parkedMinutes: 45,
  /** A counter is free while somebody waits whom it could call. */
  idleMinutes: 10,
  /** A counter is open or on a break and its person's console is not connected. */
  desertedMinutes: 5,
  /** The booked time of somebody who is here has passed. */
  bookedMinutes: 5,
  /** Nobody has accepted a request for an interpreter; where nobody could, it is told at once. */
  interpreterMinutes: 3,
  /** A paper was sent to a printer and nobody knows of it. */
  paperMinutes: 1,
  /** A device that reconnects, reloads or is switched over is gone for a moment. */
  deviceSeconds: 10,
}

/**
 * Token buckets: `burst` at once, then one more every `refillMs` milliseconds. Everyday use stays far below each: a hall of 200
 * displays, 30 consoles and 10 kiosks behind one address, or 1,200 phones behind one proxy.
 */
export const limits = {
  /** For one user, from everywhere that the user never signed in from. */
  wrongPinsOfStrangers: { burst: 6, refillMs: 60_000 },
  /** For one user, on a device or at an address where the user signed in before. */
  wrongPinsOfKnown: { burst: 6, refillMs: 20_000 },
  /** From one address, and in the whole hub: beyond it PINs are verified slowly, and the monitor tells. */
  wrongPinsOfAddress: { burst: 20, refillMs: 30_000 },
  wrongPinsOfHub: { burst: 100, refillMs: 1_000 },
  /** Sign-ins and new PINs of one user, with the right PIN. */
  rightPins: { burst: 30, refillMs: 60_000 },
  /** PINs verified at the same time (about 50 ms of a processor and 32 MB each), and sign-ins that may wait for their turn. */
  pinsAtOnce: 2,
  signInsWaiting: 500,
  /** Sign-ins that may wait of strangers from one address, or of one user at a known place: more at once than a full office that was never there. */
  signInsWaitingOfPlace: 20,
  /** Open sessions of one person; the next sign-in ends the oldest. Counter, monitor, own phone, and a few forgotten ones. */
  sessionsOfPerson: 10,
  /** Visit, booking and card codes; why these numbers: packages/guard/guesses.ts. */
  wrongCodes: {
    ofSender: { burst: 10, refillMs: 6_000 }, ofAll: { burst: 60, refillMs: 1_000 }, rememberMs: 600_000,
    answerEveryMs: 250, waitingOfSender: 10, waitingOfAll: 64,
  },
  wrongTokens: { burst: 60, refillMs: 1_000 },
  /** Devices that may wait for a supervisor at once, in all and from one address. More than the 1,022 addresses of a large network (/22). */
  devicesToPair: 1_100,
  devicesToPairOfAddress: 10,
  /** Messages that make no sense, of one sender; one more disconnects it. */
  invalidMessages: { burst: 100, refillMs: 100 },
  /** Commands of one sender. A kiosk hands in what it issued during an outage; a person at a counter presses keys. */
  commands: {
    kiosk: { burst: 5_000, refillMs: 2 },
    counter: { burst: 60, refillMs: 50 },
    monitor: { burst: 20, refillMs: 200 },
    display: { burst: 20, refillMs: 200 },
    /** Four a minute: a phone gives its place back, or says that it missed its call. */
    visitor: { burst: 6, refillMs: 15_000 },
    /** A device to pair says nothing. */
    pairing: { burst: 1, refillMs: 1_000 },
  },
  /** Of these, what one member of staff adds to the day: tickets, referrals, notes, bookings, cards, papers. Every screen is told of all of it. */
  additions: { burst: 40, refillMs: 2_000 },
  /** Sockets that one sender may have at once. A staff member opens tabs; a family shares a ticket; a lost connection stays for 45 s. */
  socketsOf: { kiosk: 8, staff: 20, monitor: 20, display: 8, visit: 12 },
  /** Clips that one address may ask for, unless a device or a member of staff is connected from there. */
  clipsOfAddress: { burst: 30, refillMs: 2_000 },
  connections: {
    /** 500 commands a second and more, and frames as large as the protocol allows. */
    known: { frames: { burst: 8_000, refillMs: 0.5 }, bytes: { burst: 8_000_000, refillMs: 0.000_25 }, unreadBytes: 4_000_000 },
    stranger: { frames: { burst: 60, refillMs: 50 }, bytes: { burst: 128_000, refillMs: 0.03 }, unreadBytes: 512_000 },
    /** A client whose token is refused asks again every two seconds on the same connection. */
    connects: { burst: 5, refillMs: 1_000 },
    /**
     * At each of two ports; more than `outside`, `plain` and `devicesToPair` together, so that who fills those keeps nobody out. About
     * 35 kB each: 4,500 take 160 MB. One address may be a proxy, but may not take them all.
     */
    open: 4_500,
    openOfAddress: 3_500,
    /** 1,200 phones behind one proxy may all come back at once. */
    arrivals: { burst: 3_000, refillMs: 10 },
    outside: 1_500,
    /** 1,200 phones behind one proxy are plain connections for a moment. One that reads nothing holds two open files and some 200 kB. */
    plain: 1_500,
    unanswered: 2,
    /** A phone page of 300 kB at 5 kB/s. */
    answerMs: 60_000,
    socketsOfConnection: 2,
    upgradeMs: 10_000,
  },
}

/** How far the machine's clock is believed (SPEC.md, H1 to H6). */
export const clockLimits = {
  /** The clock may get ahead of the monotonic one by so much at once: steps of NTP and of people who set seconds pass. */
  toleranceMs: 30_000,
  /** … counted from a line that is drawn anew this often: NTP may slew a clock by 1.8 s an hour (500 ppm, adjtimex(2)). */
  lineEveryMs: 10 * 60_000,
  /** A clock so far behind the hub's time is shown. */
  behindMs: 60_000,
  /** Sleep shorter than this is no sleep: the time since the machine's start is told in steps of 10 ms. Looked at this often. */
  sleepLeastMs: 1_000,
  sleepLookMs: 1_000,
  /** Over a time without the hub, clock and time since the machine's start may drift apart by this share. */
  driftShare: 0.001,
  /** The hub was away for longer than holidays last: it opens, and erases nothing until the clock is confirmed. */
  plausibleGapDays: 10,
  /** … for longer than any centre closes: the hub stays at its last time until the clock is confirmed. */
  longestClosureDays: 60,
  /** At a start that would end the day of people who wait: the clock is believed after standing still for so long. */
  startSteadyMinutes: 10,
  /** An unconfirmed clock is confirmed by standing still for so long. */
  confirmHours: 4,
  /** A time server's agreement is good for this long: systemd-timesyncd asks at least every 34 minutes (timesyncd.conf(5)). */
  agreementMinutes: 40,
  /** A device whose clock differs from the hub's time by more is named on the monitor. */
  deviceSeconds: 60,
  /** The hub's time is written down this often, beside the time since the machine's start. */
  markEveryMs: 60_000,
}
