/** Every wait and limit of the kiosk's agent, with its unit. */
export const hostTimings = {
  /** The printer is asked how it is this often; the hub hears of it when the answer changed. */
  printerWatchMs: 30_000,
  /** A report that the hub did not take is sent again after this. */
  reportRetryMs: 2_000,
  /** The hub is away this long: tickets come from the reserve. */
  offlineAfterMs: 3_000,
  /** A hub that is connected and leaves a visitor without an answer for this long counts as away from then on. */
  unansweredMs: 2_000,
  /** How often that is looked at meanwhile. */
  absenceLookMs: 100,
  /** The reserve is asked for, and what is owed is handed in, this often while the hub is there. */
  reserveLookMs: 60_000,
  /** So many wrong PINs in so many minutes; then nobody is let in until some are older. */
  wrongPinsMax: 5,
  wrongPinMinutes: 5,
  /** Screens are told at most once in this time. */
  pushEveryMs: 30,
  /** What became of a paper is shown to the screens for this long, and a visitor may ask for it again for as long. */
  paperShownMinutes: 10,
  /** The hub says so soon whether somebody still waits for a card's slip, and its print is over so soon after. */
  cardWantedMs: 1_500,
  cardPrintMs: 4_000,
  /** So many slips of documents are remembered: a double tap is one slip. */
  slipsShown: 5,
  /** A paper is tried at most this often. */
  attemptsMax: 6,
  /** A job that waited longer than this when the kiosk starts again belongs to another day: it is not printed. */
  jobLifeHours: 12,
  /** Settled jobs are forgotten after this. */
  jobKeepDays: 3,
  /** Tickets that the hub never took are counted for this long. */
  notTakenDays: 3,
  /** The hub's time is written down this often, and whenever it or this machine's clock steps by as much as the second. */
  keepTimeMs: 60_000,
  timeStepMs: 2_000,
  /** A clock that differs from the hub's time by more is wrong; the hub is told anew after so much of a change. */
  wrongClockSeconds: 60,
  clockToldSeconds: 30,
  /** Tickets and visit codes that are told and over are erased this often. */
  tidyEveryMs: 5 * 60_000,
  /** A journal that had to go on in memory is tried on the disk again this often. */
  diskRetryMs: 10_000,
  /** Whoever asked for a paper is told within this time that it did not come out: counted from the asking, not from the turn. */
  paperToldMs: 9_500,
  /** The printer's driver is given so much less, so that its own word comes first. */
  driverGraceMs: 500,
  /**
   * A print that would have less time than this is not begun: cut off in the middle, nobody could tell what came out.
   * In a line that moves a print has the second figure, however long it waited.
   */
  printLeastMs: 2_000,
  printInLineMs: 4_000,
  /** A paper that came out less than this ago shows that the line moves: who waits in it waits on. */
  lineMovesMs: 3_000,
  /**
   * Tickets that this kiosk gives in a row, and one more each time so many milliseconds have passed. Nobody touches four
   * screens in less than 5 s for long; the mediator's screen, behind its PIN, needs one touch. A day of 1,192 visitors at
   * two kiosks gives two a minute, a family of six takes six.
   */
  tickets: { burst: 15, refillMs: 5_000 },
  assistedTickets: { burst: 40, refillMs: 2_000 },
  /** Slips of documents, and papers asked for again. Second tickets and check-ins have a budget like the visitors' own. */
  otherPapers: { burst: 8, refillMs: 10_000 },
  /** So many commands are remembered that were given their paper: asked again under the same id, they count once. */
  papersRemembered: 200,
  /** On the way out the paper being printed is waited for this long. */
  closeMs: 4_000,
  /** Another process that holds the journal is waited for. */
  databaseBusyMs: 2_000,
} as const

/** What the kiosk's own port takes from its screens. Token buckets: `burst` at once, one more every `refillMs` milliseconds. */
export const screenLimits = {
  /** A person touches a screen, and a reader types. */
  commands: { burst: 60, refillMs: 50 },
  /** Messages that make no sense; one more disconnects the page. */
  malformed: { burst: 100, refillMs: 100 },
  /** Pages of one kiosk that may be open at once. */
  pages: 20,
  /** A connection that entered no namespace by then is closed. */
  enterMs: 10_000,
  /** A request that is not whole by then is shown out; looked at this often. */
  requestMs: 10_000,
  lookAtRequestsMs: 5_000,
  connections: {
    known: { frames: { burst: 400, refillMs: 5 }, bytes: { burst: 1_000_000, refillMs: 0.01 }, unreadBytes: 2_000_000 },
    stranger: { frames: { burst: 60, refillMs: 50 }, bytes: { burst: 128_000, refillMs: 0.03 }, unreadBytes: 256_000 },
    connects: { burst: 5, refillMs: 1_000 },
    open: 400, openOfAddress: 400, arrivals: { burst: 500, refillMs: 50 }, outside: 40, plain: 100, unanswered: 2, answerMs: 60_000, socketsOfConnection: 2, upgradeMs: 10_000,
  },
} as const

/** Every wait and limit of the kiosk's own window (Electron). */
export const windowTimings = {
  /** The page is asked for a sign of life this often … */
  pingEveryMs: 3_000,
  /** … and is loaded again when it gave none for this long: longer than its first load takes on a slow machine. */
  silentMs: 20_000,
  /** Loaded again so many times in so long, the next failure starts the whole program anew. */
  reloadsMax: 3,
  reloadsWithinMs: 10 * 60_000,
  /** A restart waits this long, twice as long for each other one of the last half hour, at most the last figure. */
  restartFirstMs: 1_000,
  restartMaxMs: 60_000,
  restartsWithinMs: 30 * 60_000,
  /** Crash logs: a file a day and the dumps of Chromium, so many of each, so large at most. */
  crashLogsMax: 14,
  crashLogBytesMax: 256 * 1024,
} as const

/** Every wait and limit of the kiosk's screens, with its unit. A visitor can extend each as often as they like (EN 301 549, WCAG 2.2.1). */
export const screenTimings = {
  /** Nobody touched the screen for this long: it asks whether somebody is there. */
  idleMs: 60_000,
  /** How long it waits for an answer; at least 20 s. */
  idleAnswerMs: 30_000,
  /** The same on the mediator's screen, which is locked then. */
  mediatorIdleMs: 180_000,
  /** On the mediator's screen a second touch sooner than this is a double tap, not the next person. */
  doubleTapMs: 600,
  /** A spoken clip that takes longer has hung. */
  clipMs: 20_000,
  /** A ticket stands on the screen for this long after the last touch. */
  ticketMs: 45_000,
  /** The same while its paper is missing: the number may have to be written down. */
  ticketWithoutPaperMs: 150_000,
  /** So long before its end a ticket's screen says that it will close. */
  ticketWarningMs: 20_000,
  /** A connection that is back sooner than this is not worth a word. */
  quietLossMs: 4_000,
  /** A barcode reader lets so much time pass between two signs, at most: slow ones and wireless ones send one in 100 ms. */
  readerGapMs: 150,
  /** A burst without an ending is over after this: longer than a busy machine lets a key wait. */
  readerQuietMs: 400,
  /** Signs that follow each other this fast come from no hand. */
  readerSureGapMs: 50,
  /** Fewer signs than this and an ending, at a hand's speed, are a hand's. */
  readerLeastSigns: 4,
  /** Of a longer burst only the last signs are kept: the longest address is shorter. */
  readerMostSigns: 512,
  /** Enter or Tab so soon after a burst still belongs to it. */
  readerTrailMs: 500,
  /** So long the screen says that a code was not understood. */
  misreadMs: 10_000,
  /** The first screen says its other doors and notices in the next language after this: long enough to read a line twice. */
  languageTurnMs: 4_000,
  /** How often the time that is left is looked at. */
  tickMs: 250,
} as const
