/** Every wait and limit of the voice, with its unit. */
export const voiceLimits = {
  /** A text is at most this long: nobody listens to more in one breath. */
  textMax: 400,
  /** An engine or encoder that takes longer has hung: a phrase takes some tens of milliseconds. */
  programMs: 8_000,
  /** The same for saying its version. */
  versionMs: 3_000,
  /** More than this is no phrase: some three minutes. */
  programBytesMax: 8 * 1024 * 1024,
  /** A look at the folders that takes longer found a network drive that hangs. */
  lookMs: 2_000,
  /** Clips made at once; one of them at most is made ahead, so that an asked one never waits for two others. */
  makingMax: 2,
  makingAheadMax: 1,
  /** Clips that wait to be made: those somebody asked for, and those for later. One more is refused. */
  askedMax: 32,
  aheadMax: 128,
  /** A clip that could not be made is not tried again for this long. */
  missingMs: 60_000,
  missingMax: 2_000,
  /** Made clips of one folder take at most this room; those least lately heard go first, down to the share that stays. */
  folderMegabytes: 512,
  folderShareKept: 0.9,
  /** A recording of a phrase is smaller: half a minute of uncompressed stereo is 5 MB. */
  recordingBytesMax: 6 * 1024 * 1024,
  /** Names of recorded files that are remembered, some hundred bytes each. */
  recordingsKnownMax: 50_000,
  /** The folder is measured again after this many more megabytes. */
  tidyEveryMegabytes: 16,
  /** That a clip was heard is written down at most this often. */
  heardEveryMs: 60 * 60_000,
  /** A half-written file older than this was left by a program that was killed. */
  leftoverMs: 60 * 60_000,
} as const

/** How a clip sounds. */
export const sound = {
  /** The loudest moment of every clip: −3 dB of full scale leaves room for what an encoder adds. */
  peak: 10 ** (-3 / 20),
  /** Quieter than this share of the loudest moment (−40 dB) is silence. */
  silence: 0.01,
  /** Silence that stays at both ends, so that a soft first sound is whole. */
  keepMs: 60,
  /** Begins and ends without a click. */
  fadeMs: 10,
} as const
