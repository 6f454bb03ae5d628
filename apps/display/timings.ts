/** Every wait and limit of the lobby display, in one place. */
export const displayTimings = {
  /** How long a call is the main one, by how many others stand behind it: a lobby needs about 7 s to look up, read and rise. */
  turnMs: [
    { behind: 0, ms: 8_000 },
    { behind: 1, ms: 6_000 },
    { behind: 3, ms: 4_500 },
    { behind: 6, ms: 2_500 },
  ],
  /** Calls that wait for their turn; older ones beyond this stand only in the list beside. As many as a centre may let wait to be said. */
  pendingMax: 20,
  /** A call stays the main one while it is said, but no longer than this. */
  voiceHoldMs: 20_000,
  /** What is still unsaid of a call after this is left out: the voice must not fall behind the screen. */
  sayMaxMs: 18_000,
  /** A clip that has not come after this is skipped. */
  clipLoadMs: 2_000,
  /** No clip is longer. */
  clipMaxMs: 8_000,
  /** The chime lasts 0.9 s; one that never ends is not waited for. */
  chimeMs: 1_600,
  /** A call that was answered stays in sight this long before the display is calm again. */
  lingerMs: 20_000,
  /** A connection that is back sooner than this is not worth a word. */
  quietLossMs: 3_000,
  /** One page of the queues, or one language of the welcome. */
  pageMs: 10_000,
  /** Against burn-in the whole picture moves one step after this. */
  driftMs: 45_000,
  /** How far it moves, in pixels of a 1080p screen. */
  driftPx: 4,
  /** A display of another version says so this long before it reloads itself. */
  reloadAfterMs: 5_000,
  /** And it reloads no more often than this: the hub may still serve the old one. */
  reloadEveryMs: 60_000,
  /** An audio context that does not start within this stays silent for this call. */
  audioStartMs: 800,
  /** The queue of calls is looked at this often. */
  tickMs: 250,
  /** A device whose clock is further from the hub's shows the hub's time. */
  clockToleranceMs: 20_000,
  /** Where there are pictures, an unanswered call leaves the screen to them after this and stays in the list. */
  mediaAfterCallMs: 20_000,
  /** The folder of pictures and videos is looked at this often. */
  mediaListMs: 300_000,
  /** A file that has not come after this is passed over. */
  mediaLoadMs: 20_000,
  /** No video is shown for longer. */
  videoMaxMs: 180_000,
  /** One language of a notice. */
  noticeMs: 6_000,
  /** The page that the hub serves is looked at this often, and at each connection: it may be a newer one. */
  newerEveryMs: 600_000,
  /** Another try at reading the centre from a hub that does not answer. */
  centreRetryMs: 2_000,
} as const

/** Rows of the list beside the call, fewer while a notice stands, and queues on one page below it. */
export const displayRows = {
  landscape: { recent: 6, besideNotice: 5, besideNoticeWithoutQueues: 5, queues: 4 },
  portrait: { recent: 5, besideNotice: 2, besideNoticeWithoutQueues: 5, queues: 6 },
} as const

export type Orientation = keyof typeof displayRows
