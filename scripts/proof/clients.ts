import { setTimeout as after } from 'node:timers/promises'
import { signedIn } from '../../apps/hub/testing/signed-in.ts'
import type { Random } from '../sim/random.ts'
import { busyConsole, busyKiosk } from './load.ts'
import { consoleRecorder, kioskRecorder, watchMonitor } from './recorder.ts'
import type { Call, Recorder } from './recorder.ts'

export interface Clients {
  readonly monitor: ReturnType<typeof watchMonitor>
  readonly all: readonly Recorder[]
  readonly calls: () => Call[]
  /** Works until it is stopped; resolves when the last answer came. */
  readonly work: (random: Random, stopped: () => boolean) => Promise<unknown>
  readonly live: () => boolean
  readonly close: () => void
}

const consoles: Readonly<Record<string, { counterId: string; agency: string; languages: string[] }>> = {
  one: { counterId: 'w1', agency: 'centre', languages: ['pt', 'kea'] }, two: { counterId: 'w2', agency: 'centre', languages: ['pt', 'uk'] },
  three: { counterId: 'w3', agency: 'centre', languages: ['pt'] }, four: { counterId: 'w4', agency: 'centre', languages: ['pt', 'uk', 'kea'] },
  five: { counterId: 'health-1', agency: 'health', languages: ['pt'] }, six: { counterId: 'social-security-1', agency: 'social-security', languages: ['pt'] },
  seven: { counterId: 'legal-1', agency: 'centre', languages: ['pt'] }, eight: { counterId: 'borders-1', agency: 'borders', languages: ['pt'] },
}

/** Long enough for a clock that is set forward by a year. */
const sessionHours = 24 * 800

/** Everything that uses one hub: a monitor, two kiosks and eight consoles, each writing down what it asked and was told. `url` may be that of something between. */
export const openClients = (hub: { readonly url: string; readonly data: string }, url = hub.url): Clients => {
  const monitor = watchMonitor(url)
  const kiosks = ['door', 'hall'].map((id) => kioskRecorder(url, id))
  const desks = Object.entries(consoles).map(([id, { counterId, ...staff }]) => ({ counterId, recorder: consoleRecorder(url, id, signedIn(hub.data, { id, ...staff }, sessionHours)) }))
  const all = [...kiosks, ...desks.map((desk) => desk.recorder)]
  return {
    monitor, all, calls: () => all.flatMap((recorder) => recorder.calls),
    work: (random, stopped) => Promise.all([
      ...kiosks.map((kiosk) => busyKiosk(kiosk, random, stopped)),
      ...desks.map(({ recorder, counterId }) => busyConsole(recorder, counterId, random, stopped)),
    ]),
    live: () => monitor.isLive() && all.every((recorder) => recorder.isLive()),
    close: () => {
      monitor.close()
      for (const recorder of all) recorder.close()
    },
  }
}

/** Waits for a fact. */
export const until = async (fact: () => boolean): Promise<void> => {
  // oxlint-disable-next-line no-await-in-loop
  while (!fact()) await after(5)
}
