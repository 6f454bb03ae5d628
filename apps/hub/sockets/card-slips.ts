import { refuse } from '@senha/domain'
import type { Refusal } from '@senha/domain'
import type { CardSlip } from '@senha/protocol'
import { timings } from '../timings.ts'

type Outcome = 'printed' | 'failed' | 'unknown'

export interface CardSlips {
  /** Prints a code at a device that is connected now. The same command again, while it is remembered, is the same slip. */
  readonly print: (commandId: string, device: string, card: Omit<CardSlip, 'slipId'>) => Promise<{ ok: true; outcome: Outcome } | Refusal>
  /** Whether a slip that this device was handed is still to be printed: who waits for it stands there no longer than that. */
  readonly wanted: (device: string, slipId: string) => boolean
  /** What a device says became of a slip. */
  readonly heard: (device: string, slipId: string, outcome: Outcome) => void
}

interface Parts<S> {
  readonly socketOf: (device: string) => S | undefined
  readonly push: (socket: S, slip: CardSlip) => void
}

/**
 * Cards' codes on their way to the paper. A code is handed to the device's connection and nowhere else: what is remembered is
 * which command it was and what became of its paper. A network that stands still may hand it over later: the device asks before
 * it prints. (SPEC.md, K4)
 */
export const createCardSlips = <S>({ socketOf, push }: Parts<S>): CardSlips => {
  const answers = new Map<string, Promise<{ ok: true; outcome: Outcome }>>()
  const waiting = new Map<string, { readonly device: string; readonly freshUntil: number; readonly tell: (outcome: Outcome) => void }>()
  return {
    print: async (commandId, device, card) => {
      const earlier = answers.get(commandId)
      if (earlier) return earlier
      const socket = socketOf(device)
      if (socket === undefined) return refuse('unavailable', `"${device}" is not connected: nothing was printed`)
      const outcome = new Promise<Outcome>((tell) => {
        const silence = setTimeout(() => tell('unknown'), timings.cardSlipMs).unref()
        waiting.set(commandId, { device, freshUntil: performance.now() + timings.cardSlipFreshMs, tell: (told) => {
          clearTimeout(silence)
          tell(told)
        } })
      })
      const answer = outcome.then((told) => {
        waiting.delete(commandId)
        return { ok: true as const, outcome: told }
      })
      answers.set(commandId, answer)
      for (const old of [...answers.keys()].slice(0, -timings.cardSlipsRemembered)) answers.delete(old)
      push(socket, { ...card, slipId: commandId })
      return answer
    },
    wanted: (device, slipId) => {
      const slip = waiting.get(slipId)
      return slip?.device === device && performance.now() < slip.freshUntil
    },
    heard: (device, slipId, outcome) => {
      const slip = waiting.get(slipId)
      if (slip?.device === device) slip.tell(outcome)
    },
  }
}
