import type { SpokenLanguage } from '../languages/all.ts'
import { voiceLimits } from '../limits.ts'
import type { Engine } from './engine.ts'
import { withPhonemes } from './lexicon.ts'
import { findProgram, runProgram } from './program.ts'

interface Settings {
  /** As `espeak-ng --voices` calls it. */
  readonly voice: string
  /** Words a minute; the program's own 175 is too quick for a lobby with echo. */
  readonly rate: number
  /** 0 to 99; the program's own is 50. */
  readonly pitch: number
}

/** No voice speaks Creole: the centre says whose voice reads its words. */
const settings: Partial<Record<SpokenLanguage, Settings>> = {
  pt: { voice: 'pt', rate: 150, pitch: 50 },
  en: { voice: 'en-gb', rate: 150, pitch: 50 },
  fr: { voice: 'fr-fr', rate: 150, pitch: 50 },
  es: { voice: 'es', rate: 150, pitch: 50 },
  ru: { voice: 'ru', rate: 150, pitch: 50 },
  uk: { voice: 'uk', rate: 150, pitch: 50 },
  ro: { voice: 'ro', rate: 150, pitch: 50 },
  be: { voice: 'be', rate: 150, pitch: 50 },
}

const program = 'espeak-ng'
/** Where the program's data lies differs from machine to machine and changes no sound. */
const versionOf = (said: Buffer): string | undefined => /\d+(?:\.\d+)+\S*/.exec(said.toString('utf8'))?.[0]

/**
 * eSpeak NG, a program of its own (GPL-3.0, Debian's `espeak-ng`) that is run and never linked; nothing where it is not
 * installed. The text goes in by standard input, so that it is never taken for an option.
 */
export const openEspeak = async (path?: string): Promise<Engine | undefined> => {
  const file = await findProgram(program, path)
  const said = file === undefined ? undefined : await runProgram(file, ['--version'], { timeoutMs: voiceLimits.versionMs })
  const version = said && versionOf(said)
  if (file === undefined || version === undefined) return undefined
  return {
    id: `${program} ${version} ${JSON.stringify(settings)}`,
    input: (text, language) => withPhonemes(language, text),
    speak: async (input, language, signal) => {
      const set = settings[language]
      if (!set) return undefined
      const utf8 = ['-b', '1']
      return runProgram(file, ['-v', set.voice, '-s', String(set.rate), '-p', String(set.pitch), ...utf8, '--stdin', '--stdout'], { input, signal })
    },
  }
}
