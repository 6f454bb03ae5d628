import type { CounterState, PublicCentre } from '@senha/protocol'
import { useLayoutEffect, useRef } from 'react'
import { nextAction } from './actions.ts'
import type { ActionName } from './actions.ts'
import { canChoose, serviceChoices } from './services.ts'
import { focusOf, meaningOf } from './shortcuts.ts'
import type { Casefile } from './use-casefile.ts'

interface Around {
  act: (action: ActionName) => void
  possible: (action: ActionName) => boolean
  lettersOn: boolean
  casefile: Casefile
  state: CounterState
  centre: PublicCentre
  setLanguage: () => void
}

/** Listens to the keyboard while no dialog is open. Of two actions on one key the possible one is meant. */
export const useShortcuts = (around: Around): void => {
  const newest = useRef(around)
  useLayoutEffect(() => {
    newest.current = around
  })
  // before the screen is seen: a key pressed at what is seen is heard
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return
      const modified = event.ctrlKey || event.altKey || event.metaKey
      const meant = meaningOf({ key: event.key, focus: focusOf(event.target), modified, repeated: event.repeat }, newest.current.lettersOn)
      if (!meant) return
      event.preventDefault()
      if (meant.is === 'leave-field') return document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined
      if (meant.is === 'next') {
        const next = nextAction(newest.current.state, newest.current.casefile.draft.chosen.length)
        return next && newest.current.act(next)
      }
      if (meant.is === 'service') return toggleService(newest.current, meant.index)
      const { keys } = meant
      const action = keys.find((key) => newest.current.possible(key)) ?? keys[0]
      if (action !== undefined) newest.current.act(action)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

const toggleService = ({ casefile, state, centre }: Around, index: number): void => {
  if (state.ticket?.status !== 'serving') return
  const choice = serviceChoices(state, centre).filter(canChoose)[index]
  if (choice) casefile.setDraft({ chosen: toggled(casefile.draft.chosen, choice.serviceId) })
}

/** In the order in which they were chosen: an ordered referral goes by it. */
export const toggled = (chosen: readonly string[], serviceId: string): string[] =>
  chosen.includes(serviceId) ? chosen.filter((id) => id !== serviceId) : [...chosen, serviceId]
