/** What can go wrong with the virtual printer, each a switch. `lasting` ones are a state; the others wait for their moment. */
export const faultNames = [
  'paper-out', 'paper-near-end', 'cover-open', 'cutter-error', 'offline',
  'paper-ends-midway', 'cutter-jams', 'hang', 'hang-midway', 'drop', 'slow', 'mute', 'garbage',
] as const
export type FaultName = (typeof faultNames)[number]
export type Faults = Record<FaultName, boolean>

export const isFaultName = (text: string): text is FaultName => faultNames.some(name => name === text)
export const noFaults = (): Faults => ({
  'paper-out': false, 'paper-near-end': false, 'cover-open': false, 'cutter-error': false, 'offline': false,
  'paper-ends-midway': false, 'cutter-jams': false, 'hang': false, 'hang-midway': false, 'drop': false, 'slow': false, 'mute': false, 'garbage': false,
})

/** In words, for the page. */
export const faultWords: Record<FaultName, { title: string; what: string }> = {
  'paper-out': { title: 'Paper out', what: 'The roll is empty: nothing prints until it is off again.' },
  'paper-near-end': { title: 'Paper near its end', what: 'Prints, and warns.' },
  'cover-open': { title: 'Cover open', what: 'Nothing prints until it is closed.' },
  'cutter-error': { title: 'Cutter error', what: 'The knife is stuck: nothing prints.' },
  'offline': { title: 'Offline', what: 'Someone holds the feed button.' },
  'paper-ends-midway': { title: 'Roll ends in the middle', what: 'The next paper stops half printed; then "paper out".' },
  'cutter-jams': { title: 'Knife jams at the next cut', what: 'The paper is printed, not cut; then "cutter error".' },
  'hang': { title: 'Accepts, then hangs', what: 'Takes the connection and reads nothing.' },
  'hang-midway': { title: 'Hangs in the middle', what: 'Answers, begins to print, and then nothing more.' },
  'drop': { title: 'Drops the connection', what: 'Unplugged or switched off in the middle of the next paper.' },
  'slow': { title: 'Slow', what: 'About 12 KB a second.' },
  'mute': { title: 'No status answers', what: 'Prints, and never answers a question.' },
  'garbage': { title: 'Garbage answers', what: 'Prints, and answers with bytes that mean nothing.' },
}

/** Faults that stop the paper while they last. */
export const stopsPaper = (faults: Faults): boolean => faults['paper-out'] || faults['cover-open'] || faults['cutter-error'] || faults.offline

/** The answer to DLE EOT n, as a TM-T88 gives it (bits 1 and 4 are always on). */
export const realTimeAnswer = (n: number, faults: Faults): number => {
  const base = 0x12
  switch (n) {
    case 1: return base | 0x04 | (stopsPaper(faults) ? 0x08 : 0)
    case 2: return base | (faults['cover-open'] ? 0x04 : 0) | (faults['paper-out'] ? 0x20 : 0) | (faults['cutter-error'] ? 0x40 : 0)
    case 3: return base | (faults['cutter-error'] ? 0x08 : 0)
    default: return base | (faults['paper-out'] ? 0x6c : faults['paper-near-end'] ? 0x0c : 0)
  }
}

/** Automatic status back, four bytes. */
export const automaticAnswer = (faults: Faults): Uint8Array => Uint8Array.of(
  0x14 | (stopsPaper(faults) ? 0x08 : 0) | (faults['cover-open'] ? 0x20 : 0),
  faults['cutter-error'] ? 0x08 : 0,
  faults['paper-out'] ? 0x0f : faults['paper-near-end'] ? 0x03 : 0,
  0x0f,
)

export const paperAnswer = (faults: Faults): number => (faults['paper-out'] ? 0x0f : faults['paper-near-end'] ? 0x03 : 0)
