import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { windowTimings } from '../timings.ts'

export interface CrashLog {
  readonly note: (what: string) => void
  /** Lines with this word since then (milliseconds since 1970). */
  readonly count: (word: string, since: number) => number
}

const newest = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.log')).toSorted()

/** Keeps what went wrong with the window: a file a day, the newest few, none larger than a limit. It holds nothing of a visitor. */
export const openCrashLog = (folder: string, now: () => Date): CrashLog => {
  mkdirSync(folder, { recursive: true })
  return {
    note: (what) => {
      const at = now().toISOString()
      const file = join(folder, `${at.slice(0, 10)}.log`)
      const size = newest(folder).includes(`${at.slice(0, 10)}.log`) ? statSync(file).size : 0
      if (size < windowTimings.crashLogBytesMax) appendFileSync(file, `${at} ${what.replaceAll(/\s+/g, ' ').slice(0, 2_000)}\n`)
      for (const old of newest(folder).slice(0, -windowTimings.crashLogsMax)) rmSync(join(folder, old))
    },
    count: (word, since) => newest(folder).slice(-2)
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
      .filter((line) => Date.parse(line.slice(0, 24)) >= since && line.slice(25).startsWith(word)).length,
  }
}

/** Chromium's own dumps, below the same folder: the newest few are kept. */
export const tidyDumps = (folder: string): void => {
  const dumps = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.dmp'))
    .map((entry) => join(entry.parentPath, entry.name)).map((file) => ({ file, at: statSync(file).mtimeMs })).toSorted((one, other) => other.at - one.at)
  for (const { file } of dumps.slice(windowTimings.crashLogsMax)) rmSync(file)
}
