import type { Line, Machine } from './machine.ts'

export type Sent = 'taken' | 'timeout' | 'gone'

/** A cable into the machine, for fakes without a socket: bytes are taken while the machine takes bytes, answers wait until they are fetched. */
export interface Plug {
  readonly send: (bytes: Uint8Array, timeoutMs: number) => Promise<Sent>
  readonly fetch: (timeoutMs: number) => Promise<Uint8Array | 'timeout' | 'gone'>
  readonly pull: () => void
}

export const plugInto = (machine: Machine, gone: () => void = () => undefined): Plug => {
  let paused = false
  let pulled = false
  let answers: Uint8Array[] = []
  /** Called whenever something changed that someone may be waiting for. */
  let wake: (() => void)[] = []
  const stir = () => {
    const sleepers = wake
    wake = []
    for (const sleeper of sleepers) sleeper()
  }
  const until = async (ready: () => boolean, timeoutMs: number): Promise<boolean> => {
    const end = performance.now() + timeoutMs
    while (!ready()) {
      const left = end - performance.now()
      if (left <= 0) return false
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, left)
        wake.push(() => { clearTimeout(timer); resolve() })
      })
    }
    return true
  }
  const pull = () => {
    if (pulled) return
    pulled = true
    machine.leave(line)
    stir()
  }
  const line: Line = {
    answer: bytes => { answers.push(bytes); stir() },
    drop: () => { pull(); gone() },
    pause: wanted => { paused = wanted; stir() },
  }
  machine.join(line)
  return {
    send: async (bytes, timeoutMs) => {
      const able = await until(() => pulled || !paused, timeoutMs)
      if (pulled) return 'gone'
      if (!able) return 'timeout'
      machine.receive(line, bytes)
      return 'taken'
    },
    fetch: async timeoutMs => {
      await until(() => pulled || answers.length > 0, timeoutMs)
      const [first] = answers
      if (first) {
        answers = answers.slice(1)
        return first
      }
      return pulled ? 'gone' : 'timeout'
    },
    pull,
  }
}
