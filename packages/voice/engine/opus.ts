import { findProgram, runProgram } from './program.ts'

/** WAV in, Ogg with Opus out. */
export type Encode = (wav: Buffer, signal?: AbortSignal) => Promise<Buffer | undefined>

/** Measured: a fifteenth of the WAV, 20 to 40 ms a clip, and speech that nobody tells apart in a lobby (docs/voice.md). */
const kilobits = '24'
/** A whole phrase waits in the file, so that long frames cost nothing; the serial number makes the same sound the same file. */
const options = ['--quiet', '--bitrate', kilobits, '--speech', '--framesize', '60', '--padding', '0', '--discard-comments', '--serial', '1', '-', '-']

/** Debian's `opus-tools` (BSD), run and never linked; nothing where it is not installed, and clips stay WAV. */
export const openOpus = async (path?: string): Promise<Encode | undefined> => {
  const file = await findProgram('opusenc', path)
  return file === undefined ? undefined : (wav, signal) => runProgram(file, options, { input: wav, signal })
}
