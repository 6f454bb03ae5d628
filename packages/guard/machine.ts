import { readFileSync, statSync } from 'node:fs'

/** What a machine says of time. Its wall clock may be set by anybody; the other two only ever go on. */
export interface Machine {
  /** Milliseconds since 1970 UTC. */
  readonly wall: () => number
  /** Milliseconds since some moment of this process; a machine that sleeps does not count them. */
  readonly monotonic: () => number
  /** Milliseconds since the machine was started, sleep included; undefined where it does not tell. */
  readonly sinceBoot: () => number | undefined
  /** Another one after each start of the machine; undefined where it does not tell. */
  readonly bootId: string | undefined
  /** When a time server last agreed with the wall clock, by that clock (ms); undefined where nobody tells. */
  readonly synchronisedAt: () => number | undefined
}

const orNothing = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch {
    return undefined
  }
}

/**
 * This machine. Linux tells the time since its start in /proc/uptime (proc(5)), a number for each start in boot_id
 * (random(4)), and systemd-timesyncd touches a file at each agreement with its server (systemd-timesyncd.service(8)).
 */
export const thisMachine = (): Machine => ({
  wall: Date.now,
  monotonic: () => performance.now(),
  sinceBoot: () => {
    const seconds = orNothing(() => Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]))
    return seconds === undefined || !Number.isFinite(seconds) ? undefined : seconds * 1000
  },
  bootId: orNothing(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
  synchronisedAt: () => orNothing(() => statSync('/run/systemd/timesync/synchronized').mtimeMs),
})
