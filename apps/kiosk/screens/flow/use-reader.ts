import { useLayoutEffect, useRef } from 'react'
import { screenTimings } from '../../timings.ts'
import type { Read } from './read-burst.ts'
import { hear, isModifier, quietReader, silence } from './reader.ts'
import type { Heard, Typing } from './reader.ts'

interface Listener {
  readonly typing: Typing
  /** A burst begins: what a hand has typed so far must not be spoilt by it. */
  readonly began: () => void
  readonly read: (read: Read) => void
  /** A burst that is no code of ours. */
  readonly misread: () => void
}

/** Keys that press a button; readers type them too. */
const pressing = new Set(['Enter', ' '])
/** The button that goes on with what was typed: Enter presses it where no button has the focus. */
const goesOnWithTyped = (): HTMLButtonElement | null => (document.querySelector('dialog[open]') ? null : document.querySelector('button[data-enter]'))

/**
 * Listens for a barcode reader all over the page. Its keys press no button, wherever the focus is: an ending is taken away,
 * and Enter or Space at the beginning waits a moment for what follows before it presses anything. A hand's Enter after typing
 * is one that follows the last key, and is followed, more slowly than a reader types.
 */
export const useReader = (given: Listener): void => {
  const listener = useRef(given)
  useLayoutEffect(() => {
    listener.current = given
  })
  useLayoutEffect(() => {
    let reader = quietReader
    let lastKeyMs = Number.NEGATIVE_INFINITY
    let quiet: ReturnType<typeof setTimeout> | undefined
    let press: { readonly timer: ReturnType<typeof setTimeout>; readonly button: HTMLButtonElement } | undefined
    const drop = (): void => {
      clearTimeout(press?.timer)
      press = undefined
    }
    const pressNow = (): void => {
      const button = press?.button
      drop()
      button?.click()
    }
    const take = ({ reader: next, burst }: Heard): void => {
      reader = next
      if (burst?.read) listener.current.read(burst.read)
      else if (burst) listener.current.misread()
    }
    const onKey = (event: KeyboardEvent): void => {
      const { key, code, shiftKey: shift, repeat: held, timeStamp: atMs } = event
      const control = event.ctrlKey && !event.altKey && !event.metaKey && !event.getModifierState('AltGraph')
      const heard = hear(reader, { key, code, shift, control, held, atMs }, listener.current.typing)
      clearTimeout(quiet)
      if (heard.reader.signs.length > 0) {
        drop()
        quiet = setTimeout(() => take(silence(reader, atMs, listener.current.typing)), screenTimings.readerQuietMs)
        if (heard.reader.signs.length === 1) listener.current.began()
      } else if (!heard.swallow && !isModifier(key)) pressNow()
      take(heard)
      const afterPause = atMs - lastKeyMs > screenTimings.readerGapMs
      if (!isModifier(key)) lastKeyMs = atMs
      const target = pressing.has(key) && !held ? document.activeElement : null
      const focused = target instanceof HTMLButtonElement ? target : undefined
      if (heard.swallow || focused) {
        event.preventDefault()
        event.stopPropagation()
      }
      if (heard.swallow) return
      if (focused) press = { button: focused, timer: setTimeout(pressNow, screenTimings.readerSureGapMs) }
      else if (target && key === 'Enter' && !control && afterPause) {
        const button = goesOnWithTyped()
        if (button) press = { button, timer: setTimeout(pressNow, screenTimings.readerGapMs) }
      }
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true })
      clearTimeout(quiet)
      drop()
    }
  }, [])
}
