import type { Centre } from '@senha/centre'
import { loadCentre } from '@senha/centre/load'
import { apply, emptyDay, openDay } from '@senha/domain'
import type { Context, Day, Decision, Fact, Recorded } from '@senha/domain'
import { visitCodeAlphabet } from '@senha/protocol'
import { fileURLToPath } from 'node:url'
import { decideAny, staff } from './any-command.ts'
import type { Step } from './any-command.ts'

const loaded = loadCentre(fileURLToPath(new URL('../../../packages/centre/lisboa.json', import.meta.url)))
if (!loaded.ok) throw new Error(loaded.error.message)
export const lisbon = loaded.centre

export interface RandomDay { readonly day: Day; readonly facts: Recorded[]; now: number; readonly run: (decide: (context: Context) => Decision, rules: Centre, actor?: string) => Decision }

/** A day whose ids count up, and whose visit codes are of the real alphabet. */
export const randomDay = (): RandomDay => {
  const day = emptyDay('', false, 0)
  const facts: Recorded[] = []
  let count = 0
  const code = (length: number): string => Array.from({ length }, (_, place) => visitCodeAlphabet[Math.floor(count / visitCodeAlphabet.length ** place) % visitCodeAlphabet.length]).join('')
  const next = (length: number): string => {
    count += 1
    return code(length)
  }
  const supply: Context['supply'] = { id: () => `id-${(count += 1)}`, visitCode: () => next(6), bookingCode: () => next(8), card: () => ({ code: next(12), hash: `hash ${count}` }) }
  const life: RandomDay = {
    day, facts, now: Date.parse('2026-11-23T09:00:00Z'),
    run: (decide, rules, actor) => {
      const decision = decide({ day, rules, now: life.now, supply })
      const decided: readonly Fact[] = 'facts' in decision ? (decision.facts ?? []) : []
      for (const fact of decided) {
        const recorded: Recorded = { ...fact, seq: day.seq + 1, at: life.now, ...(actor !== undefined && { actor }) }
        facts.push(recorded)
        apply(day, recorded)
      }
      return decision
    },
  }
  life.run(() => ({ ok: true, facts: openDay('2026-11-23') }), lisbon)
  return life
}

/** Goes through steps on a day; `look` sees what was decided. Ids come from the configuration of this morning: consoles and kiosks still show it. */
export const walk = (life: RandomDay, steps: readonly Step[], rules: Centre = lisbon, look: (decision: Decision, one: Step) => void = () => undefined): void => {
  for (const one of steps) {
    life.now += one.seconds * 1000
    look(life.run((context) => decideAny(context, lisbon, one), rules, staff[one.who]?.id), one)
  }
}
